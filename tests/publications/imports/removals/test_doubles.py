"""Pairs of records that may be one, and those of which somebody said that they are two."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import NameVariant, Person
from publications.imports.removals.doubles import double_people, double_publications, keep_apart
from publications.imports.removals.people.merging import delete
from publications.models import Authorship, DistinctPeople, DistinctPublications
from publications.search.index import refresh
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


def work(title, **values):
    publication = PublicationFactory(title=title, issued_year=1843, **values)
    refresh([publication.pk])
    return publication


def test_works_with_one_doi_or_one_title_and_year_are_pairs():
    one, same_doi = work("On engines", doi="10.1000/1"), work("Otherwise", doi="10.1000/1")
    same_title = work("On Engines!", doi="")
    work("On engines", doi="").__class__.objects.filter(pk=same_title.pk + 1).update(
        issued_year=1900
    )
    found = [(pair.first, pair.second, pair.evidence) for pair in double_publications()]
    assert found == [
        (one.pk, same_doi.pk, "same DOI"),
        (one.pk, same_title.pk, "same title and year"),
    ]


def test_two_works_that_have_appeared_under_a_doi_each_are_no_pair_but_a_preprint_may_be():
    work("Editorial", doi="10.1000/1")
    other = work("Editorial", doi="10.1000/2")
    assert double_publications() == []
    type(other).objects.filter(pk=other.pk).update(status="preprint")
    assert len(double_publications()) == 1


def test_people_are_pairs_by_name_variant_initials_and_printed_orcid():
    ada = PersonFactory(given="Ada", family="Lovelace")
    short = PersonFactory(given="A.", family="Lovelace")
    other = PersonFactory(given="Charles", family="Babbage")
    variant = PersonFactory(given="Carl", family="Bab")
    NameVariant.objects.create(person=variant, name="Charles Babbage")
    far = PersonFactory(given="Mary", family="Somerville")
    PersonFactory(given="Anna", family="Lovelace")
    PublicationFactory(authors=[far, ada])
    Authorship.objects.update(orcid="0000-0002-1825-0097")
    found = {(pair.first, pair.second): pair.evidence for pair in double_people()}
    assert found[ada.pk, short.pk] == "same surname, same initial"
    assert found[other.pk, variant.pk].startswith("same surname")
    assert found[ada.pk, far.pk] == "same ORCID iD"
    assert (ada.pk, Person.objects.get(given="Anna").pk) not in found


def test_people_with_another_orcid_each_are_no_pair():
    PersonFactory(given="Ada", family="Lovelace", orcid="0000-0002-1825-0097")
    other = PersonFactory(given="Ada", family="Lovelace", orcid="0000-0001-5109-3700")
    assert double_people() == []
    Person.objects.filter(pk=other.pk).update(orcid="")
    assert len(double_people()) == 1


def test_what_is_two_is_remembered_and_who_is_gone_is_in_no_pair():
    one, two = (PersonFactory(given="Ada", family="Lovelace") for _ in range(2))
    assert len(double_people()) == 1
    keep_apart(DistinctPeople, two.pk, one.pk)
    keep_apart(DistinctPeople, one.pk, two.pk)
    assert double_people() == []
    three = PersonFactory(given="Ada", family="Lovelace")
    assert len(double_people()) == 2
    delete(three.pk)
    assert double_people() == []
    first, second = work("On engines", doi=""), work("On engines", doi="")
    keep_apart(DistinctPublications, first.pk, second.pk)
    assert double_publications() == []


def test_the_number_of_queries_does_not_depend_on_that_of_records():
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            double_people()
            double_publications()
        return len(asked)

    PersonFactory(given="Ada", family="Lovelace")
    work("On engines")
    few = queries()
    for number in range(20):
        PersonFactory(given="Ada", family="Lovelace")
        work(f"On engines {number % 3}", doi="")
    assert few <= queries() == 5
