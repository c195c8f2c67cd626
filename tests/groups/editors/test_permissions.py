"""Permissions on research groups and memberships, by role."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission, User

from groups.editors.permissions import (
    MembershipPermissionPolicy,
    ResearchGroupPermissionPolicy,
    edited_groups,
)
from groups.models import Membership, ResearchGroup
from tests.factories import MembershipFactory, ResearchGroupFactory

pytestmark = pytest.mark.django_db

GROUPS = ResearchGroupPermissionPolicy(ResearchGroup)
MEMBERSHIPS = MembershipPermissionPolicy(Membership)


@pytest.fixture
def group():
    return ResearchGroupFactory()


@pytest.fixture
def editor(group):
    user = User.objects.create_user("editor")
    user.groups.add(group.editors)
    return user


@pytest.fixture
def administrator():
    user = User.objects.create_user("administrator")
    for codename in ("change_researchgroup", "delete_researchgroup", "change_membership"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    return user


def test_editors_edit_the_groups_that_are_theirs(editor, group):
    ResearchGroupFactory()
    assert list(edited_groups(editor)) == [group]
    other = ResearchGroupFactory()
    editor.groups.add(other.editors)
    assert set(edited_groups(editor)) == {group, other}
    assert not edited_groups(User.objects.create_user("visitor")).exists()


def test_editors_choose_among_all_groups(editor):
    assert GROUPS.user_has_permission(editor, "choose")
    assert not GROUPS.user_has_permission(User.objects.create_user("visitor"), "choose")


@pytest.mark.parametrize(
    ("action", "allowed"), [("change", True), ("delete", False), ("add", False)]
)
def test_editors_change_their_own_group_and_do_no_more(editor, group, action, allowed):
    other = ResearchGroupFactory()
    assert GROUPS.user_has_permission(editor, action) == allowed
    assert GROUPS.user_has_permission_for_instance(editor, action, group) == allowed
    assert not GROUPS.user_has_permission_for_instance(editor, action, other)
    found = GROUPS.instances_user_has_any_permission_for(editor, [action])
    assert list(found) == [group] * allowed


@pytest.mark.parametrize("action", ["change", "delete"])
def test_editors_change_and_delete_the_memberships_in_their_group(editor, group, action):
    own = MembershipFactory(group=group)
    others = [MembershipFactory(), MembershipFactory(group=None)]
    assert MEMBERSHIPS.user_has_permission_for_instance(editor, action, own)
    for other in others:
        assert not MEMBERSHIPS.user_has_permission_for_instance(editor, action, other)
    assert list(MEMBERSHIPS.instances_user_has_any_permission_for(editor, [action])) == [own]


@pytest.mark.parametrize("action", ["add", "change", "delete"])
def test_editors_of_a_group_that_has_nobody_yet_may_add_its_first_member(editor, action):
    assert not Membership.objects.exists()
    assert MEMBERSHIPS.user_has_permission(editor, action)
    assert not MEMBERSHIPS.user_has_permission(editor, "view")
    assert not MEMBERSHIPS.user_has_permission(User.objects.create_user("member"), action)


def test_an_account_that_was_closed_may_nothing(editor, group):
    membership = MembershipFactory(group=group)
    editor.is_active = False
    editor.save()
    assert not GROUPS.user_has_permission_for_instance(editor, "change", group)
    assert not MEMBERSHIPS.user_has_permission(editor, "add")
    assert not MEMBERSHIPS.user_has_permission_for_instance(editor, "change", membership)
    assert not MEMBERSHIPS.instances_user_has_any_permission_for(editor, ["change"]).exists()


def test_administrators_change_every_group_and_every_membership(administrator, group):
    membership = MembershipFactory(group=None)
    assert GROUPS.user_has_permission_for_instance(administrator, "delete", group)
    assert MEMBERSHIPS.user_has_permission_for_instance(administrator, "change", membership)
    assert not MEMBERSHIPS.user_has_permission(administrator, "add")
    found = MEMBERSHIPS.instances_user_has_any_permission_for(administrator, ["change"])
    assert list(found) == [membership]


def test_nobody_who_is_not_signed_in_may_anything(group):
    visitor = AnonymousUser()
    assert not GROUPS.user_has_permission_for_instance(visitor, "change", group)
    assert not GROUPS.instances_user_has_any_permission_for(visitor, ["change"]).exists()
    assert not MEMBERSHIPS.instances_user_has_any_permission_for(visitor, ["change"]).exists()
