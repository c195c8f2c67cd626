"""Nothing that was typed is lost: two tabs, an older version, and a sign-in that ended."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from groups.models import ResearchGroup
from labportal.base.models import Topic
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS
from tests.chores.lab import PASSWORD

pytestmark = pytest.mark.browser

LOST = "You were signed out when you saved"


def _open_topic(desk):
    desk.go("Topics")
    desk.open("Computing")


def _sign_in_again(desk, name):
    desk.window.get_by_label("Username").fill(name)
    desk.window.get_by_label("Password").fill(PASSWORD)
    desk.press("Sign in")


def test_the_second_of_two_tabs_is_told_what_the_first_changed_and_saves_both(sign_in):
    desk = sign_in(ADMINISTRATORS)
    _open_topic(desk)
    other = desk.window.context.new_page()
    other.goto(desk.window.url)
    other.get_by_role("textbox", name="Slug").fill("machines")
    other.get_by_role("textbox", name="Name").first.fill("Calculating")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator(".messages")).to_contain_text("updated")
    desk.window.get_by_role("textbox", name="Name").first.fill("Reckoning")
    desk.press("Save")
    desk.sees("Changed by somebody else meanwhile")
    desk.sees("machines")
    desk.window.get_by_label("Take theirs").check()
    desk.save("updated")
    assert Topic.objects.values_list("name", "slug").get() == ("Calculating", "machines")


def test_an_older_version_of_a_group_is_restored_by_clicking(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.go("Research groups")
    desk.open("Engines")
    desk.fill(Slug="motors")
    desk.save("updated")
    desk.open("Engines")
    desk.window.get_by_role("link", name="History").first.click()
    desk.window.get_by_role("link", name="Compare with current version").last.click()
    desk.open("Review and restore the older version")
    desk.press("Replace current revision")
    expect(desk.window.locator(".messages")).to_contain_text("replaced with version")
    group = ResearchGroup.objects.get()
    assert (group.slug, group.memberships.count()) == ("engines", 1)


def test_what_was_typed_when_the_sign_in_had_ended_is_saved_after_signing_in_again(sign_in):
    desk = sign_in(ADMINISTRATORS)
    _open_topic(desk)
    desk.window.get_by_role("textbox", name="Slug").fill("typed")
    Session.objects.all().delete()
    desk.press("Save")
    _sign_in_again(desk, ADMINISTRATORS)
    desk.sees(LOST)
    assert Topic.objects.get().slug == "computing"
    desk.press("Save what I typed")
    expect(desk.window.locator(".messages")).to_contain_text("updated")
    assert Topic.objects.get().slug == "typed"
    desk.go("Topics")
    expect(desk.window.get_by_role("main")).not_to_contain_text(LOST)


def test_what_was_typed_is_never_offered_to_another_account(sign_in):
    desk = sign_in(ADMINISTRATORS)
    _open_topic(desk)
    desk.window.get_by_role("textbox", name="Slug").fill("typed")
    Session.objects.all().delete()
    desk.press("Save")
    _sign_in_again(desk, BIBLIOGRAPHY_ADMINS)
    desk.window.get_by_role("navigation").first.wait_for()
    expect(desk.window.get_by_role("main")).not_to_contain_text(LOST)
    assert "typed" not in desk.window.evaluate("JSON.stringify(sessionStorage)")


def test_a_form_that_another_tab_signed_out_and_in_again_is_not_lost_either(sign_in):
    desk = sign_in(ADMINISTRATORS)
    _open_topic(desk)
    desk.window.get_by_role("textbox", name="Slug").fill("typed")
    # As in another tab: the form has a token of the session before.
    desk.window.context.clear_cookies(name="csrftoken")
    desk.press("Save")
    desk.window.get_by_text("The form was not accepted").first.wait_for()
    desk.window.goto(desk.window.url.partition("/admin/")[0] + "/admin/")
    desk.press("Save what I typed")
    expect(desk.window.locator(".messages")).to_contain_text("updated")
    assert Topic.objects.get().slug == "typed"
    assert User.objects.filter(username=ADMINISTRATORS).exists()


def test_who_saves_after_somebody_else_is_told_that_nothing_is_overwritten(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.go("Research groups")
    desk.open("Engines")
    desk.fill(Slug="first")
    desk.save("updated")
    desk.open("Engines")
    desk.window.wait_for_load_state("networkidle")
    other = desk.window.context.new_page()
    other.goto(desk.window.url)
    other.get_by_role("textbox", name="Slug").fill("second")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator(".messages")).to_contain_text("updated")
    other.close()
    desk.fill(Start="2011")
    # The window asks for what others do when it is looked at again.
    desk.window.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    desk.window.get_by_role("button", name="You saved a new version").wait_for()
    desk.press("Save")
    dialogue = desk.window.get_by_role("dialog")
    expect(dialogue).to_be_visible()
    expect(dialogue).to_contain_text("Nothing is overwritten")
    expect(dialogue).not_to_contain_text("will overwrite")
    expect(dialogue).not_to_contain_text("network")
    dialogue.get_by_role("button", name="Save").click()
    desk.sees("Changed by somebody else meanwhile")
    assert ResearchGroup.objects.get().slug == "second"
