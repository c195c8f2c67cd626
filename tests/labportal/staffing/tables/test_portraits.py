"""Portraits as a ZIP archive by file name: told with pictures, written, taken back."""

import io
import os
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture
from wagtail.images.models import Image
from wagtail.models import ReferenceIndex

from labportal.base import pictures
from labportal.base.records.open_forms.state import LOADED_STATE
from labportal.models import PeopleImport
from labportal.roles import portraits_collection
from labportal.staffing.tables import archive
from labportal.staffing.tables.portraits import take_back_portraits
from people.models import Person
from publications.imports.removals.people.merging import merge
from tests.factories import PersonFactory, portrait
from tests.labportal.staffing.tables.sent import take_back

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary files of new pictures to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
]


def picture(colour="red", size=(60, 60)):
    file = io.BytesIO()
    Picture.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def zipped(**files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        for name, content in files.items():
            out.writestr(name, content)
    return file.getvalue()


def upload(client, content):
    file = SimpleUploadedFile("portraits.zip", content)
    return client.post(reverse("staffing:portraits"), {"file": file}, follow=True)


def plan_of(client, files):
    return upload(client, zipped(**files)).context["plan"]


def confirm(client, files):
    plan = plan_of(client, files)
    kept = PeopleImport.objects.first()
    address = reverse("staffing:portraits_plan", args=[kept.pk])
    client.post(address, {LOADED_STATE: plan.digest})
    kept.refresh_from_db()
    assert kept.imported_at
    return kept


def test_people_are_found_by_id_name_orcid_and_address(world, admin):
    people = [
        PersonFactory(given="Grace", family="Hopper", slug="admiral"),
        PersonFactory(given="Jürgen", family="Groß"),
        PersonFactory(given="Rózsa", family="Péter", orcid="0000-0002-1825-0097"),
        PersonFactory(given="Emmy", family="Noether", email="enoether@example.org"),
        PersonFactory(given="Käthe", family="Müller"),
    ]
    files = ["admiral.png", "a/b/gross-juergen.JPG", "0000-0002-1825-0097.png", "ENoether.png"]
    plan = plan_of(admin, dict.fromkeys([*files, "Käthe Müller.png"], picture()))
    assert [one.person for one in plan.portraits] == people
    assert not plan.left_out


def test_what_fits_nobody_or_several_or_is_no_picture_is_told(world, admin, monkeypatch):
    PersonFactory(given="Ada", family="Lovelace", slug="second")
    monkeypatch.setattr(pictures, "MOST_PIXELS", 10_000)
    monkeypatch.setattr(archive, "_MOST_OF_PICTURE", 5_000)
    PersonFactory(given="Grace", family="Hopper")
    files = {
        "nobody.png": picture(),
        "lovelace-ada.png": picture(),
        "second.png": b"no picture",
        "hopper-grace.png": picture(),
        "grace-hopper.png": picture("blue"),
        "noyce-bob.png": picture(size=(200, 200)),
        "bob.png": b"\0" * 6_000,
        "__MACOSX/._hopper-grace.png": b"",
        "../../.hidden/x.png": picture(),
        ".DS_Store": b"",
    }
    plan = plan_of(admin, files)
    assert [one.file for one in plan.written] == ["hopper-grace.png"]
    faults = {one.file: one.fault for one in plan.left_out}
    assert "Nobody fits" in faults["nobody.png"]
    assert "Several people" in faults["lovelace-ada.png"]
    assert "no picture" in faults["second.png"]
    assert "of the same person" in faults["grace-hopper.png"]
    assert "“noyce-bob.png” has 200 × 200 pixels" in faults["noyce-bob.png"]
    assert "larger" in faults["bob.png"]
    assert len(plan.portraits) == 7


def test_portraits_are_written_and_taken_back(world, admin):
    before = portrait("before")
    Person.objects.filter(pk=world.ada.pk).update(photo=before, photo_visibility="members")
    files = {"ada-lovelace.png": picture(), f"{world.bob.slug}.png": picture("blue")}
    kept = confirm(admin, files)
    ada, bob = Person.objects.get(pk=world.ada.pk), Person.objects.get(pk=world.bob.pk)
    assert ada.photo.collection == bob.photo.collection == portraits_collection()
    assert (ada.photo_visibility, ada.photo.title) == ("members", "Ada Lovelace")
    assert {one.same for one in plan_of(admin, files).portraits} == {True}
    other = portrait("other")
    Person.objects.filter(pk=bob.pk).update(photo=other)
    page = take_back(admin, kept).content.decode()
    assert f"{bob} has another portrait since" in page
    assert Person.objects.get(pk=ada.pk).photo == before
    assert Person.objects.get(pk=bob.pk).photo == other
    assert not Image.objects.filter(pk=ada.photo_id).exists()


def test_the_plan_shows_small_pictures_to_whoever_chose_them(world, admin, client):
    plan_of(admin, {"nobody.png": b"", "ada-lovelace.png": picture(size=(400, 400))})
    address = reverse("staffing:portraits_thumbnail", args=[PeopleImport.objects.get().pk, 1])
    with Picture.open(io.BytesIO(admin.get(address).content)) as small:
        assert (small.format, small.size) == ("WEBP", (120, 120))
    assert admin.get(address.replace("1.webp", "7.webp")).status_code == 404
    client.force_login(world.users["editor"])
    assert client.get(address).status_code == 302


def test_what_is_no_archive_or_too_large_comes_back_with_the_reason(world, admin, monkeypatch):
    assert "no ZIP archive" in upload(admin, b"PK no").content.decode()
    monkeypatch.setattr(archive, "MOST_FILES", 1)
    page = upload(admin, zipped(a=b"", b=b""))
    assert "more than 1 files" in page.content.decode()
    assert not PeopleImport.objects.exists()


def test_a_small_picture_fetches_no_more_of_the_archive_than_its_own(
    world, admin, django_assert_max_num_queries
):
    noise = {f"{number}.png": os.urandom(300_000) for number in range(5)}
    upload(admin, zipped(**noise, **{"ada-lovelace.png": picture(size=(300, 300))}))
    kept = PeopleImport.objects.get()
    with django_assert_max_num_queries(30) as queries:
        answer = admin.get(reverse("staffing:portraits_thumbnail", args=[kept.pk, 5]))
    assert Picture.open(io.BytesIO(answer.content)).size == (120, 120)
    read = [one["sql"] for one in queries if '"content"' in one["sql"]]
    parts = [int(part) for sql in read for part in re.findall(r"substr\([^)]*, (\d+)\)", sql)]
    assert len(parts) == len(read) - 1
    assert sum(parts) < 300_000


def test_a_picture_is_kept_under_the_ending_of_its_own_format(world, admin):
    file = io.BytesIO()
    Picture.new("RGB", (60, 60), "red").save(file, "GIF", comment=b"<script>alert(1)</script>")
    confirm(admin, {"ada-lovelace.html": file.getvalue(), f"{world.bob.slug}": picture("blue")})
    people = Person.objects.in_bulk([world.ada.pk, world.bob.pk])
    names = [people[one.pk].photo.file.name.rpartition(".") for one in (world.ada, world.bob)]
    assert [ending for _stem, _dot, ending in names] == ["gif", "png"]
    assert "html" not in names[0][0]


def test_a_former_portrait_that_was_deleted_meanwhile_is_told_when_taken_back(world, admin):
    before = portrait("before")
    Person.objects.filter(pk=world.ada.pk).update(photo=before)
    kept = confirm(admin, {"ada-lovelace.png": picture()})
    before.delete()
    page = take_back(admin, kept).content.decode()
    assert "The former portrait of Ada Lovelace was deleted since" in page
    assert Person.objects.get(pk=world.ada.pk).photo is None


def test_the_survivor_s_portrait_is_told_when_that_of_who_was_merged_is_taken_back(world, admin):
    kept = confirm(admin, {f"{world.bob.slug}.png": picture()})
    merge(world.ada.pk, world.bob.pk, {})
    page = take_back(admin, kept).content.decode()
    assert f"{world.bob} was merged into Ada Lovelace, who stays as is." in page


def test_the_portrait_of_who_has_the_longest_name_is_written(world, admin):
    names = {"given": "ä" * 100, "preferred_given": "ö" * 100, "family": "ü" * 100}
    person = PersonFactory(slug="long", **names)
    confirm(admin, {"long.png": picture()})
    assert Person.objects.get(pk=person.pk).photo.title.startswith("ä" * 100)


def test_portraits_are_taken_back_in_as_many_queries_of_people_for_many_as_for_few(
    world, admin, django_assert_max_num_queries
):
    numbers = []
    for some in (range(2), range(2, 9)):
        people = [PersonFactory(family=f"Portrait{number}") for number in some]
        kept = confirm(admin, {f"{one.slug}.png": picture() for one in people})
        with django_assert_max_num_queries(200) as queries:
            assert take_back_portraits(kept.pk, None) == []
        assert not Person.objects.filter(family__startswith="Portrait").exclude(photo=None)
        told = [one["sql"] for one in queries if "people_person" in one["sql"]]
        numbers.append(len(told))
        assert not ReferenceIndex.objects.filter(model_path="photo").exists()
    assert numbers[0] == numbers[1]
