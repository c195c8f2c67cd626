"""The search over the whole portal."""

from typing import Any

import pytest

from people.models import NameVariant, Person
from tests.factories import PersonFactory, PublicationFactory, TopicFactory
from tests.public.conftest import SiteTree, World
from tests.public.html import Html


def sections(page: Html) -> dict[str, int]:
    """Return how many results of each kind the page says there are."""
    found = {}
    for heading in page.main.all("h2"):
        kind, _, count = heading.text.rpartition(" ")
        found[kind] = int(count)
    return found


def test_pages_people_topics_and_publications_are_found(world: World, get: Any) -> None:
    page = get("/search/?q=privacy")
    assert sections(page) == {"Topics": 1}
    assert page.links["Privacy"] == "/topics/privacy/"
    page = get("/search/?q=engines")
    assert sections(page) == {"Pages": 1, "Publications": 1}
    assert page.links["Machines"] == "/research/machines/"
    assert page.links["On engines"] == world.paths["publication"]
    page = get("/search/?q=babbage")
    assert sections(page) == {"People": 1}
    assert page.links["Charles Babbage"] == "/people/charles-babbage/"


def test_pages_are_found_in_the_language_of_the_visitor(world: World, get: Any) -> None:
    assert get("/search/?q=Impressum").main.all("p", "empty")
    assert get("/de/search/?q=Impressum").links["Impressum"] == "/de/imprint/"
    assert get("/de/search/?q=Datenschutz").links["Datenschutz"] == "/de/topics/privacy/"


def test_an_empty_search_asks_for_nothing(world: World, get: Any) -> None:
    for query in ("", "?q=", "?q=+++", "?q=%00", "?other=1"):
        page = get(f"/search/{query}")
        assert page.headings == [(1, "Search")]
        assert not page.main.all("p", "empty")


@pytest.mark.parametrize(
    "query",
    [
        "x" * 1000,
        "a " * 500,
        "%00engines%00",
        "%26%7C%21()",
        "%26",
        "engines%27)%3B--",
        "%5C",
        "%5C%5C%27%22",
        "%3A*",
        "foo%3A*",
        "<->",
        "!engines",
        "(engines",
        "%27",
        "%25_%25",
        "[a-z]%2B*",
        "%F0%9F%A6%8A",
        "%ED%A0%80",
        "%ff%fe",
        "李",
        "%E2%80%AE%E2%80%8B",
    ],
)
def test_whatever_is_typed_is_searched_for_and_breaks_nothing(
    world: World, get: Any, query: str
) -> None:
    for path in (f"/search/?q={query}", f"/publications/?q={query}"):
        get(path)


def test_a_long_query_is_cut(world: World, get: Any) -> None:
    field = get(f"/search/?q={'x' * 1000}").main.one("input")
    assert field["value"] == "x" * 200


def test_a_name_is_found_in_every_spelling_of_its_umlauts(site_tree: SiteTree, get: Any) -> None:
    PersonFactory(given="Jörg", family="Müller")
    PersonFactory(given="Ann", family="Mueller")
    PersonFactory(given="Bob", family="Muller")
    for query, found in (
        ("Müller", {"Jörg Müller", "Ann Mueller", "Bob Muller"}),
        ("Mueller", {"Jörg Müller", "Ann Mueller"}),
        ("muller", {"Jörg Müller", "Bob Muller"}),
        ("joerg", {"Jörg Müller"}),
        ("müller j", {"Jörg Müller"}),
    ):
        links = get(f"/search/?q={query}").links
        assert {"Jörg Müller", "Ann Mueller", "Bob Muller"} & set(links) == found, query


def test_publications_are_found_by_names_with_and_without_umlauts(
    site_tree: SiteTree, get: Any
) -> None:
    PublicationFactory(title="On nothing", authors=["Jörg Müller"])
    for query in ("Müller", "Muller", "müll"):
        assert "On nothing" in get(f"/search/?q={query}").links, query


def test_people_match_by_any_of_their_names(db: None) -> None:
    person = PersonFactory(
        given="Daniel", preferred_given="Dan", particle="van der", family="Rückert"
    )
    NameVariant.objects.create(person=person, name="D. Smith-Jones")
    for text in ("smith", "jones d", "dan", "van rueck", "RÜCKERT", "Daniel Rückert", "d smith r"):
        assert list(Person.objects.matching(text)) == [person], text
    for text in ("", " ", "&", "ueckert", "ones", "Daniel Smithson", "an"):
        assert not Person.objects.matching(text), text


def test_topics_are_found_by_name_and_description_in_every_language(world: World, get: Any) -> None:
    for query in ("privacy", "Datensch", "secrets", "keeping secrets", "geheimnisse"):
        assert "Privacy" in get(f"/search/?q={query}").links, query
    TopicFactory(name="Künstliche Intelligenz", slug="ki")
    assert "Künstliche Intelligenz" in get("/search/?q=kunstlich").links


def test_of_many_results_the_first_are_shown_and_all_are_counted(
    site_tree: SiteTree, get: Any
) -> None:
    for number in range(25):
        PersonFactory(given="Ada", family=f"Many{number:02}")
        PublicationFactory(title=f"Many papers {number}")
    page = get("/search/?q=many")
    assert sections(page) == {"People": 25, "Publications": 25}
    assert "50 results for “many”" in page.main.text
    assert len(page.main.all("p", "person-name")) == 20
    assert len(page.main.all("p", "citation")) == 10
    assert "Only the first 20 are shown." in page.main.text
    assert page.links["See all publications found, and narrow them down"] == "/publications/?q=many"


def test_the_link_to_all_publications_holds_the_query_as_it_was_typed(
    world: World, get: Any
) -> None:
    links = get("/search/?q=engines+%23").links
    link = links["See all publications found, and narrow them down"]
    assert link == "/publications/?q=engines%20%23"
    assert "On engines" in get(link).links


def test_the_search_form_is_labelled_and_keeps_what_was_typed(world: World, get: Any) -> None:
    form = get("/de/search/?q=Maschinen").main.one("form")
    assert (form["action"], form["method"], form["role"]) == ("/de/search/", "get", "search")
    assert form.one("label")["for"] == form.one("input")["id"]
    assert form.one("input")["value"] == "Maschinen"
