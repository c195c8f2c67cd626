"""Former ids in a table: of who was renamed, merged or deleted."""

import pytest

from people.models import Person
from publications.imports.removals.people.merging import delete, merge
from tests.factories import PersonFactory
from tests.labportal.staffing.tables.sent import confirm, plan_of, said_of, take_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(world):
    person = PersonFactory(given="Grace", family="Murray", slug="grace-murray")
    person.slug, person.family = "grace-hopper", "Hopper"
    person.save()
    return person


def test_a_former_id_is_the_person_s(renamed, admin):
    (one,) = plan_of(admin, "id,room\ngrace-murray,MI 1\n").people
    assert (one.person, one.is_new) == (renamed, False)


def test_the_id_of_who_was_merged_is_the_survivor_s(renamed, admin):
    survivor = PersonFactory(slug="admiral")
    merge(survivor.pk, renamed.pk, {})
    for slug in ("grace-murray", "grace-hopper"):
        (one,) = plan_of(admin, f"id,room\n{slug},MI 1\n").people
        assert one.person == survivor


def test_the_id_of_who_was_deleted_is_an_error_with_what_to_do(renamed, admin):
    delete(renamed.pk)
    for slug in ("grace-murray", "grace-hopper"):
        plan = plan_of(admin, f"id,given names,family name\n{slug},Mary,Shelley\n")
        assert said_of(plan) == {
            2: f"“{slug}” is the id of somebody who was deleted: leave it empty."
        }
    assert not Person.objects.filter(family="Shelley").exists()


def test_what_a_survivor_took_over_is_told_when_the_table_is_taken_back(renamed, admin):
    kept = confirm(admin, f"id,room\n{renamed.slug},MI 1\n")
    survivor = PersonFactory(given="Ada", family="King")
    merge(survivor.pk, renamed.pk, {})
    page = take_back(admin, kept).content.decode()
    survivor.refresh_from_db()
    assert f"was merged into {survivor}, who stays as is." in page
    assert survivor.room == "MI 1"
