"""Facets: what a list can be narrowed to, and how many there are of each."""

from collections.abc import Iterator
from itertools import combinations
from random import Random
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groups.works.filters import LabPublicationFilter
from publications.lists.filters import SEVERAL
from publications.models import Publication
from tests.factories import (
    PersonFactory,
    PublicationFactory,
    TopicFactory,
    as_editor,
)
from tests.groups.works.facet_numbers import counts, facets
from tests.portal import SiteTree, World


def some_filters() -> Iterator[dict[str, str]]:
    """Yield filters of none, one, two and all parameters."""
    values = {
        "year": "2021",
        "type": "chapter",
        "topic": "t1",
        "group": "g1",
        "person": "p0",
        "access": "open",
        "q": "odd",
    }
    for size in (0, 1, 2, len(values)):
        for names in combinations(values, size):
            yield {name: values[name] for name in names}


def test_a_number_is_how_many_are_listed_where_it_leads(many: Random) -> None:
    checked = 0
    for asked in some_filters():
        found = facets(**asked)
        visible = Publication.objects.visible()
        assert found.total == LabPublicationFilter(**asked).apply(visible).count(), asked
        for facet in found.facets:
            for choice in facet.choices:
                there = LabPublicationFilter(**{**asked, facet.name: choice.value})
                both = ",".join({asked.get(facet.name, choice.value): 0, choice.value: 0})
                several = {facet.name: both} if facet.name in SEVERAL else {}
                assert choice.count == there.apply(visible).count(), (asked, facet.name, choice)
                assert (
                    choice.query
                    == (
                        LabPublicationFilter(**{**asked, facet.name: ""})
                        if choice.chosen
                        else there.having(**several)
                    ).query
                )
                checked += choice.count > 0
    assert checked > 100


def test_two_people_narrow_a_list_to_their_joint_works(
    site_tree: SiteTree, get: Any, client: Client
) -> None:
    ada, bob, cyd = (PersonFactory(given=name, family="Of") for name in ("Ada", "Bob", "Cyd"))
    PublicationFactory(title="Joint", authors=[ada, bob])
    PublicationFactory(title="Of Ada", authors=[ada, cyd])
    PublicationFactory(title="Of Bob", authors=[bob])
    address = "/publications/?person=bob-of&person=ada-of"
    page = get(address)
    assert [one.text for one in page.main.all("p", "work-title")] == ["Joint"]
    chips = page.main.one("ul", "active-filters").all("a", "chip")
    assert {chip.text: chip["href"] for chip in chips} == {
        "Take off: Person: Ada Of": "/publications/?person=bob-of#results",
        "Take off: Person: Bob Of": "/publications/?person=ada-of#results",
    }
    people = [link for link in page.main.all("a") if "Cyd Of" in link.text]
    assert [link["href"] for link in people] == ["/publications/?person=cyd-of#results"]
    for form in page.main.all("form"):
        kept = [field["value"] for field in form.all("input") if field["name"] == "person"]
        assert kept == ["bob-of", "ada-of"]
    (canonical,) = (link for link in page.all("link") if link["rel"] == "canonical")
    assert canonical["href"].endswith("/publications/?person=ada-of&person=bob-of")
    for file in ("export.bib", "feed.atom"):
        text = client.get(address.replace("?", f"{file}?")).getvalue().decode()
        assert "Joint" in text, file
        assert "Of Ada" not in text, file


def test_edited_works_have_a_facet_and_a_filter_of_their_own(
    site_tree: SiteTree, get: Any, client: Client
) -> None:
    ada, bob = (PersonFactory(given=name, family="Of") for name in ("Ada", "Bob"))
    PublicationFactory(title="Edited", authors=[as_editor(ada)])
    PublicationFactory(title="Chapter", authors=[bob, as_editor(ada)])
    PublicationFactory(title="Written", authors=[ada, bob])

    def titles(page: Any) -> list[str]:
        return sorted(one.text for one in page.main.all("p", "work-title"))

    assert titles(get("/publications/?person=ada-of")) == ["Written"]
    assert titles(get("/publications/?person=ada-of&person=bob-of")) == ["Written"]
    for prefix, title in (("", "Edited by"), ("/de", "Herausgegeben von")):
        address = f"{prefix}/publications/?editor=ada-of"
        page = get(address)
        assert titles(page) == ["Chapter", "Edited"]
        (chip,) = page.main.one("ul", "active-filters").all("a", "chip")
        assert chip.text.endswith(f"{title}: Ada Of")
        assert chip["href"] == f"{prefix}/publications/#results"
        assert title in [one.text for one in page.main.all("h3", "facet-title")]
        for file in ("export.bib", "export.ris", "export.json", "feed.atom"):
            text = client.get(address.replace("?", f"{file}?")).getvalue().decode()
            assert "Chapter" in text, file
            assert "Written" not in text, file
    assert titles(get("/publications/?editor=ada-of&person=bob-of")) == ["Chapter"]
    for form in get("/publications/?editor=ada-of").main.all("form"):
        kept = form.all("input")
        assert [one["value"] for one in kept if one["name"] == "editor"] == ["ada-of"]


def test_without_edited_works_nobody_is_offered_as_editor(site_tree: SiteTree, get: Any) -> None:
    PublicationFactory(authors=[PersonFactory()])
    assert "Edited by" not in get("/publications/").main.text


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("person=a&person=a", ("a", "")),
        ("person=&person=b", ("b", "")),
        ("person=a&person=b&person=c", ("a", "b")),
        ("with_person=x", ("", "")),
    ],
)
def test_a_filter_holds_two_people_at_most_each_once(query: str, people: tuple[str, str]) -> None:
    asked = LabPublicationFilter.from_query(QueryDict(query))
    assert (asked.person, asked.with_person) == people


def test_within_a_facet_one_can_switch(many: Random) -> None:
    assert counts("year", year="2021") == counts("year")
    assert counts("type", year="2021") != counts("type")
    assert set(counts("type", type="poem")) == {*counts("type"), "poem"}


def test_the_chosen_value_is_marked_and_leads_back(world: World, get: Any) -> None:
    page = get("/publications/?topic=privacy&year=2024")
    chosen = [link for link in page.main.all("nav")[0].all("a") if link["aria-current"] == "true"]
    assert [link["href"] for link in chosen] == [
        "/publications/?topic=privacy#results",
        "/publications/?year=2024#results",
    ]
    assert [link.one("span", "visually-hidden").text for link in chosen] == [
        "(chosen; take it off)"
    ] * 2
    assert all(link["rel"] == "nofollow" for link in page.main.all("nav")[0].all("a"))
    assert "(2)" in page.main.one("details", "facets").one("summary").text


def test_facets_name_records_in_the_language_of_the_page(world: World, get: Any) -> None:
    for prefix, names in (("", ("Machines", "Privacy")), ("/de", ("Maschinen", "Datenschutz"))):
        text = get(f"{prefix}/publications/").main.all("nav")[0].text
        for name in (*names, "Ada Lovelace"):
            assert name in text
        assert "Luigi Menabrea" not in text


def test_people_who_have_no_page_are_not_offered(site_tree: SiteTree, get: Any) -> None:
    heir = PersonFactory(given="Now", family="Here")
    gone = PersonFactory(given="Once", family="There", merged_into=heir)
    PublicationFactory(authors=[heir, gone])
    assert counts("person") == {heir.slug: 1}


def test_of_a_long_facet_the_first_are_shown_and_the_rest_folded(
    site_tree: SiteTree, get: Any
) -> None:
    for year in range(2001, 2013):
        PublicationFactory(issued_year=year, authors=[])
    topics = [TopicFactory(name=f"Topic {n:02}") for n in range(10)]
    for number, topic in enumerate(topics):
        for _ in range(number + 1):
            PublicationFactory(issued_year=None, authors=[], topics=[topic])
    lists = get("/publications/").main.all("nav")[0].all("ul", "facet")
    labels = [[link.all("span")[0].text for link in one.all("a")] for one in lists]
    assert labels[0] == [str(year) for year in range(2012, 2004, -1)]
    assert labels[1] == ["2004", "2003", "2002", "2001", "Without a year"]
    assert labels[3][:2] == ["Topic 09", "Topic 08"]
    assert labels[4] == ["Topic 01", "Topic 00"]
    chosen = get("/publications/?topic=topic-00").main.all("nav")[0].all("ul", "facet")
    assert any(one.all("a")[0].text.startswith("Topic 00") for one in chosen)


def test_no_more_than_a_hundred_records_are_offered(db: None) -> None:
    for number in range(103):
        PublicationFactory(authors=[PersonFactory(given=f"No{number}")])
    busy = PersonFactory(given="Busy", slug="busy")
    for _ in range(2):
        PublicationFactory(authors=[busy])
    assert len(counts("person")) == 100
    assert next(iter(counts("person"))) == "busy"
    rare = next(slug for slug in counts("person", q="nothing at all") or ["no102-lovelace"])
    assert rare in counts("person", person=rare)


@pytest.mark.django_db(transaction=True)
def test_numbers_are_counted_again_after_something_was_written() -> None:
    cache.clear()

    def asks_for_numbers() -> bool:
        with CaptureQueriesContext(connection) as captured:
            counts("type")
        return any("WITH found" in query["sql"] for query in captured)

    def soon(asks: bool) -> bool:
        # PostgreSQL writes to its own tables now and then.
        return any(asks_for_numbers() == asks for _ in range(5))

    publication = PublicationFactory(type="book")
    assert counts("type") == {"book": 1}
    assert soon(asks=False)
    Publication.objects.filter(pk=publication.pk).update(type="chapter")
    assert counts("type") == {"chapter": 1}
    with transaction.atomic():
        publication.delete()
        assert counts("type") == {}
        PublicationFactory(type="thesis")
        assert counts("type") == {"thesis": 1}
        transaction.set_rollback(True)
    assert counts("type") == {"chapter": 1}


def test_facets_cost_no_more_queries_whatever_is_chosen_but_two_for_former_slugs(
    site_tree: SiteTree, client: Client, many: Random
) -> None:
    def queries(query: str) -> int:
        client.get(f"/publications/?{query}")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/publications/?{query}").status_code == 200
        return len(captured)

    for address in ("access=open", "group=g1", "topic=t1&year=2021&person=p0"):
        assert queries(address) <= queries("") + 2
