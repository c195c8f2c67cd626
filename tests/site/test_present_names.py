"""People who want their present name printed everywhere: no former one leaves the portal."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import NameVariant, Person
from publications.exports.files import bib, csl_json, ris
from publications.imports.removals.people.merging import merge
from publications.models import Authorship, Publication
from tests.factories import PersonFactory, PublicationFactory
from tests.publications.imports.imported import import_texts

pytestmark = pytest.mark.django_db

ENTRY = """@article{tides,
  author = {%s and Hopper, Grace},
  shortauthor = {Quillfeather},
  copyright = {(c) Robin Quillf{e}ather},
  howpublished = {Seminar of Quillfeather, R.},
  assignee = {Robin Q.},
  title = {On tides},
  journal = {Journal of Seas},
  year = {2021},
  doi = {10.5555/tides}
}
"""
FORMER = "Quillfeather"
PAGES = [
    "/publications/",
    "/publications/?q=tides",
    "/publications/tides/",
    "/publications/tides.bib",
    "/publications/tides.ris",
    "/publications/tides.json",
    "/publications/export.bib",
    "/publications/export.ris",
    "/publications/export.json",
    "/publications/feed.atom",
    "/search/?q=tides",
    "/",
]


def body_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return (
        b"".join(response.streaming_content) if response.streaming else response.content
    ).decode()


@pytest.fixture
def person(world):
    return PersonFactory(given="Robin", family=FORMER, slug="robin")


@pytest.fixture
def renamed(person, django_capture_on_commit_callbacks):
    """Somebody whose work is printed under another name than the present one."""
    import_texts(ENTRY % f"{FORMER}, Robin")
    with django_capture_on_commit_callbacks(execute=True):
        person.family, person.present_name_everywhere = "Ashdown", True
        person.save()
    return person


@pytest.mark.parametrize("language", ["", "/de"])
@pytest.mark.parametrize("path", [*PAGES, "/people/robin/"])
def test_no_page_and_no_file_has_the_former_name(renamed, client, language, path):
    body = body_of(client, language + path)
    assert FORMER not in body
    assert ("Ashdown" in body) or path == "/"


def test_metadata_of_the_page_say_the_present_name(renamed, client):
    body = body_of(client, "/publications/tides/")
    assert 'name="citation_author" content="Ashdown, Robin"' in body
    assert 'name="DC.creator" content="Ashdown, Robin"' in body
    assert '"familyName": "Ashdown"' in body
    assert "rft.aulast=Ashdown" in body_of(client, "/publications/?q=tides")


def test_off_by_default_and_the_printed_name_stands(person, client):
    import_texts(ENTRY % f"{FORMER}, Robin")
    person.family = "Ashdown"
    person.save()
    assert FORMER in body_of(client, "/publications/tides/")
    assert "shortauthor" in body_of(client, "/publications/tides.bib")


def test_what_was_shown_before_is_rendered_anew_with_the_switch_and_with_the_name(person, client):
    PublicationFactory(slug="tides", authors=[person])
    person.given = "Alex"
    person.save()
    assert "Robin" in body_of(client, "/publications/")
    person.present_name_everywhere = True
    person.save()
    assert "Robin" not in body_of(client, "/publications/")
    person.family = "Ashdown"
    person.save()
    assert FORMER not in body_of(client, "/publications/")
    person.present_name_everywhere = False
    person.save()
    assert FORMER in body_of(client, "/publications/")


def test_a_name_printed_in_one_piece_gives_way_as_well(person, client):
    person.present_name_everywhere = True
    person.save()
    name = {"literal": "Robin the Old", "person": person, "linked_by": "editor"}
    PublicationFactory(slug="tides", authors=[name])
    for path in ("/publications/tides/", "/publications/tides.bib", "/publications/feed.atom"):
        body = body_of(client, path)
        assert "the Old" not in body
        assert FORMER in body


def test_visitors_find_works_and_people_by_the_present_name_only(renamed, client):
    NameVariant.objects.get_or_create(person=renamed, name=FORMER)
    for found, name in ((True, "Ashdown"), (False, FORMER)):
        assert ("On tides" in body_of(client, f"/search/?q={name}")) is found
        assert ("/people/robin/" in body_of(client, f"/search/?q={name}")) is found
        assert (">On tides" in body_of(client, f"/publications/?q={name}")) is found
        assert ("Robin" in body_of(client, f"/search/suggest/?q={name}")) is found


def test_the_record_keeps_the_printed_name_and_those_who_keep_it_export_that(renamed):
    assert Authorship.objects.get(person=renamed).name == f"Robin {FORMER}"
    for writer in (bib, ris, csl_json):
        assert FORMER in "".join(writer.stream(Publication.objects.all(), private=True))


def test_lists_and_files_ask_no_more_than_for_printed_names(person, client):
    for _number in range(3):
        PublicationFactory(authors=[person, "Grace Hopper"])

    def queries(path):
        body_of(client, path)
        with CaptureQueriesContext(connection) as captured:
            body_of(client, path)
        return len(captured)

    paths = ("/publications/", "/publications/export.bib", "/publications/feed.atom")
    before = [queries(path) for path in paths]
    Person.objects.update(family="Ashdown", present_name_everywhere=True)
    assert [queries(path) for path in paths] == before


def test_a_merge_keeps_the_wish(renamed):
    survivor = PersonFactory(given="Robin", family="Ashdown")
    merge(survivor.pk, renamed.pk, {})
    survivor.refresh_from_db()
    assert survivor.present_name_everywhere


@pytest.mark.parametrize("order", list(product([FORMER, "Ashdown"], repeat=3)))
@pytest.mark.parametrize("everywhere", [True, False])
def test_imports_of_old_and_new_names_keep_every_link(
    person, everywhere, order, django_capture_on_commit_callbacks
):
    import_texts(ENTRY % f"{FORMER}, Robin")
    with django_capture_on_commit_callbacks(execute=True):
        person.family, person.present_name_everywhere = "Ashdown", everywhere
        person.save()
    for name in order:
        import_texts(ENTRY % f"{name}, Robin", overwrite=True)
        first = Authorship.objects.get(publication__slug="tides", position=0)
        assert (first.person, str(first)) == (person, f"Robin {name}")
    import_texts((ENTRY % f"{FORMER}, Robin").replace("tides", "waves"))
    assert Authorship.objects.filter(person=person).count() == 2
