"""Queries over research groups, memberships and key publications."""

from datetime import date

import pytest
from django.utils import timezone

from groups.models import KeyPublication, Membership, ResearchGroup
from publications.models import Publication
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
    as_editor,
)

pytestmark = pytest.mark.django_db

DAY = date(2021, 4, 15)


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("", "", True),
        ("2021", "", True),
        ("2021-04-15", "", True),
        ("2021-04-16", "", False),
        ("2020", "2021", True),
        ("2020", "2021-04", True),
        ("2020", "2021-04-15", True),
        ("2020", "2021-04-14", False),
        ("2020", "2021-03", False),
        ("2022", "", False),
    ],
)
def test_what_is_current_holds_the_day_to_the_precision_known(start, end, holds):
    group = ResearchGroupFactory(start=start, end=end)
    membership = MembershipFactory(start=start, end=end, group=None)
    assert list(ResearchGroup.objects.current(DAY)) == [group] * holds
    assert list(Membership.objects.current(DAY)) == [membership] * holds


def test_without_a_day_it_is_today():
    today = timezone.localdate()
    begins = MembershipFactory(start=today.isoformat())
    ends = MembershipFactory(end=today.isoformat())
    yesterday = (today - timezone.timedelta(days=1)).isoformat()
    ended = MembershipFactory(end=yesterday)
    tomorrow = MembershipFactory(start=(today + timezone.timedelta(days=1)).isoformat())
    assert set(Membership.objects.current()) == {begins, ends}
    assert set(Membership.objects.past()) == {ended}
    assert set(Membership.objects.of_alumni()) == {ended}
    assert tomorrow not in Membership.objects.begun()
    assert set(Membership.objects.begun()) == {begins, ends, ended}
    existing = ResearchGroupFactory(start=today.isoformat())
    ResearchGroupFactory(end=yesterday)
    groups = {begins.group, ends.group, ended.group, tomorrow.group, existing}
    assert set(ResearchGroup.objects.current()) == groups


@pytest.mark.parametrize(
    ("end", "past"),
    [("", False), ("2021", False), ("2021-04", False), ("2021-04-14", True), ("2020", True)],
)
def test_past_is_what_is_known_to_have_ended_before(end, past):
    MembershipFactory(end=end)
    assert Membership.objects.past(DAY).exists() == past


def test_who_has_a_current_membership_is_no_alumnus():
    left, stayed = PersonFactory(), PersonFactory()
    last = MembershipFactory(person=left, end="2020")
    MembershipFactory(person=stayed, start="2015", end="2019")
    MembershipFactory(person=stayed, start="2019", end="2021")
    assert list(Membership.objects.of_alumni(DAY)) == [last]
    assert Membership.objects.of_alumni(date(2022, 1, 1)).count() == 3


def test_people_are_counted_once_and_merged_ones_not_at_all():
    person = PersonFactory()
    MembershipFactory(person=person)
    MembershipFactory(person=person)
    MembershipFactory(person=PersonFactory(merged_into=person))
    assert Membership.objects.people_count() == 1
    assert Membership.objects.of_people(type(person).objects.filter(pk=person.pk)).count() == 2


def test_groups_carry_their_topics_and_bring_who_leads_them_today(django_assert_num_queries):
    topic = TopicFactory()
    group = ResearchGroupFactory(topics=[topic], names={"en": "Machines"})
    ResearchGroupFactory()
    lead = MembershipFactory(group=group, lead=True)
    MembershipFactory(group=group)
    MembershipFactory(group=group, lead=True, end="2021")
    assert list(ResearchGroup.objects.on_topic(topic.slug)) == [group]
    assert not ResearchGroup.objects.on_topic("other").exists()
    (found,) = (
        ResearchGroup.objects.on_topic(topic.slug).with_leads(Membership.objects.all()).with_texts()
    )
    assert found.leads == [lead]
    with django_assert_num_queries(0):
        assert found.lead_names == lead.person.name
        assert found.name == "Machines"


def test_a_list_of_members_is_sorted_by_role_then_by_hand_then_by_name(django_assert_num_queries):
    first, second = RoleFactory(order=1), RoleFactory(order=2)
    late = MembershipFactory(role=second, person=PersonFactory(family="Aa"))
    by_hand = MembershipFactory(role=first, order=1, person=PersonFactory(family="Ab"))
    bee = MembershipFactory(role=first, person=PersonFactory(family="Bee"))
    ant = MembershipFactory(role=first, person=PersonFactory(family="Ant"))
    MembershipFactory(role=first, person=PersonFactory(merged_into=ant.person))
    listed = list(Membership.objects.listed())
    assert listed == [ant, bee, by_hand, late]
    with django_assert_num_queries(0):
        for one in listed:
            assert str(one.role)
            assert one.group.name
            assert list(one.person.texts.all()) == []
            assert one.person.public_photo is None


def test_those_who_published_most_come_first():
    none, one, two = (MembershipFactory(person=PersonFactory(family=f)) for f in ("A", "B", "C"))
    PublicationFactory(authors=[one.person, two.person])
    PublicationFactory(authors=[two.person])
    for _ in range(3):
        PublicationFactory(authors=[none.person], public=False)
    PublicationFactory(authors=[as_editor(none.person), as_editor(one.person)])
    found = Membership.objects.most_published_first(Publication.objects.visible())
    assert [(row, row.written) for row in found] == [(two, 2), (one, 1), (none, 0)]


def test_key_publications_are_seen_unless_hidden_or_retired(django_assert_num_queries):
    shown = KeyPublicationFactory()
    KeyPublicationFactory(publication=PublicationFactory(public=False))
    KeyPublicationFactory(publication=PublicationFactory(retired_at=timezone.now()))
    again = KeyPublicationFactory(publication=shown.publication)
    assert list(KeyPublication.objects.visible().order_by("pk")) == [shown, again]
    assert list(KeyPublication.objects.all().publications()) == [shown.publication]
    (found, _) = KeyPublication.objects.visible()
    with django_assert_num_queries(0):
        assert [str(one) for one in found.publication.authorships.all()] == ["Grace Hopper"]
        assert found.publication.pdf is None
