"""Listings of publications on pages."""

import pytest
from django.utils import timezone

from groups.works.filters import LabPublicationFilter
from groups.works.listing import PublicationListing
from labportal.base.blocks import DeletedRecord
from publications.models import Publication
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def _of_block(**chosen):
    """Return the listing for the values of a block in which only `chosen` is filled in."""
    empty = {
        "group": None,
        "person": None,
        "topic": None,
        "year": None,
        "type": "",
        "order": "newest",
        "length": 10,
        "grouping": "",
        "style": "",
        "names": "",
        "picked": [],
    }
    return PublicationListing.of_block({**empty, **chosen})


def _titles(listing):
    return [row.publication.title for row in listing.rows]


def test_a_block_without_choices_lists_everything_that_visitors_see():
    PublicationFactory(title="Old", issued_year=2001)
    PublicationFactory(title="New", issued_year=2023)
    PublicationFactory(public=False)
    PublicationFactory(retired_at=timezone.now())
    listing = _of_block()
    assert _titles(listing) == ["New", "Old"]
    assert (listing.count, listing.query) == (2, "sort=newest")
    assert _titles(_of_block(order="oldest")) == ["Old", "New"]


@pytest.mark.parametrize("kind", ["group", "person", "topic", "year", "type"])
def test_each_choice_of_a_block_narrows_the_list(kind):
    person, group, topic = PersonFactory(), ResearchGroupFactory(), TopicFactory()
    MembershipFactory(person=person, group=group, start="2015")
    PublicationFactory(
        title="This", authors=[person], topics=[topic], issued_year=2020, type="book"
    )
    PublicationFactory(title="That", issued_year=2021)
    chosen = {"group": group, "person": person, "topic": topic, "year": 2020, "type": "book"}
    listing = _of_block(**{kind: chosen[kind]})
    assert _titles(listing) == ["This"]
    assert listing.count == 1
    value = getattr(chosen[kind], "slug", chosen[kind])
    assert f"{kind}={value}" in listing.query.split("&")


def test_no_more_are_shown_than_asked_for_and_all_are_counted():
    for number in range(3):
        PublicationFactory(title=f"Paper {number}", issued_year=2020 + number)
    listing = _of_block(length=2)
    assert (_titles(listing), listing.count) == (["Paper 2", "Paper 1"], 3)
    assert len(_of_block(length=None).rows) == 1


def test_a_person_who_was_merged_is_the_one_who_holds_the_record_now():
    heir = PersonFactory()
    between = PersonFactory(merged_into=heir)
    PublicationFactory(title="This", authors=[heir])
    PublicationFactory(title="That")
    listing = _of_block(person=PersonFactory(merged_into=between))
    assert _titles(listing) == ["This"]
    assert f"person={heir.slug}" in listing.query


@pytest.mark.parametrize("kind", ["group", "person", "topic"])
def test_of_a_deleted_record_there_is_nothing_to_list(kind):
    PublicationFactory()
    listing = _of_block(**{kind: DeletedRecord(1)})
    assert (listing.rows, listing.count, listing.query) == ([], 0, "")


def test_the_style_is_the_blocks_else_the_groups():
    group = ResearchGroupFactory(citation_style="ieee")
    assert _of_block(group=group).style == "ieee"
    assert _of_block(group=group, style="apa").style == "apa"
    assert _of_block().style == ""


def test_years_stand_together_even_where_titles_were_asked_for():
    for title, year in (("A", 2020), ("B", 2021), ("C", 2020)):
        PublicationFactory(title=title, issued_year=year)
    assert _titles(_of_block(order="title")) == ["A", "B", "C"]
    assert _titles(_of_block(order="title", grouping="year")) == ["B", "A", "C"]
    assert _titles(_of_block(order="oldest", grouping="year")) == ["A", "C", "B"]


def test_types_stand_together_in_their_order_and_as_they_were_in_each():
    for title, kind, year in (
        ("Thesis", "thesis", 2023),
        ("Newer", "article-journal", 2022),
        ("Older", "article-journal", 2020),
    ):
        PublicationFactory(title=title, type=kind, issued_year=year)
    assert _titles(_of_block()) == ["Thesis", "Newer", "Older"]
    assert _titles(_of_block(grouping="type")) == ["Newer", "Older", "Thesis"]


def test_what_was_picked_is_listed_as_picked_with_its_remarks():
    first, second = PublicationFactory(title="First"), PublicationFactory(title="Second")
    hidden = PublicationFactory(public=False)
    picked = [
        {"publication": second, "remark": "Best paper"},
        {"publication": None, "remark": "Gone"},
        {"publication": hidden, "remark": ""},
        {"publication": first, "remark": None},
    ]
    listing = _of_block(picked=picked)
    assert [(row.publication, row.remark) for row in listing.rows] == [
        (second, "Best paper"),
        (first, ""),
    ]
    assert (listing.count, listing.query) == (2, "")
    shorter = _of_block(picked=picked, length=1)
    assert (_titles(shorter), shorter.count) == (["Second"], 2)


def test_in_place_of_a_picked_record_that_was_merged_its_heir_is_listed():
    heir = PublicationFactory(title="Heir")
    merged = PublicationFactory(merged_into=heir, retired_at=timezone.now())
    listing = _of_block(picked=[{"publication": merged, "remark": "R"}])
    assert [(row.publication, row.remark) for row in listing.rows] == [(heir, "R")]


def test_what_is_on_the_page_already_is_counted_and_not_shown_again():
    papers = [PublicationFactory(issued_year=2020 + number) for number in range(3)]
    listing = PublicationListing.filtered(LabPublicationFilter(), 2, beside={papers[2].pk})
    assert [row.publication for row in listing.rows] == [papers[1], papers[0]]
    assert listing.count == 3


def test_a_filtered_list_takes_as_many_queries_whatever_its_length(django_assert_num_queries):
    for _ in range(3):
        PublicationFactory()
    # The ids, the publications, and the names and people of all.
    with django_assert_num_queries(3):
        listing = PublicationListing.filtered(LabPublicationFilter(), 3)
        names = [str(one) for row in listing.rows for one in row.publication.authorships.all()]
    assert names == ["Grace Hopper"] * 3
    assert Publication.objects.count() == 3
