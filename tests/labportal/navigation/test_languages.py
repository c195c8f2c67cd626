"""The portal in German and in English, and the way from one to the other."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from tests.factories import MembershipFactory, PersonFactory, RoleFactory
from tests.html import Html
from tests.portal import SiteTree, World
from tests.site.test_previews import preview


def switcher(page: Html) -> dict[str, str]:
    """Return the addresses of the language switcher by language."""
    nav = page.one("nav", "languages")
    return {link["hreflang"]: link["href"] for link in nav.all("a")}


def alternates(page: Html) -> dict[str, str]:
    """Return the addresses of the page's versions by language."""
    return {
        link["hreflang"]: link["href"]
        for link in page.all("link")
        if link["rel"] == "alternate" and link["hreflang"]
    }


def test_german_pages_show_german_texts(world: World, get: Any) -> None:
    page = get("/de/people/ada-lovelace/")
    assert page.headings == [
        (1, "Prof. Dr. Ada Lovelace"),
        (2, "Zur Person"),
        (2, "Themen"),
        (2, "Am Lehrstuhl"),
        (2, "Publikationen"),
        (3, "2024"),
    ]
    assert "Professorin für Maschinen" in page.main.text
    assert "Promovierender, Maschinen Leitung" in page.main.text
    assert "seit April 2015" in page.main.text
    assert page.links["Maschinen"] == "/de/research/machines/"
    assert page.links["Datenschutz"] == "/de/topics/privacy/"
    assert page.links["On engines"] == f"/de{world.paths['publication']}"
    assert page.one("img")["alt"] == "Porträt von Ada Lovelace"


def test_dates_and_types_are_in_the_language_of_the_page(world: World, get: Any) -> None:
    world.publication.issued_month, world.publication.issued_day = 3, 1
    world.publication.save()
    text = get(f"/de{world.paths['publication']}").main.text
    assert "Zeitschriftenartikel" in text
    assert "1. März 2024" in text
    listed = get("/de/publications/").main.text
    for word in ("Jahr", "Art", "Thema", "Forschungsgruppe", "Reihenfolge", "Neueste zuerst"):
        assert word in listed


def test_past_periods_are_told_in_german(site_tree: SiteTree, get: Any) -> None:
    for slug, (start, end) in {"a": ("", "2018-05"), "b": ("2015", "2017-12")}.items():
        MembershipFactory(person=PersonFactory(slug=slug), start=start, end=end)
    text = get("/de/people/").main.text
    assert "bis 2018" in text
    assert "2015–2017" in text
    assert "bis Mai 2018" in get("/de/people/a/").main.text


def test_the_switcher_leads_to_the_same_thing_in_the_other_language(world: World, get: Any) -> None:
    for path in world.paths.values():
        page = get(path)
        assert switcher(page) == {"de": f"/de{path}"}, path
        assert switcher(get(f"/de{path}")) == {"en": path}, path
        assert page.one("nav", "languages").one("span")["aria-current"] == "true"


def test_the_switcher_keeps_what_a_list_was_narrowed_to(world: World, get: Any) -> None:
    path = "/publications/?q=engines&year=2024"
    assert switcher(get(path)) == {"de": f"/de{path}"}


def test_the_versions_of_a_page_are_named_for_search_engines(world: World, get: Any) -> None:
    for path in ("/", "/people/ada-lovelace/", world.paths["publication"], "/research/machines/"):
        assert alternates(get(path)) == {
            "en": f"http://testserver{path}",
            "de": f"http://testserver/de{path}",
            "x-default": f"http://testserver{path}",
        }


def test_the_switcher_leads_to_where_a_page_would_be_that_is_not_translated(
    world: World, get: Any
) -> None:
    for slug in ("machines", "people", "imprint"):
        page = Page.objects.get(slug=slug, locale__language_code="en")
        page.unpublish()
    for path, label in (
        ("/research/machines/", "Maschinen"),
        ("/people/ada-lovelace/", "Ada Lovelace"),
        ("/imprint/", "Impressum"),
    ):
        page = get(f"/de{path}")
        assert switcher(page) == {"en": path}, path
        assert "en" not in alternates(page), path
        missing = get(path, status=404)
        assert missing.headings[0] == (1, "Not translated yet"), path
        assert missing.one("title").text.startswith("Not translated yet"), path
        assert switcher(missing) == {"de": f"/de{path}"}, path
        assert missing.main.one("a")["href"] == f"/de{path}"
        assert missing.main.one("a").text == label
        assert not alternates(missing), path


def test_a_record_that_there_is_in_no_language_is_not_offered_in_another(
    world: World, get: Any
) -> None:
    Page.objects.get(slug="people", locale__language_code="de").unpublish()
    page = get("/de/people/nobody/", status=404)
    assert page.headings == [(1, "Seite nicht gefunden")]
    assert switcher(page) == {"en": "/"}


@pytest.mark.parametrize("path", ["/publications/?page=999", "/people/nobody/", "/news/?page=9"])
def test_what_a_page_lacks_is_not_said_to_lack_a_translation(
    world: World, get: Any, path: str
) -> None:
    page = get(f"/de{path}", status=404)
    assert page.headings == [(1, "Seite nicht gefunden")]
    assert "noch nicht übersetzt" not in page.main.text
    assert switcher(page) == {"en": "/"}


def _close_home(world: World) -> None:
    world.tree["home"]["de"].unpublish()


def _delete_home(world: World) -> None:
    Page.objects.get(pk=world.tree["home"]["de"].pk).delete()


@pytest.mark.parametrize("spoil", [_close_home, _delete_home])
def test_a_language_without_a_home_page_has_no_pages(
    world: World, get: Any, client: Client, spoil: Any
) -> None:
    world.add_news()
    spoil(world)
    files = ["/publications/export.bib", "/publications/feed.atom", "/news/feed.atom"]
    for path in [*world.paths.values(), *files]:
        if not path.startswith("/search/"):
            assert client.get(f"/de{path}").status_code == 404, path
            assert client.get(path).status_code == 200, path
        if path not in files:
            page = get(path)
            assert "de" not in alternates(page), path
            assert not page.all("nav", "languages"), path
    assert "/de/" not in client.get("/sitemap.xml").content.decode()
    assert get("/de/", status=404).links["Home"] == "/"
    found = get("/de/search/?q=Maschinen")
    assert not [url for url in found.links.values() if url.startswith("/de/research/")]
    assert found.headings


def test_drafts_of_a_language_without_a_home_page_can_be_previewed(world: World) -> None:
    world.tree["home"]["de"].unpublish()
    page = Page.objects.get(slug="machines", locale__language_code="de").specific
    assert preview(page).headings[0] == (1, "Maschinen")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/people/?by=group", ""),
        ("/publications/?year=2024&sort=oldest", "?year=2024"),
        ("/publications/?style=apa", ""),
    ],
)
def test_the_versions_of_a_list_have_the_query_of_its_own_address(
    world: World, get: Any, address: str, kept: str
) -> None:
    page, path = get(address), address.partition("?")[0]
    links = {link["rel"]: link["href"] for link in page.all("link")}
    assert links["canonical"] == f"http://testserver{path}{kept}"
    assert alternates(page) == {
        "en": f"http://testserver{path}{kept}",
        "de": f"http://testserver/de{path}{kept}",
        "x-default": f"http://testserver{path}{kept}",
    }


def test_a_language_without_a_home_page_is_not_offered(world: World, get: Any) -> None:
    world.tree["home"]["de"].unpublish()
    Page.objects.filter(locale__language_code="de").update(live=False)
    assert not get("/").all("nav", "languages")


def test_records_without_an_index_page_in_a_language_lead_to_the_other(
    world: World, get: Any
) -> None:
    world.tree["people"]["de"].unpublish()
    assert get("/de/research/machines/").links["Charles Babbage"] == "/people/charles-babbage/"


def test_texts_fall_back_on_the_first_language(site_tree: SiteTree, get: Any) -> None:
    role = RoleFactory(names={"en": ("Visitor", "Visitors")})
    MembershipFactory(role=role)
    assert (2, "Visitors") in get("/de/people/").headings


def test_what_is_not_found_is_not_found_in_the_visitors_language(world: World, get: Any) -> None:
    page = get("/de/nirgends/", status=404)
    assert page.one("html")["lang"] == "de"
    assert page.headings == [(1, "Seite nicht gefunden")]
    assert switcher(page) == {"en": "/"}


def test_a_page_that_is_not_translated_says_so_and_leads_to_the_other_language(
    world: World, get: Any
) -> None:
    Page.objects.get(slug="machines", locale__language_code="de").unpublish()
    page = get("/de/research/machines/", status=404)
    assert "noch nicht übersetzt" in page.main.text
    [link] = [link for link in page.main.all("a") if link["hreflang"]]
    assert (link["href"], link["lang"], link.text) == ("/research/machines/", "en", "Machines")


def test_what_nobody_may_see_is_not_offered_in_the_other_language_either(
    world: World, get: Any
) -> None:
    Page.objects.filter(slug="machines").update(live=False)
    page = get("/de/research/machines/", status=404)
    assert "noch nicht übersetzt" not in page.main.text


def test_a_language_that_the_browser_asks_for_does_not_change_the_page(
    world: World, client: Client
) -> None:
    response = client.get("/", headers={"accept-language": "de"})
    assert '<html lang="en">' in response.content.decode()
