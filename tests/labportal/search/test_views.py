"""The search over the whole portal."""

from typing import Any

import pytest
from django.test import Client
from wagtail.rich_text import RichText

from labportal.models import StandardPage
from people.models import NameVariant, Person
from tests.factories import PersonFactory, PublicationFactory, TopicFactory
from tests.html import Html
from tests.portal import SiteTree, World


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
        assert page.headings == [(1, "Search"), (2, "What can be found here")]
        assert not page.main.all("p", "empty")
        assert [link["href"] for link in page.main.all("a")] == [
            "/people/",
            "/topics/",
            "/publications/",
        ]


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
        "10.1000/%00%ED%A0%80",
        "10.1000/'%5C",
        "%22%22",
        "%22engines",
        "%22on%20engines%22",
        "%22%26%22%20!%20%22%22",
        "%E2%80%9Con%20%C2%BBengines",
        "'%20OR%201=1;--",
        ".*%2B%3F%5E$%7B%7D()%7C",
        "%C2%BD%20%E2%85%A8%20%EF%AC%81",
        "a%20b%20c%20d%20e%20f%20g%20h%20i%20j%20k%20l%20m%20n%20o%20p%20q%20r%20s%20t%20u%20v",
        "978-3-16-148410-0",
        "%D9%A2%D9%A0%D9%A2%D9%A3",
        "99999999999999999999",
    ],
)
def test_whatever_is_typed_is_searched_for_and_breaks_nothing(
    world: World, get: Any, client: Client, query: str
) -> None:
    for path in (f"/search/?q={query}", f"/publications/?q={query}"):
        get(path)
    assert client.get(f"/search/suggest/?q={query}").status_code == 200


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
    for query in ("Müller", "Muller", "müll", "Mueller", "muell"):
        assert "On nothing" in get(f"/search/?q={query}").links, query


def test_people_match_by_any_of_their_names(db: None) -> None:
    person = PersonFactory(
        given="Daniel", preferred_given="Dan", particle="van der", family="Rückert"
    )
    NameVariant.objects.create(person=person, name="D. Smith-Jones")
    for text in ("smith", "jones d", "dan", "van rueck", "RÜCKERT", "Daniel Rückert", "d smith r"):
        assert list(Person.objects.matching(text)) == [person], text
    for text in ("", " ", "&", "eckert", "nes", "Daniel Smithson", "an", "٣", "\ud800"):
        assert not Person.objects.matching(text), text


def test_people_are_found_in_spite_of_a_typo_if_nobody_is_called_so(db: None) -> None:
    rueckert = PersonFactory(given="Daniel", family="Rückert")
    qiu = PersonFactory(given="Huaqi", preferred_given="Harvey", family="Qiu")
    NameVariant.objects.create(person=rueckert, name="D. Rueckert")
    for text in ("Ruekcert", "rükcert", "Danile Rückert", "Ruckret"):
        assert list(Person.objects.matching(text)) == [rueckert], text
        assert not Person.objects.matching(text, forgive=False), text
    for text in ("Qui", "harvy", "Qui Huaqi"):
        assert list(Person.objects.matching(text)) == [qiu], text
    ruckert = PersonFactory(given="Ann", family="Ruekcert")
    assert list(Person.objects.matching("Ruekcert")) == [ruckert]


def test_a_variant_is_found_in_every_spelling_of_its_umlauts(db: None) -> None:
    person = PersonFactory(given="Ann", family="Smith")
    NameVariant.objects.create(person=person, name="A. Grünwald-Łęcka")
    for text in ("Grünwald", "gruenwald", "grunwald", "lecka a", "Łęcka"):
        assert list(Person.objects.matching(text)) == [person], text


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
    assert len(page.main.all("p", "person-name")) == 6
    assert len(page.main.all("p", "citation")) == 10
    assert page.links["People: all 25 results"] == "?q=many&kind=people"
    assert page.links["See all publications found, and narrow them down"] == "/publications/?q=many"


def test_all_of_one_kind_come_in_pages(site_tree: SiteTree, get: Any) -> None:
    for number in range(25):
        PersonFactory(given="Ada", family=f"Many{number:02}")
    PublicationFactory(title="Many papers")
    page = get("/search/?q=many&kind=people")
    assert sections(page) == {"People": 25}
    assert len(page.main.all("p", "person-name")) == 20
    kinds = page.one("nav", "search-kinds")
    assert [link.text for link in kinds.all("a")] == ["All 26", "People 25", "Publications 1"]
    assert [link.text for link in kinds.all("a") if link["aria-current"]] == ["People 25"]
    second = page.links["Next page"]
    assert second == "?q=many&kind=people&page=2"
    assert len(get(f"/search/{second}").main.all("p", "person-name")) == 5
    empty = get("/search/?q=many&kind=topics")
    assert "Nothing of this kind was found." in empty.main.text
    assert "All 26" in empty.main.text


def test_what_is_no_kind_and_what_is_no_page_are_not_found(world: World, get: Any) -> None:
    for query in ("kind=x", "kind=People", "kind=%00", "kind=people&page=2", "kind=people&page=0"):
        get(f"/search/?q=ada&{query}", status=404)
    for page in ("x", "-1", "1e9", "9" * 400, "%00", "1.5"):
        get(f"/search/?q=ada&kind=people&page={page}", status=404)
    get("/search/?q=ada&kind=people&page=1")
    get("/search/?kind=people&page=7")


def test_topics_and_pages_are_found_in_spite_of_a_typo(world: World, get: Any) -> None:
    assert get("/search/?q=pirvacy").links["Privacy"] == "/topics/privacy/"
    assert get("/search/?q=imprit").links["Imprint"] == "/imprint/"
    assert get("/search/?q=Impri").links["Imprint"] == "/imprint/"


def test_what_is_spelled_right_somewhere_is_not_taken_for_a_mistyped_name(
    site_tree: SiteTree, get: Any
) -> None:
    PersonFactory(given="Regina", family="Smith")
    assert "Regina Smith" in get("/search/?q=retina").links
    PublicationFactory(title="Ageing of the retina")
    assert sections(get("/search/?q=retina")) == {"Publications": 1}


def test_the_words_that_were_found_are_marked(world: World, get: Any) -> None:
    page = get("/search/?q=engines")
    assert {mark.text for mark in page.main.all("mark")} == {"Engines", "engines"}
    PublicationFactory(title="A <blink>bold</blink> & Müller-Lüdenscheidt claim")
    page = get("/search/?q=mueller+bold")
    assert [mark.text for mark in page.one("ul", "works").all("mark")] == ["bold", "Müller"]
    assert not page.main.all("blink")
    marks = get("/search/?q=claom").one("ul", "works").all("mark")
    assert [mark.text for mark in marks] == ["claim"]


def test_an_excerpt_shows_where_a_page_has_the_word(site_tree: SiteTree, get: Any) -> None:
    text = "x" * 500 + " and " * 200 + "<em>quaternions</em> &amp; more" + " or" * 200
    body = [("section", {"heading": "Aims", "text": RichText(f"<p>{text}</p>")})]
    site_tree.add(
        site_tree["home"], StandardPage, title="About", slug="about", lead="A page.", body=body
    )
    excerpt = get("/search/?q=quaternions").one("ul", "page-results").one("p")
    assert excerpt.one("mark").text == "quaternions"
    assert excerpt.text.startswith("… and ")
    assert "quaternions & more" in excerpt.text
    assert len(excerpt.text) < 300
    assert get("/search/?q=about").one("ul", "page-results").one("p").text == "A page."


def test_a_search_in_vain_says_what_to_do(world: World, get: Any) -> None:
    page = get("/search/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "Nothing was found for “<script>alert(1)</script>”." in page.main.text
    assert (2, "What you can do") in page.headings
    assert not page.main.all("script")


def test_the_link_to_all_publications_holds_the_query_as_it_was_typed(
    world: World, get: Any
) -> None:
    links = get("/search/?q=engines+%23").links
    link = links["See all publications found, and narrow them down"]
    assert link == "/publications/?q=engines%20%23"
    assert "On engines" in get(link).links


def test_the_search_form_is_labelled_and_keeps_what_was_typed(world: World, get: Any) -> None:
    page = get("/de/search/?q=Maschinen")
    ids = [element["id"] for element in page.all() if element["id"]]
    assert len(ids) == len(set(ids))
    form = page.main.one("form")
    assert (form["action"], form["method"], form["role"]) == ("/de/search/", "get", "search")
    assert form.one("label")["for"] == form.one("input")["id"]
    assert form.one("input")["value"] == "Maschinen"
