"""A new person, or a new name variant, finds what was published before."""

import pytest

from people.models import NameVariant, Person
from people.names.parts import parse_name
from publications.models import Authorship, Publication
from tests.factories import PublicationFactory

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


def _printed(*names):
    return [PublicationFactory(authors=[name]).authorships.get() for name in names]


def test_a_person_with_another_surname_is_found_by_the_former_and_the_new_one(
    django_capture_on_commit_callbacks, review
):
    before = _printed("Anna Krüger", "A. Krueger", "Anna Schmidt", "Schmidt A", "Anna Other")
    with django_capture_on_commit_callbacks(execute=True):
        person = Person.objects.create(given="Anna", family="Krüger")
    person = Person.objects.get(pk=person.pk)
    person.family = "Schmidt"
    with django_capture_on_commit_callbacks(execute=True):
        person.save()
    after = _printed("Anna Krueger", "Anna Kruger", "Anna M. Krüger")
    with django_capture_on_commit_callbacks(execute=True):
        person.save()
    assert [_linked(one)[0] for one in before] == [person, None, person, None, None]
    assert [_linked(one)[0] for one in after] == [person, person, person]
    assert sorted(review.names()) == ["A. Krueger", "Schmidt A"]


def test_initials_of_past_publications_are_suggested_for_a_new_member(
    django_capture_on_commit_callbacks, review
):
    names = [
        *("GCHE de Krona", "G.C.H.E. de Krona", "de Krona GCHE", "KRONA, GCHE DE", "Th Meyer"),
        *("Meyer Th", "Meyer TA", "MEYER, TH", "Yu Petrov", "Petrov Yu", "YuV Petrov"),
    ]
    _printed(*names, "Tim Meyer", "K Meyer", "Somebody Else")
    with django_capture_on_commit_callbacks(execute=True):
        Person.objects.create(given="Guida C. H. E.", particle="de", family="Krona")
        Person.objects.create(given="Thomas", family="Meyer")
        Person.objects.create(given="Yuri V.", family="Petrov")
    assert sorted(review.names()) == sorted(parse_name(name).full for name in names)


def test_a_new_variant_of_run_together_initials_links_all_that_are_printed_so(
    django_capture_on_commit_callbacks,
):
    names = _printed("GCHE de Krona", "G. C. H. E. de Krona", "de Krona GCHE", "G. de Krona")
    with django_capture_on_commit_callbacks(execute=True):
        person = Person.objects.create(given="Guida C. H. E.", particle="de", family="Krona")
        NameVariant.objects.create(person=person, name="G.C.H.E. de Krona")
    assert [_linked(one)[1] for one in names] == ["variant", "variant", "variant", ""]
