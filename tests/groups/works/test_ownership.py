"""The rule by which publications are a research group's."""

import pytest

from groups.records.group_publication import GroupPublication
from groups.works.ownership import groups_of, publications_of
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PublicationFactory,
    ResearchGroupFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return ResearchGroupFactory()


def _is_the_groups(group, publication):
    """Return whether a publication is a group's, which both directions have to agree on."""
    of_group = publications_of(group.slug).filter(pk=publication.pk).exists()
    assert groups_of(publication).filter(pk=group.pk).exists() == of_group
    return of_group


@pytest.mark.parametrize(
    ("start", "end", "issued", "is_the_groups"),
    [
        # A membership or publication of a year may be of any month in it.
        ("2020", "", (2020, None), True),
        ("2020", "", (2019, None), False),
        ("2020-06", "", (2020, None), True),
        ("2020-06", "", (2020, 5), False),
        ("2020-06", "", (2020, 6), True),
        ("2020-06-30", "", (2020, 6), True),
        ("2020", "", (2020, 1), True),
        # Twelve months after leaving count.
        ("2015", "2020", (2021, 12), True),
        ("2015", "2020", (2022, 1), False),
        ("2015", "2020", (2021, None), True),
        ("2015", "2020", (2022, None), False),
        ("2015", "2020-03", (2021, 3), True),
        ("2015", "2020-03", (2021, 4), False),
        ("2015", "2020-03-01", (2021, 3), True),
        ("2015", "2020-03", (2021, None), True),
        # Of what is not known, nothing is held against it.
        ("", "", (1990, None), True),
        ("", "2020", (1990, None), True),
        ("", "", (None, None), True),
        ("2020", "", (None, None), False),
        ("", "2020", (None, None), False),
    ],
)
def test_a_publication_is_of_the_members_time_in_the_group(
    group, start, end, issued, is_the_groups
):
    member = MembershipFactory(group=group, start=start, end=end).person
    year, month = issued
    publication = PublicationFactory(authors=[member], issued_year=year, issued_month=month)
    assert _is_the_groups(group, publication) == is_the_groups


def test_who_edits_a_book_does_not_make_it_the_groups(group):
    member = MembershipFactory(group=group).person
    book = PublicationFactory(
        authors=[{"family": "Lovelace", "role": "editor", "person": member, "linked_by": "exact"}]
    )
    assert not _is_the_groups(group, book)


def test_members_of_the_chair_itself_make_it_no_groups(group):
    publication = PublicationFactory(authors=[MembershipFactory(group=None).person])
    assert not groups_of(publication).exists()
    assert not publications_of(group.slug).exists()


def test_editors_add_publications_and_take_them_out(group):
    added, taken_out = PublicationFactory(), KeyPublicationFactory(group=group).publication
    other = PublicationFactory(authors=[MembershipFactory(group=group).person])
    assert not _is_the_groups(group, added)
    assert _is_the_groups(group, taken_out)
    assert _is_the_groups(group, other)
    GroupPublication.objects.create(group=group, publication=added)
    for publication in (taken_out, other):
        GroupPublication.objects.create(group=group, publication=publication, included=False)
    assert list(publications_of(group.slug)) == [added]
    assert not _is_the_groups(group, taken_out)
    assert not _is_the_groups(group, other)


def test_what_one_group_took_out_stays_the_others(group):
    other = ResearchGroupFactory()
    member = MembershipFactory(group=group).person
    MembershipFactory(group=other, person=member)
    publication = PublicationFactory(authors=[member])
    GroupPublication.objects.create(group=group, publication=publication, included=False)
    assert list(groups_of(publication)) == [other]
    assert list(publications_of(other.slug)) == [publication]


def test_each_group_says_whether_it_is_a_key_publication(group):
    other = ResearchGroupFactory()
    publication = KeyPublicationFactory(group=group).publication
    GroupPublication.objects.create(group=other, publication=publication)
    KeyPublicationFactory(group=other)
    assert {one: one.is_key for one in groups_of(publication)} == {group: True, other: False}
