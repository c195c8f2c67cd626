"""Works of groups: asked for by group, by publication, and counted."""

from random import Random

import pytest

from groups.models import ResearchGroup
from groups.works.ownership import groups_of, publications_of
from publications.models import Publication
from tests.factories import (
    MembershipFactory,
    PublicationFactory,
)
from tests.groups.works.facet_numbers import counts


def test_publications_of_a_group_groups_of_a_publication_and_numbers_agree(many: Random) -> None:
    groups = ResearchGroup.objects.all()
    by_group = {group.slug: set(publications_of(group.slug)) for group in groups}
    assert all(by_group.values())
    for publication in Publication.objects.all():
        assert {group.slug for group in groups_of(publication)} == {
            slug for slug, works in by_group.items() if publication in works
        }
        for group in groups_of(publication):
            assert group.is_key == group.key_publications.filter(publication=publication).exists()
    assert counts("group") == {
        slug: sum(publication.public for publication in works) for slug, works in by_group.items()
    }


@pytest.mark.parametrize(
    ("start", "end", "year", "month", "belongs"),
    [
        ("", "", None, None, True),
        ("2020", "", None, None, False),
        ("2020-06", "", 2020, 5, False),
        ("2020-06", "", 2020, 6, True),
        ("2020-06", "", 2020, None, True),
        ("2020-06", "", 2019, None, False),
        ("", "2020-06", 2021, 6, True),
        ("", "2020-06", 2021, 7, False),
        ("", "2020-06", 2021, None, True),
        ("", "2020", 2021, 12, True),
        ("", "2020", 2022, 1, False),
        ("2020-01-31", "2020-02-01", 2021, 2, True),
    ],
)
def test_a_membership_counts_to_the_month_and_twelve_months_on(
    db: None, start: str, end: str, year: int | None, month: int | None, belongs: bool
) -> None:
    membership = MembershipFactory(start=start, end=end, group__slug="g")
    PublicationFactory(authors=[membership.person], issued_year=year, issued_month=month)
    edited = {"person": membership.person, "role": "editor", "family": "x", "linked_by": "editor"}
    PublicationFactory(authors=[edited], issued_year=year, issued_month=month)
    assert publications_of("g").count() == belongs


def test_membership_in_no_group_makes_no_works_of_groups(db: None) -> None:
    membership = MembershipFactory(group=None)
    publication = PublicationFactory(authors=[membership.person])
    assert not groups_of(publication)
    assert counts("group") == {}
