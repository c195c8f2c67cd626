"""A new person, or a new name variant, finds what was published before."""

import pytest

from people.models import NameVariant, Person
from publications.models import Authorship, Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def authorship():
    publication = Publication.objects.create(title="A paper", issued_year=2020)
    return Authorship.objects.create(
        publication=publication, position=0, given="D.", family="Rückert"
    )


def _linked(authorship):
    authorship.refresh_from_db()
    return authorship.person, authorship.linked_by


def test_a_new_person_is_linked_to_past_publications(
    authorship, django_capture_on_commit_callbacks
):
    Authorship.objects.update(given="Daniel")
    with django_capture_on_commit_callbacks(execute=True):
        person = Person.objects.create(given="Daniel", family="Rueckert")
    assert _linked(authorship) == (person, "exact")


def test_a_new_variant_is_linked_and_the_publication_gets_a_revision(
    authorship, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        person = Person.objects.create(given="Daniel", family="Rueckert")
    assert _linked(authorship) == (None, "")
    with django_capture_on_commit_callbacks(execute=True):
        NameVariant.objects.create(person=person, name="D. Rueckert")
    assert _linked(authorship) == (person, "variant")
    assert authorship.publication.latest_revision


def test_a_name_that_an_editor_rejected_stays_rejected(
    authorship, django_capture_on_commit_callbacks
):
    Authorship.objects.update(linked_by="rejected")
    with django_capture_on_commit_callbacks(execute=True):
        person = Person.objects.create(given="Daniel", family="Rueckert")
        NameVariant.objects.create(person=person, name="D. Rueckert")
    assert _linked(authorship) == (None, "rejected")
