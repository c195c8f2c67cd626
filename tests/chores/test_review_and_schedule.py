"""Pages between editors and administrators: reviewed, commented, scheduled and locked."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Comment

from groups.models import ResearchGroupPage
from labportal.models import NewsIndexPage, NewsPage
from labportal.roles import ADMINISTRATORS
from tests.portal import makes_renditions

pytestmark = [pytest.mark.browser, makes_renditions]


@pytest.fixture
def sent_news(group_page):
    """News that an editor of the group sent for review."""
    index = NewsIndexPage.objects.get(locale__language_code="en")
    editor = User.objects.get(username="Editors")
    news = NewsPage(title="A new engine", slug="a-new-engine", date="2026-10-01", owner=editor)
    news.live = False
    index.add_child(instance=news)
    news.save_revision(user=editor)
    news.get_workflow().start(news, editor)
    return news


def _message(desk, text):
    expect(desk.window.locator(".messages")).to_contain_text(text)


def test_an_administrator_approves_news_in_six_presses(sign_in, sent_news):
    desk = sign_in(ADMINISTRATORS)
    desk.picture("administrator-first-page")
    desk.open("1 page waits for your approval")
    desk.open("A new engine")
    desk.press("More actions")
    desk.picture("approve")
    desk.press("Approve and Publish")
    _message(desk, "updated")
    desk.took(at_most=6)
    assert NewsPage.objects.get().live


def test_an_administrator_asks_for_changes_and_the_editor_reads_which(sign_in, sent_news):
    desk = sign_in(ADMINISTRATORS)
    desk.open("1 page waits for your approval")
    desk.open("A new engine")
    desk.press("More actions")
    desk.window.get_by_role("button", name="Request changes").click()
    dialog = desk.window.get_by_role("dialog")
    dialog.get_by_label("Comment").fill("Which engine is it?")
    desk.picture("request-changes")
    dialog.get_by_role("button", name="Request changes").click()
    _message(desk, "updated")
    desk = sign_in("Editors")
    desk.open("A new engine")
    desk.press("Toggle status")
    desk.press("View details")
    expect(desk.window.get_by_role("dialog")).to_contain_text("Which engine is it?")
    desk.picture("changes-requested")
    assert not NewsPage.objects.get().live


def test_the_large_button_of_a_page_under_review_cancels_nothing(sign_in, sent_news):
    desk = sign_in("Editors")
    desk.open("A new engine")
    large = desk.window.locator("footer .action-save, footer nav button").first
    expect(large).to_have_text("Page locked")
    # What would be typed into it could not be saved.
    expect(desk.window.locator("[inert] [name=lead]")).to_have_count(1)
    desk.press("More actions")
    expect(desk.window.get_by_role("button", name="Cancel workflow")).to_be_visible()


def test_an_editor_comments_on_a_field_of_a_page(sign_in, group_page):
    desk = sign_in("Editors")
    window = desk.window
    desk.window.get_by_role("main").get_by_role("link", name="page (English)").click()
    window.get_by_role("textbox", name="Title").first.hover()
    window.get_by_role("button", name="Add comment").first.click()
    box = window.get_by_role("textbox", name="Enter a comment").or_(
        window.get_by_placeholder("Enter your comments...")
    )
    box.first.fill("Is this our name?")
    window.get_by_role("button", name="Comment", exact=True).click()
    desk.picture("comment")
    window.get_by_role("button", name="Save draft").click()
    _message(desk, "updated")
    assert Comment.objects.get().text == "Is this our name?"


def test_an_editor_answers_a_comment(sign_in, group_page):
    text, asker = "Is this our name?", User.objects.get(username=ADMINISTRATORS)
    comment = Comment.objects.create(page=group_page, user=asker, text=text, contentpath="title")
    desk = sign_in("Editors")
    window = desk.window
    window.get_by_role("main").get_by_role("link", name="page (English)").click()
    desk.press("Toggle comments")
    window.get_by_text(text).first.click()
    window.get_by_placeholder("Enter your reply...").first.fill("It is.")
    window.get_by_role("button", name="Reply", exact=True).click()
    window.get_by_role("button", name="Save draft").click()
    _message(desk, "updated")
    desk.took(at_most=5)
    assert comment.replies.get().text == "It is."


def test_a_page_is_scheduled_for_a_day_to_come(sign_in, group_page):
    day = timezone.localtime() + timedelta(days=30)
    desk = sign_in("Editors")
    window = desk.window
    window.get_by_role("main").get_by_role("link", name="page (English)").click()
    window.get_by_role("textbox", name="Lead").first.fill("They print.")
    desk.press("Toggle status")
    desk.press("Set schedule")
    dialog = window.get_by_role("dialog")
    dialog.get_by_label("Go live date/time").fill(day.strftime("%Y-%m-%d 08:00"))
    window.locator(".xdsoft_time.xdsoft_current").locator("visible=true").click()
    desk.picture("schedule")
    dialog.get_by_role("button", name="Save schedule").click()
    desk.press("More actions")
    desk.press("Schedule to publish")
    _message(desk, "scheduled")
    page = ResearchGroupPage.objects.get()
    assert page.approved_schedule
    assert page.lead == "They compute."


def test_an_administrator_locks_a_page_and_its_editor_reads_so(sign_in, sent_news):
    desk = sign_in(ADMINISTRATORS)
    desk.open("1 page waits for your approval")
    desk.open("A new engine")
    desk.press("Toggle status")
    desk.window.get_by_label("Lock", exact=True).locator("..").click()
    _message(desk, "locked")
    desk.picture("lock")
    desk = sign_in("Editors")
    desk.open("A new engine")
    expect(desk.window.get_by_role("button", name="Page locked")).to_be_visible()
    desk.picture("locked")
    assert NewsPage.objects.get().locked
