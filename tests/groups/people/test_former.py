"""Former members of whom nobody knows when they left."""

import csv
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from pytest_django.asserts import assertContains

from groups.models import Membership
from groups.people.alumni import alumni, by_year
from groups.people.members import group_people
from groups.people.places import place_names
from groups.people.timeline import timeline
from groups.works.ownership import publications_of
from publications.imports.removals.people.rows import move
from tests.factories import (
    MembershipFactory,
    PublicationFactory,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 30)


@pytest.fixture
def former(db):
    return MembershipFactory(start="", former=True)


def test_they_are_past_and_not_current(former):
    assert not Membership.objects.current(DAY).exists()
    assert Membership.objects.past(DAY).get() == former
    assert Membership.objects.of_alumni(DAY).get() == former
    assert not Membership.objects.ending(60, DAY).exists()
    assert (former.is_current(DAY), former.has_ended(DAY)) == (False, True)


def test_they_are_former_members_of_their_group_and_come_last(former):
    known = MembershipFactory(group=former.group, start="2010", end="2012")
    people = group_people(former.group, DAY)
    assert (people.leads, people.by_role) == ([], [])
    assert [one.person for one in people.former] == [known.person, former.person]
    assert [year for year, _people in by_year(people.former)] == ["2012", ""]


def test_a_known_end_tells_what_somebody_was_last(former):
    last = MembershipFactory(person=former.person, group=former.group, end="2012", start="2010")
    (one,) = alumni([former, last])
    assert one.last == last
    assert timeline([former, last], DAY).past == [last, former]


def test_who_came_back_is_no_alumnus(former):
    MembershipFactory(person=former.person, start="2024")
    assert not Membership.objects.of_alumni(DAY).exists()


def test_their_period_and_places_say_so(former):
    assert former.period == "formerly"
    assert place_names(former.person, DAY).startswith("formerly ")
    former.start = "2010"
    assert former.period == "since 2010, over by now"


def test_the_list_of_memberships_and_its_export_say_that_they_are_over(former, admin_client):
    url = reverse("wagtailsnippets_groups_membership:list")
    (shown,) = admin_client.get(url).context["object_list"]
    assert shown.end_as_known == "former, dates unknown"
    assertContains(admin_client.get(url), "<td>former, dates unknown</td>", html=True)
    exported = admin_client.get(f"{url}?export=csv").getvalue().decode()
    (row,) = csv.DictReader(exported.splitlines())
    assert row["Former, dates unknown"] == "True"


def test_no_work_is_taken_for_the_group_s_by_an_unknown_time(former):
    PublicationFactory(authors=[former.person])
    assert not publications_of(former.group.slug).exists()


def test_an_end_and_no_end_contradict(former):
    former.end = "2020"
    with pytest.raises(ValidationError, match="not both"):
        former.validate_constraints()
    with pytest.raises(IntegrityError):
        former.save()


def test_merged_people_keep_what_the_survivor_s_membership_says(former):
    known = MembershipFactory(
        group=former.group, role=former.role, start="", end="2020", destination="Oxford"
    )
    moved, filled = move(known.person, former.person)
    former.refresh_from_db()
    assert (former.former, former.end, former.destination) == (True, "", "Oxford")
    assert (moved, [change[3] for change in filled]) == ([], ["destination"])
