"""Whole addresses of the portal's own: those that are configured, whatever a request calls it."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from tests.portal import World

OWN = "https://lab.example.org"

#: Beginnings of addresses that are written with their host.
_OWN_ADDRESSES = re.compile(r"https?://(?:testserver|lab\.example\.org)[^\s\"'<>]*")


@pytest.fixture(autouse=True)
def _has_an_address(settings):
    settings.WAGTAILADMIN_BASE_URL = OWN


@pytest.fixture
def elsewhere():
    """Somebody who asks for the portal by another port than its own."""
    return Client(headers={"host": "testserver:8123"})


@pytest.mark.parametrize(
    "kind",
    ["home", "group", "person", "publications", "publication", "topic", "news", "research"],
)
def test_a_page_names_itself_by_the_configured_address(
    world: World, elsewhere: Client, kind: str
) -> None:
    path = world.paths[kind]
    page = elsewhere.get(path).content.decode()
    assert f'<link rel="canonical" href="{OWN}{path}">' in page
    assert f'property="og:url" content="{OWN}{path}"' in page
    assert 'hreflang="de"' in page
    assert "testserver" not in page
    assert len(_OWN_ADDRESSES.findall(page)) > 3


@pytest.mark.parametrize(
    "path",
    [
        *("/robots.txt", "/sitemap.xml", "/news/feed.atom", "/publications/feed.atom"),
        *("/publications/export.json", "/publications/export.bib"),
    ],
)
def test_files_for_programs_name_the_configured_address(
    world: World, elsewhere: Client, path: str
) -> None:
    world.add_news()
    answer = elsewhere.get(path)
    text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
    assert answer.status_code == 200
    assert "testserver" not in text
    if not path.startswith("/publications/export"):
        assert OWN in text


def test_the_site_map_and_canonical_addresses_agree(world: World, elsewhere: Client) -> None:
    listed = re.findall("<loc>(.*?)</loc>", elsewhere.get("/sitemap.xml").content.decode())
    assert f"{OWN}{world.paths['person']}" in listed
    for address in listed:
        page = elsewhere.get(address.removeprefix(OWN)).content.decode()
        assert f'<link rel="canonical" href="{address}">' in page


def test_a_link_to_set_a_password_leads_to_the_configured_address(
    world: World, elsewhere: Client
) -> None:
    User.objects.create_superuser("ada", "ada@lab.example", "engines and tides")
    elsewhere.post("/admin/password_reset/", {"email": "ada@lab.example"})
    [letter] = mail.outbox
    assert f"{OWN}/admin/password_reset/confirm/" in letter.body
    assert "testserver" not in letter.body
