"""Groups and roles of people in a few words: of today, to come, and over."""

from datetime import date

import pytest
from django.utils import translation

from groups.people.places import place_names
from tests.factories import MembershipFactory, PersonFactory, ResearchGroupFactory, RoleFactory

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 30)


@pytest.fixture
def ada(db):
    return PersonFactory()


def join(person, group, start, **more):
    role = RoleFactory(names={"en": ("Postdoc", ""), "de": ("Postdoktorand", "")})
    names = {"en": group, "de": group}
    return MembershipFactory(
        person=person, group=ResearchGroupFactory(names=names), role=role, start=start, **more
    )


def test_a_membership_to_come_is_told_with_its_first_day(ada):
    join(ada, "Vision", "2026-12-01")
    assert place_names(ada, DAY) == "from 1 December 2026 Vision: Postdoc"
    with translation.override("de"):
        assert place_names(ada, DAY) == "ab 1. Dezember 2026 Vision: Postdoktorand"
    assert place_names(ada, date(2026, 12, 1)) == "Vision: Postdoc"


def test_what_is_to_come_stands_behind_what_is(ada):
    join(ada, "Optics", "2027")
    join(ada, "Vision", "2026-12")
    join(ada, "Engines", "2020")
    assert place_names(ada, DAY) == (
        "Engines: Postdoc; from December 2026 Vision: Postdoc; from 2027 Optics: Postdoc"
    )


def test_whoever_left_and_comes_back_is_not_told_as_gone(ada):
    join(ada, "Engines", "2020", end="2021")
    join(ada, "Vision", "2026-12-01")
    assert place_names(ada, DAY) == "from 1 December 2026 Vision: Postdoc"


def test_whoever_left_is_told_with_what_they_were(ada):
    join(ada, "Engines", "2020", end="2021")
    assert place_names(ada, DAY) == "formerly Engines: Postdoc"
