"""News: their list, their page, their feed, and where else they are shown."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from labportal.models import ConcernedPerson, NewsPage
from labportal.models.news_index_page import NEWS_PER_PAGE
from labportal.news.feed import ENTRIES
from people.models import Person
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory, portrait
from tests.html import Html, scripts_that_say
from tests.portal import SiteTree, World, makes_renditions
from tests.publications.hostile_files import BIDI, CONTROL, SCRIPT
from tests.site.test_previews import preview

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def add(tree: SiteTree, title: str, **fields: Any) -> dict[str, Any]:
    """Add a piece of news in both languages."""
    fields = {"slug": title.lower().replace(" ", "-"), **fields}
    return tree.add(tree["news"], NewsPage, title=title, **fields)


def titles(page: Html) -> list[str]:
    """Return the titles in the lists of news, in order."""
    return [link.text for link in page.main.all("a", "news-title")]


def feed(client: Client, prefix: str = "") -> ET.Element:
    """Fetch the feed."""
    response = client.get(f"{prefix}/news/feed.atom")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314 - our own


def test_news_are_of_today_unless_somebody_says_otherwise(db: None) -> None:
    assert NewsPage().date == timezone.localdate()


def test_news_are_listed_with_their_days_the_latest_first(site_tree: SiteTree, get: Any) -> None:
    for day in ("2024-12-31", "2026-02-01", "2026-03-01"):
        add(site_tree, f"Of {day}", date=date.fromisoformat(day))
    page = get("/news/")
    assert titles(page) == ["Of 2026-03-01", "Of 2026-02-01", "Of 2024-12-31"]
    times = page.main.all("time")
    assert [time["datetime"] for time in times] == ["2026-03-01", "2026-02-01", "2024-12-31"]
    assert times[0].text == "1 March 2026"
    assert get("/de/news/").main.all("time")[0].text == "1. März 2026"


def test_news_of_one_day_come_as_they_were_published(site_tree: SiteTree, get: Any) -> None:
    for hour, title in enumerate(("First", "Second", "Third")):
        then = timezone.now() + timedelta(hours=hour)
        add(site_tree, title, first_published_at=then)
    assert titles(get("/news/")) == ["Third", "Second", "First"]


@makes_renditions
def test_list_and_page_show_whom_and_what_the_news_concern(world: World, get: Any) -> None:
    world.add_news(picture=portrait(), lead="At last.")
    for prefix in ("", "/de"):
        for path in ("/news/", "/news/it-runs/"):
            page = get(prefix + path)
            links = {link["href"] for link in page.main.all("a")}
            assert {
                f"{prefix}/research/machines/",
                f"{prefix}/people/ada-lovelace/",
                f"{prefix}{world.paths['publication']}",
            } <= links, path
            assert "At last." in page.main.text
            assert page.main.all("img"), path
    assert get("/news/it-runs/").headings == [(1, "It runs"), (2, "Publications")]
    assert get("/de/news/").links["Sie läuft"] == "/de/news/it-runs/"


@makes_renditions
def test_a_picture_is_as_large_as_is_shown_and_described_as_its_record_says(
    site_tree: SiteTree, get: Any
) -> None:
    image = portrait(size=2000)
    image.description = "An engine & more"
    image.save()
    add(site_tree, "Described", picture=image)
    add(site_tree, "Undescribed", picture=portrait("plain", size=40))
    (picture,) = get("/news/described/").main.all("img")
    assert picture["alt"] == "An engine & more"
    assert "1440w" in picture["srcset"]
    assert "2000" not in picture["srcset"]
    assert "original" not in picture["src"]
    (plain,) = get("/news/undescribed/").main.all("img")
    assert "alt" in plain.attributes
    assert plain["alt"] == ""
    for listed in get("/news/").main.all("img"):
        assert int(listed["width"]) <= 480
        assert int(listed["height"]) <= 320


def test_records_are_shown_as_they_are_now(world: World, get: Any) -> None:
    heir = PersonFactory(given="Augusta", family="King", slug="augusta")
    hidden = PublicationFactory(title="Secret", public=False)
    gone = PublicationFactory(title="Gone", retired_at=timezone.now())
    old = PublicationFactory(title="Old", retired_at=timezone.now())
    new = PublicationFactory(title="New")
    Publication.objects.filter(pk=old.pk).update(merged_into=new)
    for page in world.add_news().values():
        page.concerned_people.create(person=heir)
        for publication in (hidden, gone, old):
            page.concerned_publications.create(publication=publication)
        page.save()
    Person.objects.filter(pk=world.lead.pk).update(merged_into=heir)
    for path in ("/news/", "/news/it-runs/"):
        page = get(path)
        people = [link["href"] for link in page.main.all("a") if "/people/" in link["href"]]
        assert people == ["/people/augusta/"], path
        assert "Secret" not in page.main.text
        assert "Gone" not in page.main.text
        assert "New" in page.links, path
    # A person named under the old record is found on the page of the new one, once.
    assert titles(get("/people/augusta/")) == ["It runs"]


def test_a_record_that_is_deleted_leaves_the_news(world: World, get: Any) -> None:
    world.add_news()
    world.lead.delete()
    assert not ConcernedPerson.objects.exists()
    assert "Ada Lovelace" not in get("/news/it-runs/").links


def test_the_home_page_shows_the_latest_three(site_tree: SiteTree, get: Any) -> None:
    assert (2, "News") not in get("/").headings
    for day in range(1, 6):
        add(site_tree, f"Of day {day}", date=date(2026, 5, day))
    for prefix in ("", "/de"):
        page = get(f"{prefix}/")
        assert titles(page) == ["Of day 5", "Of day 4", "Of day 3"]
        assert f"{prefix}/news/" in [link["href"] for link in page.main.all("a")]


def test_pages_of_groups_and_people_show_their_news(world: World, get: Any) -> None:
    add(world.tree, "Of nobody")
    world.add_news()
    for path in ("/research/machines/", "/people/ada-lovelace/"):
        assert titles(get(path)) == ["It runs"], path
        assert titles(get(f"/de{path}")) == ["Sie läuft"], path
        assert (2, "News") in get(path).headings
    assert (2, "News") not in get("/people/charles-babbage/").headings


def test_drafts_and_private_news_are_in_no_list(world: World, get: Any, client: Client) -> None:
    draft = world.add_news(slug="draft", live=False)["en"]
    private = world.add_news(slug="private")["en"]
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    for path in ("/", "/news/", "/research/machines/", "/people/ada-lovelace/"):
        assert titles(get(path)) == [], path
    assert feed(client).findall(f"{ATOM}entry") == []
    get("/news/draft/", status=404)
    assert preview(draft).headings[0] == (1, "It runs")


def test_news_of_a_day_to_come_are_nowhere_until_then(
    world: World, get: Any, client: Client
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    pages = world.add_news(date=tomorrow)
    for path in ("/", "/news/", "/research/machines/", "/people/ada-lovelace/"):
        assert titles(get(path)) == [], path
    assert feed(client).findall(f"{ATOM}entry") == []
    assert "It runs" not in get("/search/?q=runs").links
    assert client.get("/search/suggest/?q=runs").json() == {"suggestions": []}
    assert "it-runs" not in client.get("/sitemap.xml").content.decode()
    pages["en"].unpublish()
    for path in ("/news/it-runs/", "/de/news/it-runs/"):
        assert "It runs" not in get(path, status=404).source, path
    assert preview(pages["de"]).headings[0] == (1, "Sie läuft")
    listed = NewsPage.objects.listed(on=tomorrow)
    assert [page.title for page in listed] == ["Sie läuft"]


def test_a_preview_shows_what_the_form_holds(world: World) -> None:
    page = NewsPage(title="Soon", slug="soon", lead="Wait.", date=date(2027, 1, 2))
    page.concerned_people.create(person=world.member)
    page.concerned_groups.create(group=world.group)
    page.concerned_publications.create(publication=world.publication)
    world.tree["news"]["en"].add_child(instance=page)
    page.concerned_people.create(person=world.lead)
    found = preview(page)
    assert found.headings == [(1, "Soon"), (2, "Publications")]
    assert found.links["Ada Lovelace"] == "/people/ada-lovelace/"
    assert found.links["Charles Babbage"] == "/people/charles-babbage/"
    assert found.links["Machines"] == "/research/machines/"


def test_a_long_list_has_pages(site_tree: SiteTree, get: Any) -> None:
    for number in range(NEWS_PER_PAGE + 1):
        add(site_tree, f"News {number}", date=date(2026, 1, 1) + timedelta(days=number))
    first, last = get("/news/"), get("/news/?page=2")
    assert len(titles(first)) == NEWS_PER_PAGE
    assert first.links["Next page"] == "?page=2"
    assert titles(last) == ["News 0"]
    canonical = {link["rel"]: link["href"] for link in last.all("link")}["canonical"]
    assert canonical == "http://testserver/news/?page=2"


@pytest.mark.parametrize("number", ["2", "0", "-1", "last", "9" * 30, "%00", "1e3", "²"])
def test_a_page_of_the_list_that_there_is_not_is_not_found(
    site_tree: SiteTree, get: Any, number: str
) -> None:
    get(f"/news/?page={number}", status=404)


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/de", "de")])
def test_a_feed_and_its_entries_have_what_the_standard_asks_for(
    world: World, client: Client, prefix: str, language: str
) -> None:
    then = timezone.now().replace(microsecond=0)
    day = date(2026, 2, 3)
    world.add_news(lead=("At <last>.", "Endlich."), date=day, last_published_at=then)
    found = feed(client, prefix)
    base = f"http://testserver{prefix}/news/"
    assert found.tag == f"{ATOM}feed"
    assert found.get(LANGUAGE) == language
    assert found.findtext(f"{ATOM}id") == f"{base}feed.atom"
    assert found.findtext(f"{ATOM}author/{ATOM}name")
    title = ("News – Test Lab", "Aktuelles – Testlabor")[language == "de"]
    assert found.findtext(f"{ATOM}title") == title
    links = {link.get("rel"): link.get("href") for link in found.findall(f"{ATOM}link")}
    assert links == {"alternate": base, "self": f"{base}feed.atom"}
    (entry,) = found.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == ("It runs", "Sie läuft")[language == "de"]
    assert entry.findtext(f"{ATOM}id") == f"{base}it-runs/"
    assert entry.findtext(f"{ATOM}updated") == found.findtext(f"{ATOM}updated") == then.isoformat()
    assert entry.findtext(f"{ATOM}published") == "2026-02-03T00:00:00+01:00"
    summary = ("<p>At &lt;last&gt;.</p>", "<p>Endlich.</p>")[language == "de"]
    assert entry.findtext(f"{ATOM}summary") == summary


def test_an_empty_feed_never_changed_and_a_full_one_has_an_end(
    site_tree: SiteTree, client: Client
) -> None:
    assert feed(client).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    for number in range(ENTRIES + 2):
        add(site_tree, f"News {number}", date=date(2026, 1, 1) + timedelta(days=number))
    entries = feed(client).findall(f"{ATOM}entry")
    assert len(entries) == ENTRIES
    assert entries[0].findtext(f"{ATOM}title") == f"News {ENTRIES + 1}"


def test_the_list_leads_to_its_feed(site_tree: SiteTree, get: Any) -> None:
    for prefix in ("", "/de"):
        links = [link for link in get(f"{prefix}/news/").all("link") if link["type"]]
        feeds = [link["href"] for link in links if link["type"] == "application/atom+xml"]
        assert feeds == [f"{prefix}/news/feed.atom"]


@pytest.mark.parametrize(
    "path", ["/news/it-runs/feed.atom", "/news/feed.bib", "/openings/feed.atom"]
)
def test_there_is_no_other_feed(world: World, get: Any, path: str) -> None:
    world.add_news()
    get(path, status=404)


def test_hostile_text_stays_text(world: World, get: Any, client: Client) -> None:
    hostile = f"a\r\nb{CONTROL}{BIDI}]]> &amp; {SCRIPT}"
    text = hostile.replace("\0", "")
    world.add_news(title=text, lead=text)
    for path in ("/", "/news/", "/news/it-runs/", "/research/machines/", "/people/ada-lovelace/"):
        page = get(path)
        assert not scripts_that_say(page, "alert"), path
        assert not [element for element in page.all() if "onerror" in element.attributes], path
    (entry,) = feed(client).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title", "").endswith(f"]]> &amp; {SCRIPT}")
    assert "<script" not in entry.findtext(f"{ATOM}summary", "")


def test_the_language_switcher_leads_to_the_same_news(world: World, get: Any) -> None:
    world.add_news()
    page = get("/news/it-runs/")
    assert page.links["Deutsch"] == "/de/news/it-runs/"
    alternates = {link["hreflang"]: link["href"] for link in page.all("link") if link["hreflang"]}
    assert alternates["de"] == "http://testserver/de/news/it-runs/"
    assert "It runs" in get("/search/?q=runs").links
