"""The printed names of a publication as one field of its form."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.models import Authorship, Publication
from tests.factories import PersonFactory, PublicationFactory
from tests.staff.answers import model_url, open_form, record_url

pytestmark = pytest.mark.django_db

MANY = [{"given": "A.", "family": f"Muster{number}"} for number in range(300)]


def _rows(client, publication):
    return json.loads(open_form(client, record_url(publication))["authorships"])


def _send(client, publication, rows):
    url = record_url(publication)
    text = rows if isinstance(rows, str) else json.dumps(rows)
    return client.post(url, {**open_form(client, url), "authorships": text})


def _names(publication):
    return [authorship.name for authorship in publication.authorships.order_by("position")]


def test_names_are_put_in_another_order_taken_out_and_added(admin_client):
    publication = PublicationFactory(authors=["Ada One", "Bo Two", "Cy Three"])
    first, second, third = _rows(admin_client, publication)
    added = {"literal": "The Consortium", "role": "editor"}
    assert _send(admin_client, publication, [third, added, first]).status_code == 302
    assert _names(publication) == ["Cy Three", "The Consortium", "Ada One"]
    rows = publication.authorships.order_by("position").values_list("pk", "role")
    assert [pk for pk, _role in rows][::2] == [third["id"], first["id"]]
    assert [role for _pk, role in rows] == ["author", "editor", "author"]
    assert not Authorship.objects.filter(pk=second["id"]).exists()


def test_flags_and_orcid_ids_are_kept_and_an_id_may_be_typed_as_an_address(admin_client):
    publication = PublicationFactory(authors=["Ada One"])
    [row] = _rows(admin_client, publication)
    said = {"corresponding": True, "equal_contribution": True, "elision_after": True}
    row |= {**said, "orcid": "https://orcid.org/0000-0002-1825-0097"}
    assert _send(admin_client, publication, [row]).status_code == 302
    [row] = _rows(admin_client, publication)
    assert row["orcid"] == "0000-0002-1825-0097"
    assert {name: row[name] for name in said} == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"given": "Ada"}, "Name 2 (Ada): Give a family name, or the name in one piece"),
        ({"family": "One", "literal": "One"}, "Name 2 (One): Give a family name"),
        ({}, "Name 2 (–): Give a family name"),
        ({"family": "One", "orcid": "0000-0002-1825-0098"}, "Name 2 (One): The last character"),
        ({"family": "One", "orcid": "12"}, "Name 2 (One): An ORCID iD has four groups"),
        ({"family": "x" * 301}, "Family name: at most 300 characters."),
        ({"family": "One", "role": "king"}, "Its role or link is none of those there are."),
        (
            {"family": "One", "person": 4711, "linked_by": "editor"},
            "Name 2 (One): The person chosen for it is not there any more.",
        ),
    ],
)
def test_what_is_wrong_with_a_name_is_said_with_its_place_and_what_was_typed_stays(
    admin_client, row, said
):
    publication = PublicationFactory(authors=["Ada One"])
    typed = [*_rows(admin_client, publication), row]
    response = _send(admin_client, publication, typed)
    assert response.status_code == 200
    assert said.lower() in response.context["form"].errors.as_text().lower()
    assert json.loads(response.context["form"]["authorships"].value()) == typed
    assert _names(publication) == ["Ada One"]


@pytest.mark.parametrize("text", ["[", '{"family": "One"}', '["One"]', "null", "[[]]"])
def test_a_list_that_cannot_be_read_changes_nothing(admin_client, text):
    publication = PublicationFactory(authors=["Ada One"])
    response = _send(admin_client, publication, text)
    assert "The list of names cannot be read." in response.context["form"].errors.as_text()
    assert _names(publication) == ["Ada One"]


def test_the_name_of_another_publication_is_not_taken_from_it(admin_client):
    other = PublicationFactory(authors=["Ada One"])
    publication = PublicationFactory(authors=["Bo Two"])
    assert _send(admin_client, publication, _rows(admin_client, other)).status_code == 302
    assert _names(other) == _names(publication) == ["Ada One"]


def test_a_choice_that_is_taken_back_is_looked_up_by_the_name(admin_client):
    ada, bo = PersonFactory(given="Ada", family="One"), PersonFactory(given="Bo", family="Two")
    publication = PublicationFactory(
        authors=[{"given": "Ada", "family": "One", "person": bo, "linked_by": "editor"}]
    )
    [row] = _rows(admin_client, publication)
    assert (row["person_name"], row["linked_by"]) == ("Bo Two", "editor")
    _send(admin_client, publication, [{**row, "linked_by": ""}])
    [authorship] = publication.authorships.all()
    assert (authorship.person, authorship.linked_by) == (ada, "exact")


def test_an_older_revision_brings_back_the_names_it_has(admin_client):
    publication = PublicationFactory(authors=["Ada One", "Bo Two"])
    first, second = _rows(admin_client, publication)
    assert _send(admin_client, publication, [first, second]).status_code == 302
    revision = publication.revisions.latest("pk")
    assert _send(admin_client, publication, [second]).status_code == 302
    url = record_url(publication, "revisions_revert", revision.pk)
    form = open_form(admin_client, url)
    assert [row["family"] for row in json.loads(form["authorships"])] == ["One", "Two"]
    assert admin_client.post(record_url(publication), form).status_code == 302
    assert _names(publication) == ["Ada One", "Bo Two"]


def _queries(client, publication, rows):
    with CaptureQueriesContext(connection) as opened:
        form = open_form(client, record_url(publication))
    form["authorships"] = json.dumps(rows or json.loads(form["authorships"]))
    with CaptureQueriesContext(connection) as saved:
        assert client.post(record_url(publication), form).status_code == 302
    return len(opened), len(saved)


def test_a_paper_of_three_hundred_opens_and_saves_in_the_queries_of_one(admin_client):
    publication = PublicationFactory(authors=["Ada One"])
    _queries(admin_client, publication, [])
    few = _queries(admin_client, publication, [])
    _queries(admin_client, publication, MANY)
    assert len(_names(publication)) == 300
    many = _queries(admin_client, publication, list(reversed(_rows(admin_client, publication))))
    assert _names(publication)[0] == "A. Muster299"
    assert many[0] <= few[0]
    assert many[1] <= few[1] + 3


def test_a_paper_of_three_thousand_is_added(admin_client):
    fields = open_form(admin_client, model_url(Publication, "add"))
    names = [{"given": "A.", "family": f"Muster{number}"} for number in range(3000)]
    fields |= {"title": "Of all", "issued_year": "2020", "authorships": json.dumps(names)}
    assert admin_client.post(model_url(Publication, "add"), fields).status_code == 302
    publication = Publication.objects.get()
    assert publication.slug == "muster0-2020-all"
    assert publication.authorships.count() == 3000
