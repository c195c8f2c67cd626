"""Menus, footer and legal pages."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from labportal.models import LabSettings, LabText, Menu, MenuItem, SocialLink, StandardPage
from tests.factories import portrait
from tests.html import Element, Html
from tests.portal import SiteTree, World, makes_renditions


def main_menu(page: Html) -> list[tuple[str, str]]:
    """Return text and address of the main menu's entries."""
    return [
        (link.text, link["href"]) for nav in page.all("nav", "main-menu") for link in nav.all("a")
    ]


def footer_links(page: Html) -> dict[str, Element]:
    """Return the links in the footer by their text."""
    return {link.text: link for link in page.one("footer").all("a")}


def make_menu(tree: SiteTree, place: str, language: str, *items: Any) -> None:
    """Make a menu of pages, pages with a label, and labelled URLs."""
    menu = Menu.objects.create(site=tree.site, place=place, language=language)
    for number, item in enumerate(items):
        target, label = item if isinstance(item, tuple) else (item, "")
        kind = "page" if isinstance(target, Page) else "url"
        MenuItem.objects.create(menu=menu, sort_order=number, label=label, **{kind: target})


def test_the_menu_is_that_of_the_language_in_its_order(world: World, get: Any) -> None:
    tree = world.tree
    make_menu(
        tree,
        "main",
        "en",
        tree["people"]["en"],
        (tree["research"]["en"], "What we do"),
        ("https://example.org/", "Elsewhere"),
    )
    make_menu(tree, "main", "de", tree["publications"]["de"])
    assert main_menu(get("/")) == [
        ("People", "/people/"),
        ("What we do", "/research/"),
        ("Elsewhere", "https://example.org/"),
    ]
    assert main_menu(get("/de/")) == [("Publikationen", "/de/publications/")]


def test_without_a_menu_in_the_language_it_is_the_first_languages_with_translated_pages(
    world: World, get: Any
) -> None:
    tree = world.tree
    make_menu(
        tree,
        "main",
        "en",
        (tree["people"]["en"], "Folks"),
        tree["topics"]["en"],
        ("https://example.org/", "Elsewhere"),
    )
    tree["topics"]["de"].unpublish()
    page = get("/de/")
    assert main_menu(page) == [
        ("Menschen", "/de/people/"),
        ("Topics", "/topics/"),
        ("Elsewhere", "https://example.org/"),
    ]
    languages = [link["lang"] for link in page.one("nav", "main-menu").all("a")]
    assert languages == ["", "en", "en"]


def test_unpublished_and_private_pages_are_in_no_menu(world: World, get: Any) -> None:
    tree = world.tree
    pages = [tree[kind]["en"] for kind in ("people", "topics", "research")]
    make_menu(tree, "main", "en", *pages, world.group.pages.get(locale__language_code="en"))
    for page in tree["people"].values():
        page.unpublish()
    for page in (*tree["topics"].values(), *tree["research"].values()):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert main_menu(get("/")) == []
    assert not get("/").all("nav", "main-menu")


def test_the_entry_of_the_page_shown_is_current_and_so_is_the_one_above_it(
    world: World, get: Any
) -> None:
    tree = world.tree
    make_menu(tree, "main", "en", tree["home"]["en"], tree["people"]["en"])
    for path, current in (
        ("/", ["page", ""]),
        ("/people/", ["", "page"]),
        ("/people/ada-lovelace/", ["", "true"]),
        ("/publications/", ["", ""]),
    ):
        links = get(path).one("nav", "main-menu").all("a")
        assert [link["aria-current"] for link in links] == current, path


@makes_renditions
def test_the_footer_shows_address_contact_legal_pages_and_links(world: World, get: Any) -> None:
    tree = world.tree
    lab = tree.site.labsettings
    lab.address = "Beispielallee 7\n12345 Musterstadt"
    lab.email, lab.phone = "office@example.org", "+49 1"
    lab.imprint_page = Page.objects.get(slug="imprint", locale__language_code="en")
    lab.logo = portrait()
    lab.save()
    LabText.objects.filter(language="de").update(university="Universität")
    SocialLink.objects.create(settings=lab, label="Mastodon", url="https://example.org/@lab")
    make_menu(tree, "footer", "en", tree["topics"]["en"])
    page = get("/")
    links = footer_links(page)
    assert page.one("footer").one("address").text.startswith("Beispielallee 712345 Musterstadt")
    assert links["office@example.org"]["href"] == "mailto:office@example.org"
    assert links["Imprint"]["href"] == "/imprint/"
    assert links["Mastodon"]["href"] == "https://example.org/@lab"
    assert links["Topics"]["href"] == "/topics/"
    assert links["Sign in"]["href"] == "/admin/"
    german = get("/de/")
    assert footer_links(german)["Impressum"]["href"] == "/de/imprint/"
    assert "Testlabor" in german.one("footer").text
    assert "Universität" in german.one("header", "site-header").text
    assert german.one("header", "site-header").one("img")["alt"] == ""


def test_a_legal_page_that_there_is_in_one_language_only_is_linked_from_all(
    world: World, get: Any
) -> None:
    lab = world.tree.site.labsettings
    lab.imprint_page = StandardPage.objects.get(locale__language_code="de")
    lab.save()
    StandardPage.objects.get(locale__language_code="en").unpublish()
    link = footer_links(get("/"))["Impressum"]
    assert (link["href"], link["lang"], link["hreflang"]) == ("/de/imprint/", "de", "de")


def test_a_legal_page_in_the_footers_menu_is_not_listed_twice(world: World, get: Any) -> None:
    lab = world.tree.site.labsettings
    lab.imprint_page = StandardPage.objects.get(locale__language_code="en")
    lab.save()
    make_menu(world.tree, "footer", "en", lab.imprint_page)
    assert [link.text for link in get("/").one("footer").all("a")].count("Imprint") == 1


def test_an_entry_whose_address_is_a_script_is_left_out(site_tree: SiteTree, get: Any) -> None:
    make_menu(
        site_tree,
        "main",
        "en",
        ("javascript:alert(1)", "Evil"),
        ("/search/?q=vision", "Vision"),
        ("https://example.org/", "Elsewhere"),
    )
    assert main_menu(get("/")) == [
        ("Vision", "/search/?q=vision"),
        ("Elsewhere", "https://example.org/"),
    ]


@pytest.mark.parametrize("path", ["/search/", "/search/?q=Lovelace", "/de/search/?q=Lovelace"])
def test_a_host_without_a_site_can_be_searched(world: World, client: Client, path: str) -> None:
    world.tree.site.hostname, world.tree.site.is_default_site = "elsewhere.example.org", False
    world.tree.site.save()
    assert client.get(path).status_code == 200
    assert client.get("/").status_code == 404


def test_a_host_without_a_site_has_no_site_map(world: World, client: Client) -> None:
    world.tree.site.hostname, world.tree.site.is_default_site = "elsewhere.example.org", False
    world.tree.site.save()
    assert client.get("/sitemap.xml").status_code == 404
    Site.objects.all().delete()
    assert client.get("/sitemap.xml").status_code == 404
    assert client.get("/search/").status_code == 200


def test_a_portal_that_nobody_has_set_up_answers_too(db: None, client: Client) -> None:
    assert client.get("/nowhere/").status_code == 404
    Site.objects.all().delete()
    assert not LabSettings.objects.exists()
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()
    assert client.get("/search/?q=any").status_code == 200
