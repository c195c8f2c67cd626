"""Publications as they are cited."""

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import translation
from wagtail.documents.models import Document

from groups.templatetags.citations import issued
from labportal.models import LabSettings
from publications.models import Publication
from publications.vocabulary.identifier_kinds import doi_url
from tests.factories import (
    KeyPublicationFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
)
from tests.portal import SiteTree

LEGEND = "* These authors contributed equally."


def citation(get: Any, path: str = "/publications/") -> str:
    """Return the text of the only citation on a page."""
    return get(path).main.one("p", "citation").text


def test_a_citation_has_names_year_title_container_volume_issue_and_pages(
    site_tree: SiteTree, get: Any
) -> None:
    PublicationFactory(
        title="On engines",
        authors=["Ada Lovelace", "van der Berg, Jan", {"literal": "The Engine Group"}],
        container_title="Memoirs",
        volume="3",
        issue="2",
        page="666–731",
        issued_year=1843,
    )
    assert citation(get) == (
        "Lovelace, A., van der Berg, J., & The Engine Group (1843). On engines. "
        "Memoirs, 3(2), 666–731."
    )


def test_a_work_without_names_and_date_is_cited_by_its_title(site_tree: SiteTree, get: Any) -> None:
    PublicationFactory(title="Alone", authors=[], container_title="", issued_year=None)
    assert citation(get) == "Alone (n.d.)."
    assert citation(get, "/de/publications/") == "Alone (o. J.)."


def test_lists_are_printed_in_the_style_of_the_lab_and_a_groups_in_its_own(
    site_tree: SiteTree, get: Any
) -> None:
    LabSettings.objects.update_or_create(
        site=site_tree.site, defaults={"citation_style": "vancouver"}
    )
    group = ResearchGroupFactory(slug="styled", citation_style="house-quoted-title")
    publication = PublicationFactory(title="On engines", authors=["Ada Lovelace"])
    KeyPublicationFactory(group=group, publication=publication)
    site_tree.add_group_pages(group)
    assert citation(get).startswith("Lovelace A. On engines.")
    listed = get("/research/styled/").main.all("p", "citation")
    assert [one.text[:27] for one in listed] == ["A. Lovelace. “On engines.” "]


def test_a_visitor_chooses_the_style_of_a_citation(site_tree: SiteTree, get: Any) -> None:
    publication = PublicationFactory(title="On engines", authors=["Ada Lovelace"], issued_year=1843)
    path = f"/publications/{publication.slug}/"
    assert citation(get, path) == "Lovelace, A. (1843). On engines. Journal of Tests."
    page = get(f"{path}?style=ieee")
    assert page.main.one("p", "citation").text.startswith("A. Lovelace, “On engines,”")
    (chosen,) = [option for option in page.main.all("option") if "selected" in option.attributes]
    assert chosen["value"] == "ieee"
    assert citation(get, f"{path}?style=../../etc/passwd") == citation(get, path)


def test_the_title_of_a_citation_leads_to_its_page_in_the_same_language(
    site_tree: SiteTree, get: Any
) -> None:
    publication = PublicationFactory(title="On <engines> & more")
    for prefix in ("", "/de"):
        links = get(f"{prefix}/publications/").links
        assert links["On <engines> & more"] == f"{prefix}/publications/{publication.slug}/"


def test_authors_who_are_people_of_the_lab_are_linked_under_the_name_that_was_printed(
    site_tree: SiteTree, get: Any
) -> None:
    person = PersonFactory(given="Daniel", family="Rückert")
    gone = PersonFactory(given="Old", family="Record", merged_into=person)
    names = [{"given": "D.", "family": "Rueckert", "person": person, "linked_by": "variant"}, gone]
    publication = PublicationFactory(authors=names)
    for path, name, other in (
        ("/publications/?view=citations", "Rueckert, D.", "Record, O."),
        (f"/publications/{publication.slug}/", "D. Rueckert", "Old Record"),
    ):
        page = get(path)
        assert page.links[name] == "/people/daniel-rueckert/"
        assert other in page.main.text
        assert other not in page.links


def test_equal_contributions_are_marked_and_explained(site_tree: SiteTree, get: Any) -> None:
    names = [
        {"family": "First", "equal_contribution": True},
        {"family": "Second", "equal_contribution": True},
        {"family": "Third"},
    ]
    publication = PublicationFactory(authors=names)
    group = ResearchGroupFactory(slug="equals")
    KeyPublicationFactory(group=group, publication=publication)
    site_tree.add_group_pages(group)
    paths = ("/", "/publications/", f"/publications/{publication.slug}/", "/research/equals/")
    for path in paths:
        page = get(path)
        assert re.search(r"First\*, Second\*,(?: &)? Third", page.main.text), path
        assert LEGEND in [p.text for p in page.main.all("p", "legend")], path


def test_nothing_is_explained_where_nothing_is_marked(site_tree: SiteTree, get: Any) -> None:
    publication = PublicationFactory(authors=["Ada Lovelace"])
    for path in ("/", "/publications/", f"/publications/{publication.slug}/"):
        assert LEGEND not in get(path).main.text


def test_names_that_were_left_out_are_marked_in_their_place(site_tree: SiteTree, get: Any) -> None:
    names = [{"family": "First", "elision_after": True}, {"family": "Last", "elision_after": True}]
    publication = PublicationFactory(authors=names)
    for path in ("/publications/", f"/publications/{publication.slug}/"):
        assert re.search(r"First, \[\.\.\.\], Last, (?:\[\.\.\.\]|et al\.)", get(path).main.text)


def test_key_publications_stand_in_the_editors_order_with_their_remarks(
    site_tree: SiteTree, get: Any
) -> None:
    group = ResearchGroupFactory(slug="ordered")
    for order, title in ((2, "Second"), (1, "First"), (3, "Third")):
        publication = PublicationFactory(title=title, issued_year=2000 + order)
        KeyPublicationFactory(
            group=group, publication=publication, order=order, remark=f"Remark {order}"
        )
    site_tree.add_group_pages(group)
    listed = get("/research/ordered/").main.one("ol", "publications").all("p", "citation")
    assert [item.one("span", "citation-title").text for item in listed] == [
        "First",
        "Second",
        "Third",
    ]
    assert [item.text.endswith(f"Remark {n}") for n, item in enumerate(listed, 1)] == [True] * 3


def test_a_citation_leads_to_doi_preprint_pdf_code_and_data(site_tree: SiteTree, get: Any) -> None:
    document = Document.objects.create(title="PDF", file=ContentFile(b"%PDF", name="a.pdf"))
    PublicationFactory(
        doi="10.1002/(SICI)1097<1661::AID>3.0.CO;2-2#x",
        arxiv_id="2501.04284",
        pdf=document,
        links=[("code", "https://example.org/code"), ("data", "https://example.org/data")],
        status="in press",
        award="Best paper",
    )
    page = get("/publications/?view=citations")
    badges = page.main.one("ul", "badges")
    assert [badge.text for badge in badges.all("li")] == [
        "In press",
        "Best paper",
        "Open access",
        "DOI",
        "arXiv",
        "PDF",
        "Code",
        "Data",
    ]
    assert {
        "DOI": "https://doi.org/10.1002/(SICI)1097%3C1661::AID%3E3.0.CO;2-2%23x",
        "arXiv": "https://arxiv.org/abs/2501.04284",
        "PDF": document.url,
        "Code": "https://example.org/code",
        "Data": "https://example.org/data",
    }.items() <= page.links.items()


def languages_of_titles(page: Any) -> dict[str, str]:
    """Return the languages of those titles that name one."""
    spans = (e for title in page.main.all("span", "citation-title") for e in title.all("span"))
    return {span.text: span["lang"] for span in spans if span["lang"]}


def test_a_title_in_another_language_says_so(site_tree: SiteTree, get: Any) -> None:
    publication = PublicationFactory(title="Über Maschinen", language="de")
    PublicationFactory(title="On engines", language="en")
    PublicationFactory(title="Unknown", language="Klingon (tlh)")
    assert languages_of_titles(get("/publications/?view=citations")) == {"Über Maschinen": "de"}
    assert languages_of_titles(get("/de/publications/?view=citations")) == {"On engines": "en"}
    assert get(f"/publications/{publication.slug}/").one("h1")["lang"] == "de"


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ((None, None, None), ""),
        ((2021, None, None), "2021"),
        ((2021, 4, None), "April 2021"),
        ((2021, 4, 5), "5 April 2021"),
        ((2021, 2, 31), "February 2021"),
    ],
)
def test_a_date_is_printed_as_far_as_it_is_known_and_in_the_calendar(
    date: tuple[int | None, ...], text: str
) -> None:
    year, month, day = date
    with translation.override("en"):
        publication = Publication(issued_year=year, issued_month=month, issued_day=day)
        assert issued(publication) == text


def test_a_doi_leads_to_doi_org_whatever_characters_it_has() -> None:
    assert doi_url("10.1000/a b?") == "https://doi.org/10.1000/a%20b%3F"
