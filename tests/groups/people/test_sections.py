"""Sections of the people index."""

import pytest

from groups.people.sections import member_sections, members
from groups.records.membership import Membership
from tests.factories import MembershipFactory, PersonFactory, ResearchGroupFactory, RoleFactory

pytestmark = pytest.mark.django_db


def _listed():
    return Membership.objects.listed()


def test_by_role_everybody_is_once_in_a_role_with_all_groups():
    role, other = RoleFactory(order=1), RoleFactory(order=2)
    first, second = ResearchGroupFactory(), ResearchGroupFactory()
    person = PersonFactory()
    MembershipFactory(person=person, role=role, group=first)
    MembershipFactory(person=person, role=role, group=second, lead=True)
    MembershipFactory(person=person, role=other, group=None)
    sections = member_sections(_listed(), "role")
    assert [(section.role, section.group) for section in sections] == [(role, None), (other, None)]
    ((member,), (in_other,)) = (section.members for section in sections)
    assert member.groups == [first, second]
    assert member.roles == [role]
    assert member.leads
    assert in_other.groups == []
    assert not in_other.leads


def test_by_group_the_chair_comes_first_and_in_each_group_its_leads():
    second, first = ResearchGroupFactory(order=2), ResearchGroupFactory(order=1)
    role, lower = RoleFactory(order=1), RoleFactory(order=2)
    member = MembershipFactory(group=first, role=role)
    lead = MembershipFactory(group=first, role=lower, lead=True)
    MembershipFactory(group=second, role=role)
    MembershipFactory(group=None, role=lower)
    sections = member_sections(_listed(), "group")
    assert [section.group for section in sections] == [None, first, second]
    assert [one.person for one in sections[1].members] == [lead.person, member.person]


def test_who_is_in_two_groups_is_in_the_section_of_each():
    first, second = ResearchGroupFactory(), ResearchGroupFactory()
    person = PersonFactory()
    MembershipFactory(person=person, group=first)
    MembershipFactory(person=person, group=second)
    sections = member_sections(_listed(), "group")
    assert [[one.person for one in section.members] for section in sections] == [[person]] * 2
    assert [section.members[0].groups for section in sections] == [[first], [second]]


def test_groups_of_the_same_place_are_not_mixed():
    beta, alpha = (ResearchGroupFactory(order=1, slug=slug) for slug in ("beta", "alpha"))
    for group in (beta, alpha, beta, alpha):
        MembershipFactory(group=group)
    sections = member_sections(_listed(), "group")
    assert [(section.group.slug, len(section.members)) for section in sections] == [
        ("alpha", 2),
        ("beta", 2),
    ]


def test_sections_have_an_anchor_of_their_own():
    group = ResearchGroupFactory()
    membership = MembershipFactory(group=group)
    MembershipFactory(group=None, role=membership.role)
    (by_role,) = member_sections(_listed(), "role")
    assert by_role.anchor == f"role-{membership.role.pk}"
    anchors = [section.anchor for section in member_sections(_listed(), "group")]
    assert anchors == ["chair", f"researchgroup-{group.pk}"]


def test_people_come_in_the_order_in_which_they_first_come():
    first, second = MembershipFactory(), MembershipFactory()
    again = MembershipFactory(person=first.person)
    assert members([second, first, again]) == [
        (second.person, [second]),
        (first.person, [first, again]),
    ]
