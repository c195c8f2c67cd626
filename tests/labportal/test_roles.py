"""The roles of those who sign in."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from labportal.roles import (
    ADMINISTRATORS,
    BIBLIOGRAPHY_ADMINS,
    MEMBERS,
    PORTRAITS,
    SITE_ROLES,
    SiteRole,
    make_roles,
    portraits_collection,
)

pytestmark = pytest.mark.django_db

#: A permission, and which roles have it: administrators, bibliography admins, members.
PERMISSIONS = [
    ("wagtailadmin.access_admin", "abm"),
    ("publications.change_publication", "ab"),
    ("publications.delete_publication", "ab"),
    ("publications.add_importbatch", "ab"),
    ("publications.delete_importbatch", ""),
    ("base.change_topic", "ab"),
    ("base.delete_topic", "a"),
    ("people.choose_person", "ab"),
    ("people.change_person", "a"),
    ("groups.change_membership", "a"),
    ("labportal.change_labsettings", "a"),
    ("auth.change_user", "a"),
    ("wagtailcore.change_site", "a"),
]


def _in_role(name):
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=name))
    return user


@pytest.mark.parametrize(("permission", "roles"), PERMISSIONS)
def test_each_role_may_do_what_it_is_for_and_no_more(permission, roles):
    make_roles()
    names = {"a": ADMINISTRATORS, "b": BIBLIOGRAPHY_ADMINS, "m": MEMBERS}
    may = {letter for letter, name in names.items() if _in_role(name).has_perm(permission)}
    assert may == set(roles)


def test_what_is_there_already_is_left_as_it_is():
    members = Group.objects.create(name=MEMBERS)
    assert make_roles() == [ADMINISTRATORS, BIBLIOGRAPHY_ADMINS]
    assert not members.permissions.exists()
    assert make_roles() == []
    assert [role.name for role in SITE_ROLES] == [ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS]


def test_only_administrators_work_on_every_page():
    make_roles()
    on_pages = GroupPagePermission.objects.values_list("group__name", "permission__codename")
    mine = {(name, code) for name, code in on_pages if name in {role.name for role in SITE_ROLES}}
    assert {name for name, _code in mine} == {ADMINISTRATORS}
    assert {"add_page", "change_page", "publish_page"} <= {code for _name, code in mine}


def _in_collections(name):
    rows = GroupCollectionPermission.objects.filter(group__name=name)
    return set(rows.values_list("collection__name", "permission__codename"))


def test_members_add_pictures_to_the_portraits_only():
    make_roles()
    assert _in_collections(MEMBERS) == {(PORTRAITS, "add_image"), (PORTRAITS, "choose_image")}
    assert {name for name, _code in _in_collections(BIBLIOGRAPHY_ADMINS)} == {"Root"}
    assert ("Root", "add_image") in _in_collections(ADMINISTRATORS)
    assert ("Root", "add_image") not in _in_collections(BIBLIOGRAPHY_ADMINS)


def test_there_is_one_collection_of_portraits():
    made = portraits_collection()
    assert portraits_collection() == made
    assert Collection.objects.filter(name=PORTRAITS).count() == 1


def test_a_permission_that_is_missing_is_told():
    Permission.objects.filter(codename="change_labsettings").delete()
    with pytest.raises(LookupError, match=r"labportal\.change_labsettings"):
        make_roles()


def test_a_role_may_be_without_portraits():
    SiteRole("Guests", permissions=()).make()
    assert Group.objects.filter(name="Guests").exists()
    assert not Collection.objects.filter(name=PORTRAITS).exists()
