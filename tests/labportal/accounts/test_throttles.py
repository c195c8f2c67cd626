"""Bounds on links by mail and on passwords of closed pages, clear of who shares an address."""

import re

import pytest
from axes.models import AccessFailureLog
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from labportal.accounts.locks import locks
from labportal.accounts.passwords import send_links
from labportal.base.roots import root_collection
from tests.labportal.accounts.test_locks import HOME, INSTITUTE, STRANGER, let_pass, sign_in

pytestmark = pytest.mark.django_db

RESET, DONE = "/admin/password_reset/", "/admin/password_reset/done/"
WORD = "open sesame"


@pytest.fixture
def ada():
    return User.objects.create_user("ada", "ada@example.org", "engines and notes")


@pytest.fixture
def page(new_portal):
    """The imprint, which asks for a password."""
    page = Page.objects.get(slug="imprint", locale__language_code="en").specific
    page.save_revision().publish()
    return PageViewRestriction.objects.create(page=page, restriction_type="password", password=WORD)


def ask(client, email="ada@example.org", address=INSTITUTE, **headers):
    return client.post(RESET, {"email": email}, REMOTE_ADDR=address, **headers)


def open_page(client, restriction, word=WORD, address=INSTITUTE, prefix=""):
    url = f"{prefix}/_util/authenticate_with_password/{restriction.pk}/{restriction.page_id}/"
    return client.post(url, {"password": word, "return_url": "/imprint/"}, REMOTE_ADDR=address)


def text_of(answer):
    """Return the text of a page, without what is new in each."""
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"<[^>]*>", "", main).replace("\xa0", " ")


def test_a_mailbox_gets_few_links_within_an_hour_whoever_asks_and_however_it_is_written(
    client, ada, mailoutbox
):
    for number, email in enumerate(("ada@example.org", "ADA@example.org", "Ada@Example.org")):
        assert ask(client, email, f"203.0.113.{number}")["Location"] == DONE
    answer = ask(client)
    assert (answer.status_code, len(mailoutbox)) == (429, 3)
    assert 0 < int(answer["Retry-After"]) <= 3600
    let_pass(61)
    assert ask(client)["Location"] == DONE
    assert len(mailoutbox) == 4


def test_whoever_goes_on_asking_does_not_wait_longer(client, ada):
    for _ in range(3):
        ask(client)
    let_pass(50)
    assert int(ask(client)["Retry-After"]) <= 600


def test_the_answer_is_the_same_whether_an_account_has_the_address(client, ada):
    def answers(email):
        found = [ask(client, email) for _ in range(5)]
        return [(one.status_code, text_of(one).replace(email, "")) for one in found]

    assert answers("ada@example.org") == answers("eve@example.org")


def test_the_page_says_what_to_do_in_the_language_of_the_browser(client, ada):
    for _ in range(3):
        ask(client)
    text = ask(client).content.decode()
    assert "ada@example.org" in text
    assert "folder for unwanted mail" in text
    assert "Spam" in ask(client, HTTP_ACCEPT_LANGUAGE="de").content.decode()


def test_one_address_asks_for_few_mailboxes_but_for_those_who_sign_in_there(
    client, ada, settings, mailoutbox
):
    settings.LOCK_LIMITS = {"username": 50, "ip_address": 4}
    User.objects.create_user("bob", "bob@example.org", "engines and notes")
    sign_in(client, "ada")
    client.logout()
    for number in range(4):
        assert ask(client, f"nobody{number}@example.org").status_code == 302
    refused, known = ask(client, "bob@example.org"), ask(client)
    assert (refused.status_code, known.status_code) == (429, 429)
    assert text_of(refused) == text_of(known)
    assert [mail.to for mail in mailoutbox] == [["ada@example.org"]]
    for _ in range(4):
        ask(client)
    assert len(mailoutbox) == 3
    assert ask(client, "bob@example.org", HOME)["Location"] == DONE


def test_what_was_not_sent_is_not_counted_against_the_mailbox(client, ada, settings, mailoutbox):
    settings.LOCK_LIMITS = {**settings.LOCK_LIMITS, "ip_address": 2}
    for number in range(2):
        ask(client, f"nobody{number}@example.org", STRANGER)
    for _ in range(3):
        assert ask(client, address=STRANGER).status_code == 429
    assert ask(client, address=HOME)["Location"] == DONE
    assert len(mailoutbox) == 1


def test_links_are_sent_by_the_worker_so_that_the_answer_takes_no_longer_for_an_account(
    client, ada, settings, mailoutbox, django_assert_num_queries
):
    settings.TASKS = {**settings.TASKS, "long": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with CaptureQueriesContext(connection) as queries:
        assert ask(client, "nobody@example.org")["Location"] == DONE
    with django_assert_num_queries(len(queries)):
        assert ask(client)["Location"] == DONE
    assert mailoutbox == []
    for row in DBTaskResult.objects.order_by("enqueued_at"):
        send_links.call(*row.task_result.args)
    (mail,) = mailoutbox
    assert (mail.to, "ada" in mail.body) == (["ada@example.org"], True)


def test_asking_for_links_locks_no_sign_in(client, ada, settings):
    settings.LOCK_LIMITS = {"username": 3, "ip_address": 3}
    for number in range(5):
        ask(client)
        ask(client, f"nobody{number}@example.org")
    assert locks() == []
    assert sign_in(client, "ada").status_code == 302


def test_the_password_of_a_page_is_guessed_a_few_times_only(client, page, settings):
    settings.LOCK_PAGE_FAILURES = 4
    for number in range(4):
        assert open_page(client, page, f"wrong {number}").status_code == 200
    answer = open_page(client, page)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 900
    assert "You can try again in" in answer.content.decode()
    assert 'value="/imprint/"' in answer.content.decode()
    assert "Sie können es in" in open_page(client, page, prefix="/de").content.decode()
    assert open_page(client, page, address=STRANGER)["Location"] == "/imprint/"
    let_pass(16)
    assert open_page(client, page)["Location"] == "/imprint/"


def test_the_right_password_counts_for_nobody_behind_the_same_address(client, page, settings):
    settings.LOCK_PAGE_FAILURES = 2
    for _ in range(5):
        assert open_page(client, page)["Location"] == "/imprint/"
    assert AccessFailureLog.objects.count() == 0


def test_a_page_is_guarded_against_many_addresses_together(client, page, settings):
    settings.LOCK_PAGE_FAILURES_ANYWHERE = 6
    for number in range(6):
        assert open_page(client, page, "wrong", f"203.0.113.{number}").status_code == 200
    assert open_page(client, page, address=HOME).status_code == 429


def test_wrong_passwords_of_a_page_lock_no_sign_in_and_no_other_page(client, ada, page, settings):
    settings.LOCK_PAGE_FAILURES, settings.LOCK_LIMITS = 2, {"username": 3, "ip_address": 3}
    other = Page.objects.get(slug="privacy", locale__language_code="en")
    other = PageViewRestriction.objects.create(
        page=other, restriction_type="password", password=WORD
    )
    for _ in range(5):
        open_page(client, page, "wrong")
    assert open_page(client, other).status_code == 302
    assert locks() == []
    assert sign_in(client, "ada").status_code == 302


def test_the_password_of_documents_is_bounded_as_well(client, new_portal, settings):
    settings.LOCK_PAGE_FAILURES = 3
    collection = root_collection().add_child(name="Closed")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password=WORD
    )
    get_document_model().objects.create(title="Minutes", file="minutes.txt", collection=collection)
    url = reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])
    for word, status in (*((f"wrong {n}", 200) for n in range(3)), (WORD, 429)):
        answer = client.post(url, {"password": word, "return_url": "/x/"}, REMOTE_ADDR=INSTITUTE)
        assert answer.status_code == status


def test_a_page_that_is_not_there_counts_nothing(client, new_portal):
    assert client.post("/_util/authenticate_with_password/9/9/").status_code == 404
    assert AccessFailureLog.objects.count() == 0


def test_commands_lift_these_bounds_as_well(client, page, settings):
    settings.LOCK_PAGE_FAILURES = 1
    open_page(client, page, "wrong")
    call_command("axes_reset_ip", INSTITUTE)
    assert open_page(client, page).status_code == 302


def test_an_address_that_is_longer_when_it_is_normalised_is_answered_like_any_other(client, ada):
    email = "a@" + ".".join(["ﷺﷺﷺ"] * 23) + ".de"
    for _ in range(3):
        assert ask(client, email)["Location"] == DONE
    assert ask(client, email).status_code == 429
