"""Addresses beside the pages: site map, robots, icon, errors."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.http import HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation
from django.views.defaults import server_error
from wagtail.documents import get_document_model

from groups.pages.publication_index_page import PUBLICATIONS_PER_PAGE
from tests.factories import PersonFactory, PublicationFactory
from tests.html import Html
from tests.portal import World


def fetch(client: Client, path: str) -> HttpResponseBase:
    """Return the response for a file, which is closed as a web server would do it."""
    response = client.get(path)
    response.close()
    return response


def test_the_site_map_lists_every_page_and_record_in_both_languages(
    world: World, client: Client
) -> None:
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    locations = re.findall(r"<loc>http://testserver(.*?)</loc>", response.content.decode())
    english = {path for path in world.paths.values() if not path.startswith("/search/")}
    english.add("/people/charles-babbage/")
    assert set(locations) == english | {f"/de{path}" for path in english}
    assert len(locations) == len(set(locations))


def test_the_site_map_asks_as_often_for_many_records_as_for_few(
    world: World, client: Client, django_assert_max_num_queries: Any
) -> None:
    for _number in range(10):
        PersonFactory()
        PublicationFactory()
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(25):
        client.get("/sitemap.xml")


def test_robots_are_told_where_the_site_map_is_and_what_to_leave_alone(
    world: World, client: Client
) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /admin/", "Disallow: /search/", "Disallow: /de/search/"} <= set(lines)
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    for index in ("/publications/", "/de/publications/"):
        assert f"Disallow: {index}?*&" in lines
        assert f"Disallow: {index}export." in lines


@pytest.mark.parametrize(
    ("query", "is_closed"),
    [
        ("", False),
        ("?type=article", False),
        ("?page=1", False),
        ("?type=article&year=1843", True),
        ("?q=engines", True),
        ("?sort=title", True),
        ("?person=ada-lovelace&person=charles-babbage", True),
    ],
)
def test_search_engines_leave_combined_lists_out(
    world: World, client: Client, query: str, is_closed: bool
) -> None:
    page = client.get(f"/publications/{query}").content.decode()
    assert ('<meta name="robots" content="noindex">' in page) == is_closed


def test_the_icon_is_found_where_icons_are_looked_for(
    world: World, client: Client, get: Any
) -> None:
    icon = next(link["href"] for link in get("/").all("link") if link["rel"] == "icon")
    for address in (icon, "/favicon.ico"):
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "image/png"


def test_every_file_that_a_page_asks_for_is_there(world: World, client: Client, get: Any) -> None:
    page = get("/people/")
    files = [link["href"] for link in page.all("link") if link["rel"] in {"stylesheet", "icon"}]
    files += [image["src"] for image in page.all("img")]
    assert len(files) > 5
    # Whoever closes a static file closes the connection to the database as well.
    for file in sorted(files, key=lambda file: not file.startswith("/brand/")):
        response = client.get(file) if file.startswith("/brand/") else fetch(client, file)
        assert response.status_code == 200, file


def test_a_document_comes_without_a_coding_that_nobody_knows(db: None, client: Client) -> None:
    file = ContentFile(b"a,b" * 500, name="table.csv")
    document = get_document_model().objects.create(title="Table", file=file)
    response = client.get(document.url, headers={"accept-encoding": "gzip"})
    assert b"".join(response) == b"a,b" * 500
    assert "Content-Encoding" not in response.headers
    assert response["Content-Length"] == "1500"


@pytest.mark.parametrize("hidden", [{"public": False}, {"retired_at": timezone.now()}])
def test_the_pdf_of_a_publication_that_is_not_public_is_not_found(
    world: World, client: Client, hidden: dict[str, Any]
) -> None:
    file = ContentFile(b"%PDF-", name="paper.pdf")
    document = get_document_model().objects.create(title="Paper", file=file)

    def status() -> int:
        response = client.get(document.url)
        b"".join(response)  # to its end: to close it would close the connection to the database
        return response.status_code

    assert status() == 200
    PublicationFactory(pdf=document, **hidden)
    assert status() == 404
    User.objects.create_user("nobody", password="x")
    client.force_login(User.objects.get(username="nobody"))
    assert status() == 404
    User.objects.create_superuser("admin", password="x")
    client.force_login(User.objects.get(username="admin"))
    assert status() == 200
    client.logout()
    PublicationFactory(pdf=document)
    assert status() == 200


def test_no_two_addresses_of_a_list_have_one_title(world: World, get: Any) -> None:
    for number in range(2 * PUBLICATIONS_PER_PAGE):
        PublicationFactory(title=f"Lovelace {number}")
        world.add_news(slug=f"news-{number}")
    paths = [
        *("/publications/", "/publications/?page=2", "/publications/?year=2024&page=2"),
        *("/people/", "/people/?by=group", "/news/", "/news/?page=2", "/news/?page=3"),
        *("/search/?q=lovelace", "/search/?q=lovelace&kind=people"),
        *("/search/?q=lovelace&kind=publications", "/search/?q=lovelace&kind=publications&page=2"),
    ]
    titles = [get(path).one("title").text for path in paths]
    assert len(set(titles)) == len(paths), titles
    assert titles[1] == "Publications, page 2 – Test Lab"
    assert titles[4] == "People: By group – Test Lab"
    assert titles[-1] == "Search for “lovelace”: Publications, page 2 – Test Lab"


def test_what_is_not_found_gets_a_page_with_the_way_on(world: World, get: Any) -> None:
    page = get("/nowhere/", status=404)
    assert page.headings == [(1, "Page not found")]
    assert page.one("title").text == "Page not found – Test Lab"
    assert page.main.one("form")["action"] == "/search/"


@pytest.mark.parametrize("path", ["/%00", "/de/%00/", "/x%00y", "/de/x%00y/?q=%00"])
def test_a_nul_in_an_address_is_not_found(world: World, get: Any, path: str) -> None:
    assert get(path, status=404).main.one("form")


@pytest.mark.parametrize("key", ["\0aaaaaaaaaaaa", "ä" * 32, "../../etc/passwd"])
def test_a_session_that_there_cannot_be_is_none(world: World, client: Client, key: str) -> None:
    client.cookies["sessionid"] = key
    assert client.get("/admin/").status_code == 302
    assert client.get("/").status_code == 200


def test_an_error_gets_a_page_without_the_database() -> None:
    with translation.override("en"):
        response = server_error(HttpRequest())
    page = Html(response.content.decode())
    assert response.status_code == 500
    assert page.headings == [(1, "Something went wrong")]
    assert page.one("html")["lang"] == "en"
    with translation.override("de"):
        page = Html(render_to_string("500.html"))
    assert page.headings == [(1, "Etwas ist schiefgegangen")]


@pytest.mark.parametrize("path", ["/search/", "/robots.txt", "/favicon.ico"])
def test_views_answer_questions_and_take_nothing(world: World, client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
