"""`manage.py erase_person`: the name is nowhere any more, or in printed authorships alone."""

import json

import pytest

from publications.bibtex.entry import SourceFile
from publications.imports.background import plan, start
from publications.imports.undo.reversal import undo
from publications.models import Authorship, Publication
from tests.labportal.privacy.lab import (
    BIB,
    everything_stored,
    fill,
    import_bib,
    media_of_name,
    nobody_is_there,
    places_of_name,
    run,
)
from tests.portal import makes_renditions

pytestmark = makes_renditions

#: Tables that hold what works print.
PRINTED = (
    "publications_authorship",
    "publications_renderedcitation",
    "publications_publicationindex",
    "publications_indexedword",
)


@pytest.fixture
def filled(world):
    return fill(world)


def test_a_name_that_is_replaced_is_in_no_table_and_no_file(
    world, filled, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        status, out, err = run("zdenka-muesselkuehn", "--names", "replace", "--yes")
    assert places_of_name() == []
    assert media_of_name() == []
    assert status == 0, (out, err)


def test_a_name_that_is_kept_is_in_printed_authorships_alone(
    world, filled, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        status, _out, err = run("zdenka-muesselkuehn", "--names", "keep", "--yes")
    assert places_of_name(but=PRINTED) == []
    assert media_of_name() == []
    assert Authorship.objects.filter(family="Müßelkühn", person=None).count() == 2
    assert status == 0, err


@pytest.mark.parametrize("names", ["keep", "replace"])
def test_a_dry_run_changes_nothing(world, filled, names):
    before = everything_stored()
    files = media_of_name()
    status, out, _err = run("zdenka-muesselkuehn", "--names", names, "--dry-run", "--json")
    assert everything_stored() == before
    assert media_of_name() == files
    assert json.loads(out)["works"] == ["muesselkuehn2020heart", "doe2021other"]
    assert status == 0


@pytest.mark.parametrize(("names", "but"), [("replace", ()), ("keep", PRINTED)])
def test_an_import_made_before_is_taken_back_without_the_name(world, filled, names, but):
    _person, batch = filled
    run("zdenka-muesselkuehn", "--names", names, "--yes")
    undo(batch.pk)
    assert places_of_name(but) == []
    assert not Publication.objects.filter(retired_at=None, doi="10.1000/heart").exists()


@pytest.mark.parametrize(
    ("names", "but", "printed"), [("replace", (), "N. N."), ("keep", PRINTED, "Zdeňka Müßelkühn")]
)
def test_names_that_an_undo_brings_back_are_printed_as_asked(world, filled, names, but, printed):
    later = import_bib(BIB.replace("and Doe, Jane", "and Doe, Janet"))
    run("zdenka-muesselkuehn", "--names", names, "--yes")
    undo(later.batch.pk)
    work = Publication.objects.get(doi="10.1000/heart")
    assert [one.name for one in work.authorships.all()] == [printed, "Jane Doe"]
    # A version that is written now holds what is printed now.
    assert places_of_name((*but, "wagtailcore_revision") if but else ()) == []


@pytest.mark.parametrize(("names", "printed"), [("replace", "N. N."), ("keep", "Müßelkühn")])
def test_the_same_file_imported_again_makes_nobody_and_prints_as_asked(
    world, filled, names, printed
):
    run("zdenka-muesselkuehn", "--names", names, "--yes")
    number = Publication.objects.count()
    again = import_bib()
    assert [one.code for one in again.plan.messages] == ["erased-person-in-file"]
    assert nobody_is_there()
    assert Publication.objects.count() == number
    changed = [one for one in again.plan.entries if one.outcome not in ("unchanged", "kept")]
    assert [one.changes for one in changed] == []
    if names == "replace":
        assert places_of_name() == []
    work = Publication.objects.get(doi="10.1000/heart")
    assert printed in work.authorships.all()[0].name


@pytest.mark.parametrize("names", ["keep", "replace"])
def test_an_upload_says_that_it_names_somebody_who_was_erased(world, filled, names):
    run("zdenka-muesselkuehn", "--names", names, "--yes")
    files = [
        SourceFile("Zdenka_Muesselkuehn.bib", BIB.encode()),
        SourceFile("others.bib", b"@misc{doe2022, title={Tides}, author={Doe, Jane}}"),
    ]
    batch = start(files, "Group", None)
    for _ in range(2):
        batch.refresh_from_db()
        said = [str(one) for one in batch.messages]
        assert len(said) == 1
        assert said[0].startswith("file-1.bib: The file names somebody who was erased")
        plan(batch)
    assert (places_of_name() == []) == (names == "replace")


@pytest.mark.parametrize("prefix", ["", "/de"])
@pytest.mark.parametrize(
    "path",
    [
        "/people/zdenka-muesselkuehn/",
        "/people/z-muesselkuehn-before/",
        "/publications/muesselkuehn2020heart/",
        "/publications/muesselkuehn2020heart.bib",
        "/publications/muesselkuehn2020heart.ris",
        "/publications/muesselkuehn2020heart.json",
        "/publications/?person=zdenka-muesselkuehn",
        "/publications/export.bib?person=zdenka-muesselkuehn",
        "/publications/feed.atom?person=zdenka-muesselkuehn",
        "/news/zdenka-muesselkuehn-wins/",
    ],
)
def test_old_addresses_are_gone_in_every_language_and_format(world, filled, client, prefix, path):
    person, _batch = filled
    person.slug = "z-muesselkuehn-before"
    person.save()
    person.slug = "zdenka-muesselkuehn"
    person.save()
    address = f"{prefix}{path}"
    assert client.get(address, follow=True).status_code == 200, address
    run("zdenka-muesselkuehn", "--names", "keep", "--yes")
    assert client.get(address).status_code == 410, address
    assert client.get(f"{prefix}/people/nobody-ever/").status_code == 404
