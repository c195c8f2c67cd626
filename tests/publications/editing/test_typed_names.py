"""Names that are typed into the form of a publication."""

import json

import pytest

from people.models import NameVariant
from publications.models import Authorship, Publication
from tests.factories import PersonFactory, PublicationFactory
from tests.publications.name_links.review_page import Review
from tests.staff.answers import model_url, open_form, record_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def daniel():
    return PersonFactory(given="Daniel", family="Rückert")


def _add(client, *names):
    """Send the form of a new publication with these names; return their rows."""
    fields = open_form(client, model_url(Publication, "add"))
    fields |= {"title": "Typed", "authorships": json.dumps(names)}
    assert client.post(model_url(Publication, "add"), fields).status_code == 302
    return list(Authorship.objects.filter(publication__title="Typed").order_by("position"))


def _change(client, publication, **values):
    """Send the form of a publication with other values for its first name; return its row."""
    url = record_url(publication)
    fields = open_form(client, url)
    first, *others = json.loads(fields["authorships"])
    fields["authorships"] = json.dumps([{**first, **values}, *others])
    assert client.post(url, fields).status_code == 302
    return publication.authorships.get(position=0)


def _link(authorship):
    return authorship.person, authorship.linked_by


@pytest.mark.parametrize(
    "name",
    [
        {"given": "Daniel", "family": "Rueckert"},
        {"given": "Daniel", "family": "Rückert"},
        {"given": "DANIEL", "family": "RÜCKERT"},
        {"given": "Daniel", "family": "Ruckert", "role": "editor"},
    ],
)
def test_a_typed_name_in_full_is_linked(admin_client, admin_user, daniel, name):
    [authorship] = _add(admin_client, name)
    assert _link(authorship) == (daniel, "exact")
    assert Review(admin_user).names() == []


@pytest.mark.parametrize(
    "name",
    [
        {"given": "D.", "family": "Rueckert"},
        {"given": "D", "family": "Rückert"},
        {"family": "Rückert D."},
        {"family": "RUECKERT"},
        {"given": "Rückert", "family": "Daniel"},
        {"given": "D", "family": "Ruckert", "role": "editor"},
    ],
)
def test_a_typed_name_that_is_less_certain_is_suggested(admin_client, admin_user, daniel, name):
    [authorship] = _add(admin_client, name)
    assert _link(authorship) == (None, "")
    [row] = Review(admin_user).page().context["rows"]
    assert row.name.people == [daniel.pk]


@pytest.mark.parametrize("field", ["family", "literal"])
@pytest.mark.parametrize("text", ["Daniel Rueckert", "Rückert, Daniel", "DANIEL RUECKERT"])
def test_a_whole_name_in_one_field_is_taken_apart_and_linked(admin_client, daniel, field, text):
    [authorship] = _add(admin_client, {field: text})
    assert _link(authorship) == (daniel, "exact")
    assert authorship.literal == ""
    assert authorship.given.casefold() == "daniel"
    assert authorship.surname_keys == "ruckert"


@pytest.mark.parametrize("field", ["family", "literal"])
@pytest.mark.parametrize("text", ["D. Rueckert", "Rückert, D.", "Daniel M. Ruckert-Weiß"])
def test_a_whole_name_in_one_field_is_suggested(admin_client, admin_user, daniel, field, text):
    [authorship] = _add(admin_client, {field: text})
    assert _link(authorship) == (None, "")
    [row] = Review(admin_user).page().context["rows"]
    assert row.name.people == [daniel.pk]


@pytest.mark.parametrize(
    "name",
    [
        {"literal": "The Rückert Consortium"},
        {"literal": "Rückert"},
        {"literal": "Rückert GmbH"},
        {"family": "Rückert Weiß"},
        {"family": "Becker Weiß"},
        {"family": "Tayebi Arasteh"},
        {"literal": "Dora Becker"},
    ],
)
def test_what_is_no_whole_name_of_a_member_stays_in_one_piece(admin_client, daniel, name):
    PersonFactory(given="Soroosh", family="Tayebi Arasteh")
    [authorship] = _add(admin_client, name)
    assert _link(authorship) == (None, "")
    assert {authorship.literal, authorship.family} == {*name.values(), ""}


def test_a_typed_variant_is_linked(admin_client, daniel):
    NameVariant.objects.create(person=daniel, name="D. Rueckert")
    [authorship] = _add(admin_client, {"given": "D", "family": "Rückert"})
    assert _link(authorship) == (daniel, "variant")


def test_typed_names_are_linked_each_for_itself(admin_client, daniel):
    grace = PersonFactory(given="Grace", family="Hopper")
    rows = _add(
        admin_client,
        {"given": "Grace", "family": "Hopper"},
        {"literal": "The Rückert Consortium"},
        {"given": "Dora", "family": "Rueckert"},
        {"given": "Daniel", "family": "Rueckert", "person": grace.pk, "linked_by": "editor"},
        {"given": "Daniel", "family": "Rueckert"},
    )
    assert list(map(_link, rows)) == [
        (grace, "exact"),
        (None, ""),
        (None, ""),
        (grace, "editor"),
        (daniel, "exact"),
    ]


def test_a_name_that_two_members_have_is_linked_to_neither(admin_client, admin_user, daniel):
    namesake = PersonFactory(given="Daniel", family="Rueckert")
    [authorship] = _add(admin_client, {"given": "Daniel", "family": "Rückert"})
    assert _link(authorship) == (None, "")
    [row] = Review(admin_user).page().context["rows"]
    assert set(row.name.people) == {daniel.pk, namesake.pk}


def test_a_name_that_is_typed_over_another_is_linked_anew(admin_client, daniel):
    grace = PersonFactory(given="Grace", family="Hopper")
    publication = PublicationFactory(authors=[daniel])
    row = _change(admin_client, publication, given="Grace", family="Hopper")
    assert _link(row) == (grace, "exact")
    row = _change(admin_client, publication, given="Dora", family="Becker")
    assert _link(row) == (None, "")
    row = _change(admin_client, publication, given="Daniel", family="Rueckert")
    assert _link(row) == (daniel, "exact")


def test_what_an_editor_said_of_a_name_holds_while_it_is_the_same(admin_client, daniel):
    chosen = {"given": "Dan", "family": "R.", "person": daniel, "linked_by": "editor"}
    publication = PublicationFactory(authors=[chosen])
    assert _link(_change(admin_client, publication, given="Danny")) == (daniel, "editor")
    rejected = {"given": "D.", "family": "Rückert", "linked_by": "rejected"}
    publication = PublicationFactory(authors=[rejected])
    assert _link(_change(admin_client, publication, given="Daniel")) == (None, "rejected")
    assert _link(_change(admin_client, publication, family="Rueckert")) == (None, "rejected")
    grace = PersonFactory(given="Grace", family="Hopper")
    row = _change(admin_client, publication, given="Grace", family="Hopper")
    assert _link(row) == (grace, "exact")
    assert _link(_change(admin_client, publication, person=None, linked_by="rejected")) == (
        None,
        "rejected",
    )


def test_a_form_without_a_change_of_names_asks_for_nobody(admin_client, daniel):
    publication = PublicationFactory(authors=["Daniel Rückert"])
    _change(admin_client, publication, corresponding=True)
    assert _link(publication.authorships.get()) == (None, "")
