"""Pictures: members keep to the collection of portraits."""

import gc
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.models import Image

from labportal.base.roots import root_collection
from labportal.demo.portraits import portrait
from labportal.roles import portraits_collection
from people.models import Person
from tests.staff.answers import answer, page_url, record_url

# Wagtail leaves the temporary file of a new rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def _files_are_collected_within_the_test():
    yield
    gc.collect()


@pytest.fixture
def pictures(world):
    """Return a portrait and a picture of the site."""
    return {
        name: Image.objects.create(
            title=name,
            file=SimpleUploadedFile(f"{name}.png", portrait("AL", name)),
            collection=collection,
        )
        for name, collection in (("face", portraits_collection()), ("logo", root_collection()))
    }


def upload(client, collection):
    """Upload a picture into `collection`, whatever the form offers; return where it went."""
    before = set(Image.objects.all())
    client.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Me",
            "image-chooser-upload-file": SimpleUploadedFile("me.png", portrait("AL", "me")),
            "image-chooser-upload-collection": collection.pk,
        },
    )
    return [image.collection for image in set(Image.objects.all()) - before]


def test_everybody_chooses_pictures_from_where_they_may(world, pictures, signed_in):
    for role, titles in (
        ("admin", {"face", "logo"}),
        ("editor", {"face", "logo"}),
        ("member", {"face"}),
        ("bib", set()),
    ):
        response = signed_in(role).get(reverse("wagtailimages_chooser:choose"))
        assert {image.title for image in response.context["results"]} == titles, role


def test_members_upload_portraits_and_no_other_pictures(world, signed_in):
    client = signed_in("member")
    assert upload(client, root_collection()) in ([], [portraits_collection()])
    assert upload(client, portraits_collection()) == [portraits_collection()]
    assert upload(signed_in("editor"), root_collection()) == [root_collection()]
    assert upload(signed_in("bib"), root_collection()) == []


def test_members_change_pictures_of_their_own_only(world, pictures, signed_in):
    client = signed_in("member")
    upload(client, portraits_collection())
    own = Image.objects.get(uploaded_by_user=world.users["member"])
    assert answer(client.get(reverse("wagtailimages:edit", args=[own.pk]))) == "yes"
    for picture in pictures.values():
        for view in ("edit", "delete"):
            url = reverse(f"wagtailimages:{view}", args=[picture.pk])
            assert answer(client.get(url)) == "no"
            assert answer(client.post(url, {"title": "Mine"})) == "no"
    assert Image.objects.filter(title__in=pictures).count() == 2


def test_documents_are_for_bibliography_admins_and_editors(world, signed_in):
    url = reverse("wagtaildocs:add")
    opened = {role: answer(signed_in(role).get(url)) for role in ("bib", "editor", "member")}
    assert opened == {"bib": "yes", "editor": "yes", "member": "no"}


def test_hidden_portraits_of_others_are_neither_offered_nor_found(world, pictures, signed_in):
    person = Person.objects.get(pk=world.ada.pk)
    person.photo = pictures["face"]
    for visibility, titles in (("public", {"face", "logo"}), ("hidden", {"logo"})):
        person.photo_visibility = visibility
        person.save()
        for query in ({}, {"q": "face"}):
            response = signed_in("editor").get(reverse("wagtailimages_chooser:choose"), query)
            found = {image.title for image in response.context["results"]}
            assert found == (titles & {"face"} if query else titles)
    own = signed_in("member").get(reverse("wagtailimages_chooser:choose"))
    assert {image.title for image in own.context["results"]} == {"face"}


def test_a_photo_of_a_telephone_is_refused_with_what_to_do(world, signed_in):
    photo = SimpleUploadedFile("IMG_1.HEIC", b"\0\0\0 ftypheic")
    for address, field in (
        (reverse("wagtailimages_chooser:create"), "image-chooser-upload-"),
        (reverse("wagtailimages:add"), ""),
    ):
        sent = {f"{field}title": "Me", f"{field}file": photo}
        sent[f"{field}collection"] = root_collection().pk
        photo.seek(0)
        said = signed_in("admin").post(address, sent).content.decode()
        assert "format HEIC" in said


def test_the_form_of_a_picture_links_to_nothing_that_is_not_there(world, pictures, signed_in):
    client = signed_in("admin")
    form = client.get(reverse("wagtailimages:edit", args=[pictures["face"].pk])).content.decode()
    links = re.findall(r'<a href="(/media/[^"]+)"', form)
    assert links
    assert {client.get(link).status_code for link in links} == {200}


def test_a_new_picture_is_asked_for_its_point_where_it_is_chosen(world, pictures, signed_in):
    client = signed_in("admin")
    for form in (record_url(world.ada), page_url(world.vision.pages["en"])):
        assert "focal-point.js" in client.get(form).content.decode()
    chooser = client.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert "data-focal-hint" in chooser
    # Wagtail asks by itself for that of a picture that is there.
    there = client.get(reverse("wagtailimages:edit", args=[pictures["face"].pk])).content.decode()
    assert "data-focal-hint" not in there
