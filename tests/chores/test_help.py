"""Help: from the menu and from forms to the guide of the own role."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from labportal.guide.documents import title_of
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS
from tests.axe import OF_COLOURS, RULES, findings

pytestmark = pytest.mark.browser

OWN = {
    ADMINISTRATORS: "administrator",
    BIBLIOGRAPHY_ADMINS: "bibliography-administrator",
    "Editors": "group-editor",
    MEMBERS: "member",
}


@pytest.mark.parametrize("role", OWN)
def test_help_opens_at_the_guide_of_the_own_role_in_two_presses(sign_in, role):
    desk = sign_in(role)
    desk.go("Help", "Guide")
    title = title_of(OWN[role], desk.language)
    expect(desk.window.get_by_role("heading", level=1, name=title)).to_be_visible()
    desk.took(at_most=2)


def test_a_member_reads_of_the_own_profile_and_follows_a_link_to_another_page(sign_in):
    desk = sign_in(MEMBERS)
    desk.window.get_by_role("main").get_by_role("link", name="How does this work").first.click()
    contents = desk.window.get_by_role("navigation", name="On this page")
    contents.locator("[href='#your-profile']").click()
    expect(desk.window.locator("h2#your-profile")).to_be_in_viewport()
    picture = desk.window.get_by_role("main").get_by_role("img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("one => one.naturalWidth") == 1200
    title = title_of("group-editor", desk.language)
    desk.window.get_by_role("link", name=title).first.click()
    expect(desk.window.get_by_role("heading", level=1)).to_contain_text(title)


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
    window.locator(".guide a[href*='/help/admins/']").first.click()
    expect(window.locator(".guide__text table").first).to_be_visible()
    assert findings(window, rules=rules, within=".guide") == []
    assert window.evaluate("document.documentElement.scrollWidth") == 360
