"""Privacy: nothing that people keep to themselves is on pages, in files or in results."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, quote, urljoin, urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory

from labportal.base.registries.record_pages import AS_VISITOR
from people.models import Person, Visibility
from people.viewsets import PersonViewSet
from tests.data_blocks import json_ld
from tests.factories import KeyPublicationFactory, MembershipFactory, PublicationFactory, portrait
from tests.html import Html
from tests.portal import World, makes_renditions

pytestmark = makes_renditions

DETAILS = {"photo": "unseen-face", "email": "sealed@", "phone": "99998-777", "room": "Z 9.999"}
DIALLED = "498999998777"

#: Addresses that robots and scripts ask for, to which no link leads.
UNLINKED = (
    "/sitemap.xml",
    "/robots.txt",
    "/publications/export.bib",
    "/publications/export.ris",
    "/publications/export.json",
    "/publications/export.bib?person=ada-lovelace",
    "/publications/feed.atom",
    "/publications/feed.atom?person=ada-lovelace",
    "/publications/feed.atom?editor=ada-lovelace",
    "/news/feed.atom",
    "/people/?by=group",
)
#: Addresses at which words are looked for.
SEARCHES = ("/search/", "/search/suggest/", "/publications/")
WORDS = ("ada", "lovelace", "sealed", "sealed@example.org", "99998-777", DIALLED, "Z 9.999", "face")


@pytest.fixture
def ada(world: World) -> Person:
    """Return a person who has every detail, and is named on a page of every kind."""
    person = world.lead
    person.photo = portrait(DETAILS["photo"])
    person.email, person.phone, person.room = "sealed@example.org", "+49 89 99998-777", "Z 9.999"
    PublicationFactory(authors=[person, world.member], topics=[world.topic], slug="joint")
    MembershipFactory(person=person, group=None, end="2014", start="2010")
    KeyPublicationFactory(group=world.group)
    world.add_news()
    world.add_opening()
    return person


def shows_all(person: Person, visibility: Visibility) -> None:
    """Let those whom `visibility` says see every detail of a person."""
    for detail in DETAILS:
        setattr(person, f"{detail}_visibility", visibility)
    person.save()


@pytest.fixture
def member(client: Client) -> Client:
    """Return the browser of somebody who is signed in, and has no part in the admin."""
    browser = Client()
    browser.force_login(User.objects.create(username="member"))
    return browser


def answers(browser: Client) -> Iterator[tuple[str, str]]:
    """Yield address and answer of all that links lead to, and of what is asked for otherwise.

    Of lists, only whole ones and those of a person: narrowed otherwise, they hold nothing else.
    """
    searches = [f"{path}?q={quote(word)}" for path in SEARCHES for word in WORDS]
    waiting = ["/", "/de/", *UNLINKED, *searches]
    seen = set(waiting)
    for address in waiting:
        response = browser.get(address)
        assert response.status_code in {200, 301, 302}, address
        text = b"".join(response).decode(errors="replace")
        yield address, text
        if response.get("Content-Type", "").startswith("text/html"):
            new = [path for path in _links(address, text) if path not in seen]
            seen.update(new)
            waiting += dict.fromkeys(new)


def _links(address: str, text: str) -> Iterator[str]:
    """Yield the paths that a page links to, with their queries."""
    for link in (element["href"] for element in Html(text).all() if element["href"]):
        parts = urlsplit(urljoin(f"http://testserver{address}", link))
        inside = parts.hostname == "testserver" and parts.path[:7] not in {"/admin/", "/static"}
        if inside and (not parts.query or re.fullmatch("(person|by)=[a-z-]+", parts.query)):
            yield parts._replace(scheme="", netloc="", fragment="").geturl()


def told(browser: Client) -> dict[str, set[str]]:
    """Return which addresses tell which detail."""
    marks = {**DETAILS, "dialled": DIALLED}
    found: dict[str, set[str]] = {}
    for address, text in answers(browser):
        path = urlsplit(address).path
        asked = str(parse_qs(urlsplit(address).query).get("q", ""))
        for detail, mark in marks.items():
            # A search repeats the words that were looked for.
            if mark in text and mark.strip("@") not in asked:
                found.setdefault(detail, set()).add(path)
    return found


def test_what_is_hidden_is_nowhere_whoever_looks(
    ada: Person, client: Client, member: Client
) -> None:
    shows_all(ada, Visibility.HIDDEN)
    assert told(client) == {}
    assert told(member) == {}


def test_what_is_for_members_is_on_the_own_page_and_for_them_alone(
    ada: Person, client: Client, member: Client
) -> None:
    shows_all(ada, Visibility.MEMBERS)
    assert told(client) == {}
    own = {"/people/ada-lovelace/", "/de/people/ada-lovelace/"}
    assert told(member) == dict.fromkeys([*DETAILS, "dialled"], own)


def test_who_is_signed_in_sees_the_own_page_as_visitors_do(ada: Person, member: Client) -> None:
    shows_all(ada, Visibility.MEMBERS)
    page = "/people/ada-lovelace/"
    text = member.get(f"{page}?{AS_VISITOR}").content.decode()
    assert not [mark for mark in DETAILS.values() if mark in text]


def test_the_preview_of_a_person_is_that_of_visitors(ada: Person, member: Client) -> None:
    shows_all(ada, Visibility.MEMBERS)
    request = RequestFactory().get("/")
    request.user = ada.user or User.objects.first()
    assert set(ada.get_preview_context(request, "")["details"].values()) == {None}


def test_what_is_public_is_found_by_the_same_look(ada: Person, client: Client) -> None:
    shows_all(ada, Visibility.PUBLIC)
    found = told(client)
    assert found.keys() == {*DETAILS, "dialled"}
    assert found["photo"] > {"/people/", "/people/ada-lovelace/", "/research/machines/"}
    assert found["room"] == {"/people/ada-lovelace/", "/de/people/ada-lovelace/"}


@pytest.mark.parametrize("detail", DETAILS)
def test_each_detail_is_decided_on_its_own(ada: Person, client: Client, detail: str) -> None:
    shows_all(ada, Visibility.HIDDEN)
    setattr(ada, f"{detail}_visibility", Visibility.PUBLIC)
    ada.save()
    source = client.get("/people/ada-lovelace/").content.decode()
    assert [name for name, mark in DETAILS.items() if mark in source] == [detail]


@pytest.mark.parametrize("path", ["/people/", "/research/machines/", "/topics/privacy/"])
def test_initials_stand_where_a_portrait_is_not_shown(ada: Person, get: Any, path: str) -> None:
    shows_all(ada, Visibility.MEMBERS)
    page = get(path)
    assert not page.main.all("img", "portrait")
    assert "AL" in [initials.text for initials in page.main.all("span", "portrait")]


def test_a_page_that_shows_more_than_to_strangers_is_kept_by_nobody_else(
    ada: Person, client: Client, member: Client
) -> None:
    def kept(browser: Client) -> str:
        return browser.get("/people/ada-lovelace/").get("Cache-Control", "")

    for visibility in (Visibility.MEMBERS, Visibility.HIDDEN, Visibility.PUBLIC):
        shows_all(ada, visibility)
        assert kept(client) == "public, no-cache"
        assert kept(member).startswith("private"), visibility


def test_machines_learn_what_strangers_see(ada: Person, client: Client, member: Client) -> None:
    def said(browser: Client) -> dict[str, Any]:
        page = Html(browser.get("/people/ada-lovelace/").content.decode())
        (node,) = (one for one in json_ld(page) if one["@type"] == "Person")
        return node

    shows_all(ada, Visibility.MEMBERS)
    assert not {"email", "telephone"} & said(member).keys()
    assert said(member) == said(client)
    shows_all(ada, Visibility.PUBLIC)
    assert said(client)["telephone"] == "+49 89 99998-777"


def test_an_unknown_choice_hides(ada: Person) -> None:
    ada.room_visibility = "friends"
    user = User(username="member")
    assert ada.shown_to(user)["room"] is None
    assert ada.shown_to(user)["photo"] == ada.photo


def test_phone_and_room_are_for_members_and_portraits_for_all_unless_chosen_otherwise() -> None:
    person = Person(family="New")
    assert {detail: getattr(person, f"{detail}_visibility") for detail in DETAILS} == {
        "photo": "public",
        "email": "members",
        "phone": "members",
        "room": "members",
    }


def test_members_decide_about_their_own_details() -> None:
    form = PersonViewSet.own_panel.bind_to_model(Person).get_form_class()
    assert {*DETAILS, *(f"{detail}_visibility" for detail in DETAILS)} <= set(form.base_fields)


@pytest.mark.parametrize("number", ["call me", "javascript:alert(1)", "+", "12\n34", "１２３"])
def test_what_is_no_phone_number_is_refused(number: str) -> None:
    with pytest.raises(ValidationError):
        Person(family="New", phone=number).clean_fields(exclude={"slug", "sort_key"})


def test_nobody_is_found_by_what_they_keep_to_themselves(ada: Person, member: Client) -> None:
    shows_all(ada, Visibility.HIDDEN)
    for mark in ("sealed@example.org", "sealed", "99998-777", DIALLED, "Z 9.999", "unseen-face"):
        results = Html(member.get("/search/", {"q": mark}).content.decode()).main.text
        assert "Lovelace" not in results, mark
        assert member.get("/search/suggest/", {"q": mark}).json() == {"suggestions": []}
