"""Help: from the menu and from forms to the guide of the own role."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS
from tests.axe import OF_COLOURS, RULES, findings

pytestmark = pytest.mark.browser

OWN = {
    ADMINISTRATORS: "The administrator",
    BIBLIOGRAPHY_ADMINS: "The bibliography administrator",
    "Editors": "The editor of a group",
    MEMBERS: "The member",
}


@pytest.mark.parametrize("role", OWN)
def test_help_opens_at_the_guide_of_the_own_role_in_two_presses(sign_in, role):
    desk = sign_in(role)
    desk.go("Help", "Guide")
    expect(desk.window.get_by_role("heading", level=1, name=OWN[role])).to_be_visible()
    desk.took(at_most=2)


def test_a_member_reads_of_the_own_profile_and_follows_a_link_to_another_page(sign_in):
    desk = sign_in(MEMBERS)
    desk.open(re.compile("^How does this work"))
    contents = desk.window.get_by_role("navigation", name="On this page")
    contents.get_by_role("link", name="Your profile", exact=True).click()
    heading = desk.window.get_by_role("heading", name="Your profile", exact=True)
    expect(heading).to_be_in_viewport()
    picture = desk.window.get_by_role("main").get_by_role("img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("one => one.naturalWidth") == 1200
    desk.window.get_by_role("link", name="The editor of a group").first.click()
    expect(desk.window.get_by_role("heading", level=1)).to_contain_text("The editor of a group")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_guide_and_it_fits_on_a_phone(sign_in, theme):
    profile = UserProfile.get_for_user(User.objects.get(username=BIBLIOGRAPHY_ADMINS))
    profile.theme = theme
    profile.save()
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Help", "Guide")
    window = desk.window
    expect(window.locator(".guide__text h2").first).to_be_visible()
    rules = OF_COLOURS if theme == "dark" else RULES
    assert findings(window, rules=rules, within=".guide") == []
    window.set_viewport_size({"width": 360, "height": 740})
    assert window.evaluate("document.documentElement.scrollWidth") == 360
    # The details have wide tables.
    window.get_by_role("link", name="Imports, people and accounts in detail").first.click()
    expect(window.locator(".guide__text table").first).to_be_visible()
    assert findings(window, rules=rules, within=".guide") == []
    assert window.evaluate("document.documentElement.scrollWidth") == 360
