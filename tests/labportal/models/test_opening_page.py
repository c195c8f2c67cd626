"""Openings: theses and positions."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from labportal.models.opening_page import OpeningKind, OpeningPage, OpeningSupervisor
from tests.factories import PersonFactory, ResearchGroupFactory

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 10)
NEXT, BEFORE = DAY + timedelta(days=1), DAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("deadline", "filled", "current", "overdue"),
    [
        (BEFORE, False, False, True),
        (DAY, False, True, False),
        (NEXT, False, True, False),
        (NEXT, True, False, False),
        (None, False, True, False),
        (None, True, False, False),
        (BEFORE, True, False, True),
    ],
)
def test_one_can_apply_up_to_the_deadline(deadline, filled, current, overdue):
    opening = OpeningPage(deadline=deadline, filled=filled)
    assert (opening.is_current(DAY), opening.is_overdue(DAY)) == (current, overdue)


def test_without_a_day_it_is_today():
    today = timezone.localdate()
    assert OpeningPage(deadline=today).is_current()
    assert OpeningPage(deadline=today - timedelta(days=1)).is_overdue()
    assert not OpeningPage(deadline=today - timedelta(days=1)).is_current()


def test_kinds_are_told_in_both_languages():
    opening = OpeningPage(kind=OpeningKind.MASTER)
    assert opening.get_kind_display() == "Master’s thesis"
    with translation.override("de"):
        assert opening.get_kind_display() == "Masterarbeit"


def _add(tree, **fields):
    page = OpeningPage(title="Some", slug="some", kind="phd", **fields)
    return tree["openings"]["en"].add_child(instance=page)


def test_only_what_is_open_is_in_the_site_map(site_tree, client):
    opening = _add(site_tree)
    address = f"http://testserver{opening.url}<".encode()
    assert address in client.get("/sitemap.xml").content
    opening.filled = True
    opening.save()
    assert address not in client.get("/sitemap.xml").content


def test_a_person_supervises_an_opening_once(site_tree):
    opening, person = _add(site_tree), PersonFactory(given="Ada", family="King")
    supervisor = OpeningSupervisor.objects.create(page=opening, person=person)
    assert str(supervisor) == "Ada King"
    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningSupervisor.objects.create(page=opening, person=person)
    person.delete()
    assert not opening.supervisors.exists()


def test_the_page_shows_who_supervises_as_they_are_now(site_tree, rf):
    opening, person = _add(site_tree, group=ResearchGroupFactory()), PersonFactory()
    opening.supervisors.create(person=PersonFactory(merged_into=person))
    opening.save()
    item = opening.get_context(rf.get("/"))["item"]
    assert item.page == opening
    assert item.supervisors == [person]


def test_an_opening_outlives_its_group(site_tree):
    group = ResearchGroupFactory()
    opening = _add(site_tree, group=group)
    group.delete()
    opening.refresh_from_db()
    assert opening.group is None
