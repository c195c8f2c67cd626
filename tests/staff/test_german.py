"""The admin in German, page by page: no text is left in English."""

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.urls import Resolver404, resolve
from django.utils.translation import gettext, override
from wagtail.models import Task, Workflow
from wagtail.users.models import UserProfile

from labportal.roles import make_roles
from labportal.setup.approval import replace_default_groups
from tests.staff.english import english_on

#: From the first page: the menu, then forms and lists, then what they lead to.
DEPTH = 3
#: No pages, or pages in another language than the reader's.
LEFT_OUT = re.compile(r"/logout/|/guide/|export=|jsi18n|sprite|tag-autocomplete|\.csv|\.xlsx")
#: Names of records, accounts and auth groups, which are data, and of languages in themselves.
NAMES = {
    *("admin", "bib", "editor", "member", "none", "other", "Administrators", "Bibliography admins"),
    *("Ada Lovelace", "Bob Noyce", "On engines", "On images", "Corrected", "Data", "Editors"),
    *("Doctoral researcher", "English", "Home", "Members", "News", "Openings", "Research"),
    *("Welcome to your new Wagtail site!", "Moderators approval"),
}
#: Wagtail's own, which it does not translate: names for screen readers, a counter that is hidden,
#: choices and columns that are put into words when it is imported.
WAGTAIL = {"Actions", "All", "Locales", "None", "Page", "Search", "Temporary", "Type"}
#: The same in German.
WAGTAIL |= {"URL"}


@pytest.fixture
def in_german(world):
    for user in world.users.values():
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "de"})
    return world


def crawl(client, seen):
    """Yield the addresses and sources of the pages that links lead to, one of each new view."""
    addresses = ["/admin/"]
    for _ in range(DEPTH):
        found = []
        for address in addresses:
            view = _view(address)
            if view in seen or LEFT_OUT.search(address):
                continue
            seen.add(view)
            answer = client.get(address, follow=True)
            if answer.status_code == 200 and "html" in answer["Content-Type"]:
                source = answer.content.decode()
                yield address, source
                found += _links(source)
        addresses = found


def _view(address):
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return address


def _links(source):
    """Return the addresses of the admin to which a page leads, choosers included."""
    page = BeautifulSoup(source, "html.parser")
    links = [tag["href"] for tag in page.find_all("a", href=True)]
    links += [tag["data-chooser-url"] for tag in page.select("[data-chooser-url]")]
    links += re.findall(r'"(?:url|chooserUrl)": ?"([^"]+)"', source)
    return [link for link in links if link.startswith("/admin/")]


def test_no_text_of_the_admin_is_left_in_english_whoever_reads_it(in_german, signed_in):
    seen, found = set(), {}
    for role in ("admin", "bib", "editor", "member"):
        # Each begins at the first page, which is another one for each.
        seen.discard("wagtailadmin_home")
        for address, source in crawl(signed_in(role), seen):
            if english := english_on(source, NAMES) - WAGTAIL:
                found[role, address] = english
    assert found == {}
    assert len(seen) > 100


def test_the_pages_around_signing_in_are_in_german(db, client, mailoutbox):
    User.objects.create_user("ada", "ada@example.org", "engines and notes")
    german = {"headers": {"accept-language": "de"}}
    reset = "/admin/password_reset/"
    answers = [
        client.get("/admin/login/", **german),
        client.get(reset, **german),
    ]
    wrong = {"username": "ada", "password": "x"}
    answers.append(client.post("/admin/login/", wrong, **german))
    asked = {"email": "ada@example.org"}
    answers.append(client.post(reset, asked, follow=True, **german))
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]
    answers.append(client.get(link, follow=True, **german))
    new = {"new_password1": "x", "new_password2": "y"}
    answers.append(client.post(answers[-1].redirect_chain[-1][0], new, **german))
    assert [english_on(one.content.decode(), NAMES) for one in answers] == [set()] * len(answers)
    assert english_on(mailoutbox[0].body, NAMES) == set()
    assert "Passwort" in mailoutbox[0].subject


def test_what_is_said_when_a_page_is_refused_is_in_the_language_that_was_chosen(
    in_german, signed_in
):
    answer = signed_in("member").get("/admin/users/", follow=True)
    assert "keinen Zugang" in answer.content.decode()


def test_a_page_is_sent_for_review_under_a_name_that_reads_well():
    with override("de"):
        said = gettext("Submit to %(workflow_name)s") % {"workflow_name": "Freigabe"}
    assert said == "Einreichen: Freigabe"


def test_the_approval_has_its_name_in_the_first_language_of_the_portal(db, settings):
    settings.LANGUAGE_CODE = "de"
    make_roles()
    replace_default_groups()
    assert (
        Workflow.objects.get().name == Task.objects.get().name == "Freigabe durch Administratoren"
    )
