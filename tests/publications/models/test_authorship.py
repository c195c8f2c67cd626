"""Authorships: the names printed on a publication, and whom they are linked to."""

import pytest
from django.db import IntegrityError, transaction

from publications.models.authorship import Authorship, LinkOrigin
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def publication():
    return PublicationFactory(authors=[])


@pytest.fixture
def person():
    return PersonFactory()


def _printed(publication, **fields):
    fields = {"position": publication.authorships.count(), "family": "King", **fields}
    authorship = Authorship.objects.create(publication=publication, **fields)
    return Authorship.objects.get(pk=authorship.pk)


def test_a_name_is_read_in_its_parts_or_in_one_piece():
    name = Authorship(given="Ludwig", particle="van", family="Beethoven", suffix="Jr.")
    assert str(name) == name.name == "Ludwig van Beethoven Jr."
    assert name.parts == ("Ludwig", "van", "Beethoven", "Jr.")
    consortium = Authorship(literal="The Consortium")
    assert consortium.name == "The Consortium"
    assert consortium.parts == ("", "", "", "")


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"family": "King"}, False),
        ({"family": "", "literal": "The Consortium"}, False),
        ({"family": ""}, True),
        ({"family": "", "given": "Ada"}, True),
        ({"family": "King", "literal": "The Consortium"}, True),
        ({"family": "", "literal": "The Consortium", "suffix": "Jr."}, True),
    ],
)
def test_a_name_has_a_family_name_or_is_in_one_piece(publication, fields, refused):
    if not refused:
        _printed(publication, **fields)
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        _printed(publication, **fields)


def test_a_link_has_an_origin_and_a_rejected_one_nobody(publication, person):
    authorship = _printed(publication, person=person, linked_by="exact")
    rows = Authorship.objects.filter(pk=authorship.pk)
    for linked_by in ("", LinkOrigin.REJECTED):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(linked_by=linked_by)
    rows.update(person=None, linked_by=LinkOrigin.REJECTED)


def test_a_link_that_was_found_says_how(publication, person):
    for origin in (LinkOrigin.ORCID, LinkOrigin.EXACT, LinkOrigin.VARIANT):
        assert _printed(publication, person=person, linked_by=origin).linked_by == origin
    assert _printed(publication).linked_by == ""


def test_a_person_whom_an_editor_chose_is_told_from_one_who_was_found(publication, person):
    authorship = _printed(publication)
    authorship.person = person
    authorship.save()
    assert authorship.linked_by == LinkOrigin.EDITOR
    found = _printed(publication, person=person, linked_by="exact")
    found.person = PersonFactory()
    found.save()
    assert found.linked_by == LinkOrigin.EDITOR
    assert _printed(publication, person=person).linked_by == LinkOrigin.EDITOR


def test_a_link_that_an_editor_took_away_is_rejected_and_stays_so(publication, person):
    authorship = _printed(publication, person=person, linked_by="exact")
    authorship.person = None
    authorship.save()
    assert authorship.linked_by == LinkOrigin.REJECTED
    authorship.save()
    assert authorship.linked_by == LinkOrigin.REJECTED


def test_saving_what_nobody_changed_leaves_the_link_as_it_was(publication, person):
    authorship = _printed(publication, person=person, linked_by="variant")
    authorship.family = "Byron"
    authorship.save()
    assert (authorship.person, authorship.linked_by) == (person, "variant")


def test_a_link_that_is_made_with_its_origin_keeps_it(publication, person):
    authorship = _printed(publication)
    authorship.person, authorship.linked_by = person, "orcid"
    authorship.save()
    assert authorship.linked_by == "orcid"


def test_a_name_stays_when_its_person_goes_and_goes_with_its_publication(publication, person):
    authorship = _printed(publication, person=person, linked_by="exact")
    person.delete()
    authorship.refresh_from_db()
    assert authorship.person is None
    publication.delete()
    assert not Authorship.objects.exists()


def test_two_names_change_places_at_once(publication):
    first, second = _printed(publication, family="A"), _printed(publication, family="B")
    with transaction.atomic():
        for authorship, position in ((first, 1), (second, 0)):
            authorship.position = position
            authorship.save()
    assert list(publication.authorships.all()) == [second, first]


@pytest.mark.django_db(transaction=True)
def test_two_names_are_not_in_one_place():
    publication = PublicationFactory(authors=["Ada King"])
    with pytest.raises(IntegrityError):
        Authorship.objects.create(publication=publication, position=0, family="Eve")
