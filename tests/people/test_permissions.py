"""Permissions on people: members edit their own record."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission, User

from people.models import Person
from people.permissions import PersonPermissionPolicy
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

POLICY = PersonPermissionPolicy(Person)


@pytest.fixture
def user():
    return User.objects.create_user("ada")


@pytest.mark.parametrize(("action", "allowed"), [("change", True), ("delete", False)])
def test_members_change_their_own_record_and_no_other(user, action, allowed):
    own, other = PersonFactory(user=user), PersonFactory()
    assert POLICY.user_has_permission_for_instance(user, action, own) == allowed
    assert not POLICY.user_has_permission_for_instance(user, action, other)
    found = POLICY.instances_user_has_any_permission_for(user, [action])
    assert list(found) == [own] * allowed


def test_members_without_a_record_and_strangers_change_nothing(user):
    person = PersonFactory()
    for nobody in (user, AnonymousUser()):
        assert not POLICY.user_has_permission_for_instance(nobody, "change", person)
        assert not POLICY.user_has_permission(nobody, "change")


def test_a_record_that_was_merged_is_its_users_no_more(user):
    merged = PersonFactory(user=user, merged_into=PersonFactory())
    assert not POLICY.user_has_permission_for_instance(user, "change", merged)


def test_who_may_change_people_changes_everybody(user):
    people = {PersonFactory(), PersonFactory(user=User.objects.create_user("other"))}
    user.user_permissions.add(Permission.objects.get(codename="change_person"))
    assert set(POLICY.instances_user_has_any_permission_for(user, ["change"])) == people
