"""Snapshots of the publications in the database."""

import pytest

from publications.records.snapshots import present_snapshots
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


def test_a_snapshot_holds_what_a_publication_says_and_nothing_that_is_empty():
    publication = PublicationFactory(
        title="On engines",
        doi="10.1000/182",
        citekey="engines",
        authors=[
            PersonFactory(given="Ada", family="King"),
            {"literal": "The Consortium", "role": "editor", "corresponding": True},
        ],
    )
    snapshot = present_snapshots([publication.pk])[publication.pk]
    assert snapshot.values == {
        "type": "article-journal",
        "title": "On engines",
        "container_title": "Journal of Tests",
        "issued_year": 2024,
        "doi": "10.1000/182",
        "status": "published",
    }
    assert snapshot.names == [
        {"role": "author", "given": "Ada", "family": "King"},
        {"role": "editor", "literal": "The Consortium", "corresponding": True},
    ]


def test_names_are_in_their_order_whatever_their_rows():
    publication = PublicationFactory(authors=["A B", "C D", "E F"])
    first, _, third = publication.authorships.all()
    for authorship, position in ((first, 9), (third, 0)):
        type(first).objects.filter(pk=authorship.pk).update(position=position)
    names = present_snapshots([publication.pk])[publication.pk].names
    assert [name["family"] for name in names] == ["F", "D", "B"]


def test_many_snapshots_take_two_queries(django_assert_num_queries):
    publications = [PublicationFactory(authors=["A B"]), PublicationFactory(authors=[])]
    PublicationFactory()
    with django_assert_num_queries(2):
        found = present_snapshots(publication.pk for publication in publications)
    assert {pk: len(snapshot.names) for pk, snapshot in found.items()} == {
        publications[0].pk: 1,
        publications[1].pk: 0,
    }


def test_what_is_not_there_has_no_snapshot():
    assert present_snapshots([999_999]) == {}
    assert present_snapshots([]) == {}
