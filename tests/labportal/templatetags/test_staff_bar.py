"""The bar of public pages for those who are signed in."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from labportal.base.registries.record_pages import AS_VISITOR
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS, make_roles
from people.models import Person, Visibility
from tests.portal import World
from tests.staff.answers import page_url, record_url

pytestmark = pytest.mark.django_db


def _bar(get: Any, path: str) -> dict[str, str]:
    bars = get(path).all("aside", "staff-bar")
    return {link.text: link["href"] for bar in bars for link in bar.all("a")}


def _sign_in(client: Client, role: str) -> User:
    make_roles()
    user = User.objects.create_user("ada", first_name="Ada", last_name="Lovelace")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def test_visitors_have_no_bar_and_their_pages_depend_on_no_cookie(
    world: World, client: Client
) -> None:
    for path in world.paths.values():
        response = client.get(path)
        assert "staff-bar" not in response.content.decode()
        # What is seen of a person depends on who looks.
        if path != world.paths["person"]:
            assert "Cookie" not in response.headers["Vary"]


def test_an_administrator_gets_from_every_page_to_its_form(
    world: World, client: Client, get: Any
) -> None:
    _sign_in(client, ADMINISTRATORS)
    records = {"person": world.lead, "topic": world.topic, "publication": world.publication}
    for kind, record in records.items():
        assert _bar(get, world.paths[kind]) == {
            "Edit this record": record_url(record),
            "To the admin": "/admin/",
        }
    assert _bar(get, "/people/")["Edit this page"] == page_url(world.tree["people"]["en"])
    assert _bar(get, "/de/people/")["Seite bearbeiten"] == page_url(world.tree["people"]["de"])
    assert "Signed in as Ada Lovelace" in get("/").one("aside", "staff-bar").text
    assert _bar(get, "/search/?q=ada") == {"To the admin": "/admin/"}


def test_who_may_not_change_what_is_shown_is_not_led_to_its_form(
    world: World, client: Client, get: Any
) -> None:
    user = _sign_in(client, MEMBERS)
    world.lead.user = user
    world.lead.save()
    assert _bar(get, world.paths["person"])["Edit this record"] == record_url(world.lead)
    for kind in ("publication", "topic", "home", "group"):
        assert _bar(get, world.paths[kind]) == {"To the admin": "/admin/"}


def test_who_keeps_the_bibliography_edits_publications(
    world: World, client: Client, get: Any
) -> None:
    _sign_in(client, BIBLIOGRAPHY_ADMINS)
    assert "Edit this record" in _bar(get, world.paths["publication"])
    assert "Edit this record" not in _bar(get, world.paths["person"])


def test_a_session_without_an_account_has_no_bar(world: World, client: Client, get: Any) -> None:
    client.cookies["sessionid"] = "forged"
    assert _bar(get, "/") == {}
    client.force_login(User.objects.create_user("nobody"))
    assert _bar(get, "/") == {}


def _footer(get: Any, path: str) -> tuple[list[str], list[str]]:
    """Return links and buttons at the foot of a page that have to do with accounts."""
    foot = get(path).one("footer", "site-footer")
    words = {"Sign in", "Sign out", "To the admin", "Abmelden", "Anmelden"}
    links = [link.text for link in foot.all("a") if link.text in words]
    return links, [button.text for button in foot.all("button")]


def test_the_foot_of_a_page_lets_who_is_signed_in_sign_out_and_stay_on_it(
    world: World, client: Client, get: Any
) -> None:
    assert _footer(get, "/people/") == (["Sign in"], [])
    _sign_in(client, MEMBERS)
    assert _footer(get, "/people/") == (["To the admin"], ["Sign out"])
    assert "Sign out" in client.get("/no-such-page/").content.decode()
    answer = client.post("/admin/logout/", {"next": "/people/"})
    assert answer.headers["Location"] == "/people/"
    # No page of another day tells it.
    assert "logged out" not in client.get("/admin/login/").content.decode()
    assert _footer(get, "/people/") == (["Sign in"], [])
    client.force_login(User.objects.create_user("nobody"))
    assert _footer(get, "/people/") == ([], ["Sign out"])


def test_the_bar_leads_to_a_page_as_visitors_see_it_where_it_shows_more(
    world: World, client: Client
) -> None:
    page, way = world.paths["person"], f'href="?{AS_VISITOR}"'
    _sign_in(client, MEMBERS)
    Person.objects.update(room="Z 9", room_visibility=Visibility.MEMBERS)
    assert way in client.get(page).content.decode()
    assert "This is what visitors see." in client.get(f"{page}?{AS_VISITOR}").content.decode()
    Person.objects.update(room_visibility=Visibility.PUBLIC, phone="", email_visibility="public")
    assert way not in client.get(page).content.decode()
    client.logout()
    Person.objects.update(room_visibility=Visibility.MEMBERS)
    assert AS_VISITOR not in client.get(page).content.decode()


def test_signing_out_never_leads_to_another_host(client: Client) -> None:
    client.force_login(User.objects.create_user("nobody"))
    answer = client.post("/admin/logout/", {"next": "https://example.org/"})
    assert answer.headers["Location"] == "/admin/login/"
    assert "logged out" in client.get("/admin/login/").content.decode()


def test_a_filtered_list_leads_to_a_report_of_its_works(
    world: World, client: Client, get: Any
) -> None:
    _sign_in(client, MEMBERS)
    address = "/admin/publication-reports/write/from-list/?q=a%26b&type=book"
    assert _bar(get, "/publications/?q=a%26b&type=book&page=1")["Report of this list"] == address
    assert "Bericht zu dieser Liste" in _bar(get, "/de/publications/")
    assert "Report of this list" not in _bar(get, world.paths["publication"])
    assert "Report of this list" not in _bar(get, "/people/")
