"""The list of publications: order, pages, entries, and what is asked of it in vain."""

from typing import Any
from urllib.parse import quote

import pytest
from django.core.paginator import Paginator

from labportal.base.templatetags.pagination import page_numbers
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory
from tests.portal import SiteTree, World


def years(page: Any) -> list[str]:
    """Return the headings of the results."""
    return [heading.text for heading in page.main.one("div", "results").all("h2")]


def test_publications_are_listed_by_year(site_tree: SiteTree, get: Any) -> None:
    for year in (2020, None, 2022, 2020):
        PublicationFactory(issued_year=year)
    page = get("/publications/")
    assert years(page) == ["2022", "2020", "Without a year"]
    assert page.main.one("p", "result-count").text == "4 publications"
    assert years(get("/publications/?sort=oldest")) == ["2020", "2022", "Without a year"]
    assert years(get("/publications/?sort=title")) == []


def test_what_is_to_appear_stands_first_under_its_status(site_tree: SiteTree, get: Any) -> None:
    PublicationFactory(issued_year=2022)
    PublicationFactory(issued_year=None, status="in press")
    PublicationFactory(issued_year=None, status="accepted")
    assert years(get("/publications/")) == ["Accepted", "In press", "2022"]
    assert years(get("/de/publications/")) == ["Angenommen", "Im Druck", "2022"]


def test_large_numbers_are_written_as_the_language_writes_them(
    site_tree: SiteTree, get: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groups.pages.publication_index_page.PUBLICATIONS_PER_PAGE", 1)
    Publication.objects.bulk_create(
        Publication(title="x", slug=f"x-{number}") for number in range(1001)
    )
    for prefix, written in (("", "1,001"), ("/de", "1.001")):
        page = get(f"{prefix}/publications/")
        assert page.main.one("p", "result-count").text.startswith(f"{written} ")
        assert page.main.all("span", "count")[0].text == written


def test_an_empty_portal_offers_nothing_to_filter(site_tree: SiteTree, get: Any) -> None:
    page = get("/publications/")
    assert page.main.one("p", "empty").text == "There are no publications."
    assert not page.main.all("form")
    assert not page.main.all("details")


def test_the_search_keeps_what_was_chosen(world: World, get: Any) -> None:
    query = "year=2024&type=article-journal&topic=privacy&group=machines&access=open&q=engines"
    world.publication.open_access = True
    world.publication.save()
    page = get(f"/publications/?{query}&sort=oldest&page=1")
    form = page.main.all("form")[0]
    assert (form["method"], form["action"]) == ("get", "/publications/")
    assert {field["name"]: field["value"] for field in form.all("input")} == {
        "q": "engines",
        "year": "2024",
        "type": "article-journal",
        "topic": "privacy",
        "group": "machines",
        "access": "open",
    }
    (order,) = [one["value"] for one in form.all("option") if "selected" in one.attributes]
    assert order == "oldest"
    assert page.links["On engines"] == world.paths["publication"]


def test_what_a_list_is_narrowed_to_stands_above_it_and_can_be_taken_off(
    world: World, get: Any
) -> None:
    page = get("/publications/?year=2024&group=machines&q=engines&sort=oldest")
    chips = {chip.text: chip["href"] for chip in page.main.all("a", "chip")}
    lists = "/publications/?"
    assert chips == {
        "Take off: Search: engines": f"{lists}year=2024&sort=oldest&group=machines#results",
        "Take off: Year: 2024": f"{lists}q=engines&sort=oldest&group=machines#results",
        "Take off: Research group: Machines": f"{lists}q=engines&year=2024&sort=oldest#results",
    }
    assert page.links["Show all publications"] == "/publications/"
    (title,) = page.all("title")
    assert title.text.startswith("Publications: engines, 2024, Machines – ")


@pytest.mark.parametrize(
    "query",
    [
        "year=0",
        "year=99999",
        "year=9999999999999999999",
        "year=MMXX",
        "year=abc",
        "year=²0",
        "year=٢٠٢٤",
        "type=poem",
        "topic=x",
        "group=x",
        "person=x",
        "editor=x",
        "access=closed",
        "year=1999&topic=x&group=x&person=x&editor=x&access=x&type=x&q=x&sort=x",
    ],
)
def test_a_filter_that_nothing_fits_gives_an_empty_list(world: World, get: Any, query: str) -> None:
    for prefix in ("", "/de"):
        page = get(f"{prefix}/publications/?{quote(query, safe='=&')}")
        assert page.main.one("p", "empty")
        assert not page.main.all("p", "citation")
        assert len(page.main.all("a", "chip")) == sum(
            not part.startswith("sort=") for part in query.split("&")
        )
    assert get(f"/publications/?{quote(query, safe='=&')}").links["Show all publications"]


@pytest.mark.parametrize(
    "query",
    [
        "q=%00&year=%00&access=%00",
        "year=1999&year=2024",
        "year=&type=&topic=&group=&person=&editor=&access=&q=&sort=&page=",
        "unknown=1&year[]=1",
        "sort=%27%22%3E",
    ],
)
def test_what_asks_for_nothing_narrows_nothing(world: World, get: Any, query: str) -> None:
    assert "One publication" in get(f"/publications/?{query}").main.text


@pytest.mark.parametrize(
    "words", ["x" * 10_000, "ä ö " * 2_000, "%ED%A0%80", "%FF%FE", "%3C%00%3E"]
)
def test_absurd_words_are_answered(world: World, get: Any, words: str) -> None:
    get(f"/publications/?q={words}")
    get(f"/publications/?topic={words}&group={words}&person={words}&editor={words}&year={words}")


def test_a_long_list_has_pages_that_keep_the_filter(site_tree: SiteTree, get: Any) -> None:
    for _number in range(26):
        PublicationFactory(authors=[])
    page = get("/publications/?year=2024&sort=title")
    assert len(page.main.all("p", "citation")) == 25
    assert page.links["Next page"] == "?year=2024&sort=title&page=2"
    last = get("/publications/?year=2024&sort=title&page=2")
    assert len(last.main.all("p", "citation")) == 1
    assert last.links["Previous page"] == "?year=2024&sort=title&page=1"
    assert "Page 2 of 2" in last.main.text
    assert last.links["Page 1"] == "?year=2024&sort=title&page=1"


@pytest.mark.parametrize(
    ("number", "numbers"),
    [
        (1, [1, 2, 0, 20]),
        (10, [1, 0, 9, 10, 11, 0, 20]),
        (20, [1, 0, 19, 20]),
    ],
)
def test_pages_around_the_one_shown_are_linked_and_the_ends(
    number: int, numbers: list[int]
) -> None:
    assert page_numbers(Paginator(range(200), 10).page(number)) == numbers


@pytest.mark.parametrize(
    "number", ["2", "0", "-1", "last", "abc", "1.5", "²", "9" * 30, "9" * 5000]
)
def test_a_page_of_the_list_that_there_is_not_is_not_found(
    world: World, get: Any, number: str
) -> None:
    get(f"/publications/?page={number}", status=404)
    get(f"/publications/?topic=none&page={number}", status=404)


def test_a_long_list_of_authors_is_short_in_the_list_and_keeps_members(
    site_tree: SiteTree, get: Any
) -> None:
    member = PersonFactory(given="Ada", family="Visible")
    others = [f"Otto Other{number}" for number in range(29)]
    PublicationFactory(title="By many", authors=[*others[:19], member, *others[19:]])
    citation = get("/publications/").main.one("p", "citation").text
    assert "Visible, A." in citation
    assert citation.count("Other") < 8
    assert "[...]" in citation


def test_every_entry_can_be_cited_without_a_script(world: World, get: Any) -> None:
    path = world.paths["publication"].rstrip("/")
    cite = get("/publications/").main.one("details", "cite")
    assert cite.one("summary").text == "Cite: On engines"
    assert [link["href"] for link in cite.all("a")] == [f"{path}.bib", f"{path}.ris"]
    assert not cite.all("button")


def test_every_state_of_the_list_can_be_exported_and_subscribed_to(world: World, get: Any) -> None:
    results = get("/publications/?year=2024&access=open&q=engines&page=1").main
    assert not results.all("p", "exports")  # Nothing is open access yet.
    world.publication.open_access = True
    world.publication.save()
    results = get("/publications/?year=2024&access=open&q=engines&page=1").main
    query = "?q=engines&year=2024&access=open"
    assert [link["href"] for link in results.one("p", "exports").all("a")] == [
        f"/publications/export.bib{query}",
        f"/publications/export.ris{query}",
        f"/publications/export.json{query}",
        f"/publications/feed.atom{query}",
        "/api/v1/",
    ]


def test_publications_can_be_downloaded_from_where_they_are_shown(world: World, get: Any) -> None:
    path = world.paths["publication"].rstrip("/")
    assert get(f"{path}/").links["BibTeX"] == f"{path}.bib"
    assert get(f"/de{path}/").links["BibTeX"] == f"/de{path}.bib"
    assert get("/publications/").links["BibTeX"] == "/publications/export.bib"
