"""Members and alumni of a research group."""

from datetime import date

import pytest

from groups.people.members import group_people
from tests.factories import MembershipFactory, PersonFactory, ResearchGroupFactory, RoleFactory

pytestmark = pytest.mark.django_db

DAY = date(2021, 4, 15)


@pytest.fixture
def group():
    return ResearchGroupFactory()


def test_leads_stand_apart_from_members_by_role(group):
    first, second = RoleFactory(order=1), RoleFactory(order=2)
    lead = MembershipFactory(group=group, role=first, lead=True)
    member = MembershipFactory(group=group, role=second)
    fellow = MembershipFactory(group=group, role=second)
    MembershipFactory(role=second)
    people = group_people(group, DAY)
    assert people.leads == [lead]
    assert people.by_role == [(second, [member, fellow])]
    assert people.former == []


def test_the_number_of_members_counts_people_once_and_no_leads(group):
    person = PersonFactory()
    MembershipFactory(group=group, lead=True)
    MembershipFactory(group=group, person=person)
    MembershipFactory(group=group, person=person)
    assert group_people(group, DAY).member_count == 1


def test_who_left_is_former_unless_there_in_another_role(group):
    promoted = PersonFactory()
    MembershipFactory(group=group, person=promoted, start="2015", end="2018")
    now = MembershipFactory(group=group, person=promoted, start="2018")
    left = MembershipFactory(group=group, start="2015", end="2020")
    people = group_people(group, DAY)
    assert [members for _role, members in people.by_role] == [[now]]
    assert [(one.person, one.end) for one in people.former] == [(left.person, "2020")]


@pytest.mark.parametrize(("start", "shown"), [("2021-04-15", 1), ("2021-04-16", 0), ("", 1)])
def test_who_is_still_to_come_is_not_shown(group, start, shown):
    MembershipFactory(group=group, start=start)
    assert group_people(group, DAY).member_count == shown


def test_merged_people_are_left_out(group):
    MembershipFactory(group=group, person=PersonFactory(merged_into=PersonFactory()))
    MembershipFactory(group=group, person=PersonFactory(merged_into=PersonFactory()), end="2020")
    assert group_people(group, DAY) == ([], [], [])


def test_all_of_a_group_that_ended_are_former_and_left_with_it():
    group = ResearchGroupFactory(start="2010", end="2020")
    lead = MembershipFactory(group=group, lead=True, start="2010")
    MembershipFactory(group=group, lead=True, start="2012", person=lead.person)
    early = MembershipFactory(group=group, start="2010", end="2013")
    people = group_people(group, DAY)
    assert [one.person for one in people.leads] == [lead.person]
    assert people.by_role == []
    assert [(one.person, one.left) for one in people.former] == [
        (lead.person, "2020"),
        (early.person, "2013"),
    ]


def test_a_group_is_there_to_the_last_day_of_its_end():
    group = ResearchGroupFactory(end="2021")
    member = MembershipFactory(group=group)
    assert group_people(group, date(2021, 12, 31)).member_count == 1
    former = group_people(group, date(2022, 1, 1)).former
    assert [(one.person, one.end) for one in former] == [(member.person, "2021")]


def test_the_memberships_are_fetched_once(group, django_assert_max_num_queries):
    for _ in range(3):
        MembershipFactory(group=group)
    people = None
    # Memberships, and for all of them: texts of roles, groups and people, and pictures.
    with django_assert_max_num_queries(5):
        people = group_people(group, DAY)
    assert people.member_count == 3
