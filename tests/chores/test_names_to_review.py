"""The review of printed names: the sure ones at once, the others one by one."""

import pytest
from playwright.sync_api import expect

from labportal.roles import BIBLIOGRAPHY_ADMINS
from publications.models import Authorship
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.browser


def _twenty_names():
    """Print twenty names: seventeen of one member each, and three of two members alike."""
    letters = "abcdefghijklmnopqrst"
    people = {}
    for number, letter in enumerate(letters):
        family = f"Muster{letter}"
        people[family] = PersonFactory(given="Carla", family=family)
        if number >= 17:
            people[family] = PersonFactory(given="Conrad", family=family)
        PublicationFactory(title=f"Paper {letter}", authors=[f"C. {family}"])
    return people


def test_twenty_names_are_worked_off_in_twelve_presses(sign_in):
    people = _twenty_names()
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.go("Names to review")
    desk.window.get_by_label("All names on this page, checked or not").check()
    desk.press("Accept")
    messages = desk.window.locator(".messages")
    expect(messages).to_contain_text("17 names on publications were linked.")
    expect(messages).to_contain_text("3 names fit several members alike")
    for letter in "rst":
        name = desk.window.get_by_role("group", name=f"C. Muster{letter}").first
        name.get_by_label(f"Conrad Muster{letter}").check()
        name.get_by_role("button", name="Accept").click()
        expect(messages).to_contain_text("1 name on a publication was linked.")
    desk.took(at_most=12)
    linked = Authorship.objects.filter(linked_by="editor").select_related("person")
    assert {one.family: one.person for one in linked} == people
