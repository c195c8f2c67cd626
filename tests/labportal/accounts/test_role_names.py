"""Names of roles in the language of the reader: in forms, lists and the log of accounts."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils.translation import override
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.users.models import UserProfile

from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, make_roles, role_title

pytestmark = pytest.mark.django_db


@pytest.fixture
def german(admin_client, admin_user):
    """The browser of a superuser who reads German."""
    make_roles()
    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = "de"
    profile.save()
    return admin_client


def test_roles_of_the_portal_and_editors_are_translated_and_no_others():
    with override("de"):
        assert role_title(ADMINISTRATORS) == "Administratoren"
        assert role_title("Editors: vision") == "Redaktion: vision"
        assert role_title("Guests") == "Guests"


@pytest.mark.parametrize("view", ["wagtailusers_users:add", "wagtailusers_groups:index"])
def test_forms_and_lists_of_accounts_name_roles_in_german(view, german):
    page = german.get(reverse(view))
    assertContains(page, "Bibliografie-Administratoren")
    assertNotContains(page, BIBLIOGRAPHY_ADMINS)


def test_the_form_of_a_new_member_names_roles_in_german(german):
    page = german.get(reverse("staffing:new_member"))
    assertContains(page, "Bibliografie-Administratoren")
    assertNotContains(page, BIBLIOGRAPHY_ADMINS)


def test_the_log_of_accounts_names_roles_in_german(german):
    ada = User.objects.create_user("ada")
    ada.groups.add(Group.objects.get(name=BIBLIOGRAPHY_ADMINS))
    assertContains(
        german.get(reverse("accounts:log")), "<td>Bibliografie-Administratoren</td>", html=True
    )
