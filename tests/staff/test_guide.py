"""Pages of the guide in the admin: who reads them, in which language, and how one gets there."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.admin.menu import help_menu
from wagtail.users.models import UserProfile

from labportal.guide.documents import ROLES, SLUGS
from tests.staff.answers import answer

#: Queries of a page: session, account, its roles, and what the menu asks.
BUDGET = 27
OWN = {
    "admin": "administrator",
    "bib": "bibliography-administrator",
    "editor": "group-editor",
    "member": "member",
}


@pytest.mark.parametrize("role", OWN)
def test_help_leads_to_the_page_of_the_own_role(world, signed_in, role):
    assert signed_in(role).get("/admin/help/").url == f"/admin/help/{OWN[role]}/"


@pytest.mark.parametrize("role", OWN)
def test_everybody_of_the_staff_reads_all_pages(world, signed_in, role):
    client = signed_in(role)
    assert {answer(client.get(f"/admin/help/{slug}/")) for slug in SLUGS} == {"yes"}


@pytest.mark.parametrize("role", ["none", "anon"])
def test_others_are_led_to_the_sign_in_page(world, signed_in, role):
    client = signed_in(role)
    paths = ["", *(f"{slug}/" for slug in ROLES)]
    assert {answer(client.get(f"/admin/help/{path}")) for path in paths} == {"login"}


@pytest.mark.parametrize("slug", ["nothing", "operators", "de"])
def test_a_page_that_is_not_there_is_not_found(world, signed_in, slug):
    assert signed_in("member").get(f"/admin/help/{slug}/").status_code == 404


def test_german_staff_read_in_german_what_there_is(world, signed_in):
    profile = UserProfile.get_for_user(world.users["member"])
    profile.preferred_language = "de"
    profile.save()
    client = signed_in("member")
    page = client.get("/admin/help/member/").content.decode()
    assert "Auf dieser Seite" in page
    assert '<article class="guide__text">' in page
    assert ">Ihr Profil<" in page
    assert 'href="/admin/help/group-editor/">Wer eine Gruppe bearbeitet<' in page
    assert '<article class="guide__text" lang="en">' in client.get("/admin/help/admins/").text


def test_pictures_ask_the_database_for_nothing(world, signed_in):
    client = signed_in("member")
    client.get("/admin/help/member/")
    counts = {}
    for slug in ("editors", "group-editor"):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(f"/admin/help/{slug}/").content.decode()
        counts[page.count('loading="lazy"')] = len(queries)
    none, some = sorted(counts)
    assert (none, some) == (0, 10)
    assert counts[none] == counts[some] <= BUDGET


def test_the_menu_of_help_leads_nowhere_outside(world):
    request = RequestFactory().get("/admin/")
    request.user = AnonymousUser()
    with override("en"):
        items = {item.name: str(item.url) for item in help_menu.menu_items_for_request(request)}
    assert items == {"guide": "/admin/help/", "keyboard-shortcuts-trigger": "#"}


@pytest.mark.parametrize("role", OWN)
def test_the_first_page_leads_to_no_guide_of_wagtail(world, signed_in, role):
    page = signed_in(role).get("/admin/").content.decode()
    assert re.findall(r"[\w.]*wagtail\.org[^\"]*", page) == []
    assert 'href="/admin/help/"' in page
