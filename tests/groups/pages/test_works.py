"""The list of publications as works, and the switch to citations."""

from typing import Any

import pytest

from groups.works.filters import LabPublicationFilter
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory
from tests.portal import SiteTree, World


def first_work(page: Any) -> Any:
    return page.main.one("ul", "works").all("li")[0]


def titles(page: Any) -> list[str]:
    return [one.text for one in page.main.all("p", "work-title")]


def test_a_work_has_its_title_first_then_members_linked_then_venue_and_year(
    site_tree: SiteTree, get: Any
) -> None:
    ada = PersonFactory(given="Ada", family="Lovelace")
    PublicationFactory(
        title="On engines",
        authors=["Otto Other", ada],
        container_title="Journal of Engines",
        volume="3",
        issued_year=2024,
        doi="10.1000/1",
        links=[("code", "https://example.org/code")],
        abstract="We built one.",
    )
    work = first_work(get("/publications/"))
    assert work.one("p", "work-title").text == "On engines"
    names = work.one("span", "work-names")
    assert names.text == "Otto Other, Ada Lovelace"
    assert [link["href"] for link in names.all("a")] == ["/people/ada-lovelace/"]
    assert work.one("span", "work-venue").text == "Journal of Engines 3, 2024"
    actions = work.one("ul", "work-actions").all("a")
    assert [(one.text, one["href"]) for one in actions] == [
        ("Read", "https://doi.org/10.1000/1"),
        ("Code", "https://example.org/code"),
    ]
    abstract, cite = work.all("details")
    assert abstract.one("summary").text == "Abstract: On engines"
    assert "We built one." in abstract.text
    assert cite.one("p", "citation").text.startswith("Other, O.")


def test_a_work_that_is_nowhere_to_be_read_offers_its_citation_alone(
    site_tree: SiteTree, get: Any
) -> None:
    PublicationFactory(title="Lost", doi="", url="javascript:alert(1)", abstract="")
    work = first_work(get("/publications/"))
    assert not work.all("ul", "work-actions")
    assert [one.one("summary").text for one in work.all("details")] == ["Cite: Lost"]


@pytest.mark.parametrize(
    ("fields", "read"),
    [
        ({"doi": "10.1000/1", "arxiv_id": "2501.04284"}, "https://doi.org/10.1000/1"),
        ({"url": "https://example.org/1", "arxiv_id": "2501.04284"}, "https://example.org/1"),
        ({"arxiv_id": "2501.04284"}, "https://arxiv.org/abs/2501.04284"),
    ],
)
def test_a_work_is_read_at_its_doi_or_its_address_or_on_arxiv(
    site_tree: SiteTree, get: Any, fields: dict[str, str], read: str
) -> None:
    PublicationFactory(**{"doi": "", **fields})
    links = get("/publications/").links
    assert links["Read"] == read
    assert ("arXiv" in links) == (len(fields) > 1)


def test_one_switch_leads_to_citations_in_the_style_of_the_group_and_back(
    world: World, get: Any
) -> None:
    world.group.citation_style = "ieee"
    world.group.save()
    page = get("/publications/?group=machines")
    assert titles(page) == ["On engines"]
    cited = get(page.links["Citations"].partition("#")[0])
    assert not titles(cited)
    assert cited.main.one("p", "citation").text.startswith("A. Lovelace")
    assert cited.links["Works"] == "/publications/?group=machines#results"
    # What leaves the list as a file is the same in each view.
    assert cited.links["BibTeX"] == "/publications/export.bib?group=machines"
    assert 'content="noindex"' in cited.source
    assert "view" not in next(one["href"] for one in cited.all("link") if one["rel"] == "canonical")


def test_the_view_stays_while_a_list_is_narrowed(world: World, get: Any) -> None:
    page = get("/publications/?view=citations")
    assert page.links["2024 1"] == "/publications/?year=2024&view=citations#results"
    for form in page.main.all("form"):
        assert {field["name"]: field["value"] for field in form.all("input")}["view"] == "citations"
    assert titles(get("/publications/?view=nonsense")) == ["On engines"]


def test_several_values_of_a_facet_widen_it_and_several_facets_narrow(
    site_tree: SiteTree, get: Any
) -> None:
    for year, kind in ((2020, "book"), (2021, "book"), (2022, "thesis"), (2023, "book")):
        PublicationFactory(title=f"Of {year}", issued_year=year, type=kind)
    page = get("/publications/?year=2022&year=2021&type=book&type=thesis")
    assert titles(page) == ["Of 2022", "Of 2021"]
    assert len(page.main.all("a", "chip")) == 4
    assert titles(get("/publications/?year=2022,2021&type=book")) == ["Of 2021"]
    assert page.links["2023 1"].startswith("/publications/?year=2022&year=2021&year=2023&")
    chip = next(one for one in page.main.all("a", "chip") if "2022" in one.text)
    assert chip["href"] == "/publications/?year=2021&type=book&type=thesis#results"


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ("year=2020-2021", ["Of 2021", "Of 2020"]),
        ("year=2021-", ["Of 2022", "Of 2021"]),
        ("year=-2020", ["Of 2020"]),
        ("year=none", ["Undated"]),
        ("year=none&year=2020", ["Of 2020", "Undated"]),
        ("from=2021&to=2022", ["Of 2022", "Of 2021"]),
        ("from=2022&to=", ["Of 2022"]),
        ("from=&to=2020", ["Of 2020"]),
        ("year=2022-2020", []),
        ("year=-", []),
        ("year=20202021", []),
        ("year=9999999999", []),
        ("from=x&to=y", []),
        ("year=２０２０", []),
    ],
)
def test_years_are_one_or_several_or_a_range_or_none(
    site_tree: SiteTree, get: Any, years: str, expected: list[str]
) -> None:
    for year in (2020, 2021, 2022):
        PublicationFactory(title=f"Of {year}", issued_year=year)
    PublicationFactory(title="Undated", issued_year=None)
    for prefix in ("", "/de"):
        page = get(f"{prefix}/publications/?{years}")
        assert titles(page) == expected
        assert page.main.all("a", "chip")


def test_a_range_is_one_chip_in_words(world: World, get: Any) -> None:
    assert "Take off: Year: 2020–2024" in get("/publications/?from=2020&to=2024").main.text
    assert "Filter wegnehmen" not in get("/publications/?year=2020-").main.text
    assert "Year: 2020 and later" in get("/publications/?year=2020-").main.text
    assert "until 2024" in get("/publications/?year=-2024").main.text
    assert "Year: Without a year" in get("/publications/?year=none").main.text


def test_no_more_values_than_twenty_are_asked_for(db: None) -> None:
    asked = LabPublicationFilter(year=",".join(map(str, range(1900, 2000))))
    assert len(asked.choosing("year", "2020").wanted("year")) == 20
    assert not asked.choosing("year", "2020").apply(Publication.objects.visible())


def test_search_and_chart_stand_on_the_first_page_alone(site_tree: SiteTree, get: Any) -> None:
    for number in range(26):
        PublicationFactory(title=f"Of {number}", issued_year=2020 + number % 2, authors=[])
    first, second = get("/publications/").main, get("/publications/?page=2").main
    assert first.all("form", "list-search")
    assert first.all("figure", "chart")
    assert not second.all("form", "list-search")
    assert not second.all("figure", "chart")
    assert titles(get("/publications/?page=2")) != []
