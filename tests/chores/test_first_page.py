"""The first page after signing in, from which everybody gets to the own work by clicking."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from groups.models import Membership, ResearchGroup, ResearchGroupPage, ResearchIndexPage
from labportal.models import WeeklyMail
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS
from people.models import Person
from publications.models import Authorship, Publication
from tests.axe import OF_COLOURS, RULES, findings
from tests.factories import MembershipFactory, PersonFactory

pytestmark = pytest.mark.browser


def test_a_member_gets_to_the_own_profile_by_one_click(sign_in):
    desk = sign_in(MEMBERS)
    desk.open("My profile")
    desk.took(at_most=1)
    desk.picture("profile")
    desk.fill(academic_title="Countess")
    desk.save("updated.")
    assert Person.objects.get().academic_title == "Countess"


def test_a_member_is_told_which_own_works_lack_something(sign_in):
    desk = sign_in(MEMBERS)
    desk.open("1 of your works lacks something")
    desk.sees("Own works with something missing")
    desk.sees("without a DOI, without a PDF")
    desk.picture("own-works")
    desk.open("On engines")
    expect(desk.window.get_by_role("heading", name="On engines")).to_be_visible()


def test_an_editor_gets_to_the_page_of_the_own_group_by_one_click(sign_in):
    group = ResearchGroup.objects.get()
    for index in ResearchIndexPage.objects.filter(locale__language_code="en"):
        index.add_child(instance=ResearchGroupPage(title="Engines", slug="engines", group=group))
    desk = sign_in("Editors")
    desk.window.get_by_role("main").get_by_role("link", name="page (English)").click()
    expect(desk.window.get_by_role("textbox", name="Title").first).to_have_value("Engines")
    desk.took(at_most=2)


def test_an_editor_prolongs_a_membership_that_ends(sign_in):
    end = timezone.localdate() + timedelta(days=9)
    Membership.objects.update(start="2020", end=end.isoformat())
    MembershipFactory(end=end.isoformat())
    desk = sign_in("Editors")
    desk.open("1 membership ends within 30 days")
    desk.open("Ada Lovelace")
    desk.fill(end="2099")
    desk.save("updated.")
    desk.window.goto(desk.window.url.split("/snippets/")[0] + "/")
    expect(desk.window.get_by_role("main")).not_to_contain_text("ends within 30 days")


def test_a_bibliography_admin_mends_a_work_without_a_doi(sign_in):
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    desk.picture("first-page")
    desk.open("1 work has no DOI")
    desk.open("On engines")
    desk.window.get_by_role("textbox", name="DOI", exact=True).first.fill("10.1000/182")
    desk.save("updated.")
    assert Publication.objects.get().doi == "10.1000/182"


def test_a_bibliography_admin_sees_in_the_menu_how_many_names_there_are_to_review(sign_in):
    PersonFactory(given="Charles", family="Babbage")
    work = Publication.objects.get()
    Authorship.objects.create(publication=work, position=9, given="C.", family="Babbage")
    desk = sign_in(BIBLIOGRAPHY_ADMINS)
    menu = desk.window.get_by_role("navigation").first
    item = menu.get_by_role("link", name="Names to review (1)")
    expect(item).to_have_attribute("title", "1 printed name may be a member’s")
    item.click()
    desk.sees("C. Babbage")
    desk.picture("names-to-review")


def test_an_administrator_finds_the_first_steps_of_an_empty_portal(sign_in):
    Publication.objects.all().delete()
    desk = sign_in(ADMINISTRATORS)
    steps = desk.window.get_by_role("region", name="First steps")
    expect(steps.get_by_role("listitem")).to_have_count(6)
    expect(steps.get_by_role("listitem").filter(has_text="Add a research group")).to_be_visible()
    steps.get_by_role("link", name="Import the publications").click()
    desk.sees("Or entries, pasted")


def test_an_administrator_reads_all_numbers_as_a_report_and_takes_it_as_a_file(sign_in):
    desk = sign_in(ADMINISTRATORS)
    desk.open("All numbers as a report")
    desk.sees("1 work has no DOI")
    desk.window.get_by_role("button", name="Actions").first.click()
    with desk.window.expect_download() as download:
        desk.window.get_by_role("link", name="Download CSV").click()
    table = download.value.path().read_text()
    assert any(text in table for text in desk.words("1 work has no DOI"))


def test_somebody_switches_the_weekly_mail_off(sign_in):
    desk = sign_in(MEMBERS)
    desk.window.get_by_role("main").get_by_role("link", name="Account", exact=True).click()
    desk.window.get_by_role("tab", name="Notifications").click()
    # By keyboard: the switch is drawn over the box.
    desk.window.get_by_role("checkbox", name="Weekly mail").press("Space")
    desk.window.get_by_role("tab", name="Profile").click()
    desk.fill(first_name="Ada", last_name="Lovelace")
    desk.press("Save")
    expect(desk.window.locator(".messages")).to_contain_text("changed successfully")
    assert not WeeklyMail.objects.get(user__username=MEMBERS).wanted


@pytest.mark.parametrize("role", [ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, "Editors", MEMBERS])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_panels(sign_in, role, theme):
    profile = UserProfile.get_for_user(User.objects.get(username=role))
    profile.theme = theme
    profile.save()
    PersonFactory(family="Neu")
    window = sign_in(role).window
    expect(window.locator(".w-panel--dashboard").first).to_be_visible()
    found = []
    for panel in window.locator(".w-panel--dashboard").all():
        within = f"#{panel.get_attribute('id')}"
        found += findings(window, rules=OF_COLOURS if theme == "dark" else RULES, within=within)
    assert found == []


@pytest.mark.parametrize(("role", "found"), [("Editors", "Engines"), (MEMBERS, "Ada Lovelace")])
def test_the_search_of_the_menu_finds_what_one_may_open(sign_in, role, found):
    desk = sign_in(role)
    box = desk.window.get_by_role("textbox", name="Search").or_(
        desk.window.get_by_role("searchbox", name="Search")
    )
    box.first.fill(found[:5])
    box.first.press("Enter")
    desk.sees("Names, titles, identifiers")
    desk.open(found)
    desk.save("updated.")
