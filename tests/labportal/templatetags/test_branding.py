"""The lab in the admin: its name and its icon, in place of Wagtail's."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.users.models import UserProfile

from labportal.models import LabSettings

pytestmark = pytest.mark.django_db


def _page(client: Client, path: str, language: str = "en") -> str:
    response = client.get(path, headers={"Accept-Language": language})
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def _inner(page: str, tag: str) -> str:
    found = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", page)
    assert found
    return found[1].strip()


@pytest.mark.parametrize(
    ("language", "heading", "name"),
    [("en", "Sign in to Test Lab", "Test Lab"), ("de", "Bei Testlabor anmelden", "Testlabor")],
)
def test_people_sign_in_to_their_lab(
    site_tree: Any, client: Client, language: str, heading: str, name: str
) -> None:
    page = _page(client, "/admin/login/", language)
    assert _inner(page, "h1") == heading
    assert _inner(page, "title").endswith(f"- {name}")
    assert "Wagtail" not in re.sub(r"<[^>]*>", "", _inner(page, "main"))


def test_the_admin_bears_the_name_and_the_icon_of_the_lab(site_tree: Any, client: Client) -> None:
    client.force_login(User.objects.create_superuser("ada"))
    page = _page(client, "/admin/")
    assert _inner(page, "title").endswith("- Test Lab")
    assert 'src="/brand/icon-192.png?v=' in _inner(page, "template")


def test_a_portal_without_a_lab_has_the_name_of_the_software_and_makes_none(
    client: Client,
) -> None:
    assert _inner(_page(client, "/admin/login/"), "h1") == "Sign in to labportal"
    assert not LabSettings.objects.exists()


def test_the_admin_speaks_the_language_that_somebody_chose_before_that_of_the_browser(
    site_tree: Any, client: Client
) -> None:
    user = User.objects.create_superuser("ada")
    client.force_login(user)
    assert "Publikationen" in _page(client, "/admin/", "de-DE,de;q=0.9,en;q=0.5")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    assert "Publikationen" not in _page(client, "/admin/", "de")
