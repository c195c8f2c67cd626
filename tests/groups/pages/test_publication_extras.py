"""The page of a publication: series, kind, notice, further identifiers, links, terms of the PDF."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document

from tests.factories import PersonFactory, PublicationFactory
from tests.portal import SiteTree, World


def details(page: Any) -> dict[str, str]:
    return {row.one("dt").text: row.one("dd").text for row in page.main.one("dl").all("div")}


def pdf() -> Document:
    document = Document(title="The PDF")
    document.file.save("paper.pdf", ContentFile(b"%PDF-1.4"))
    return document


@pytest.fixture
def thesis(world: World) -> Any:
    return PublicationFactory(
        slug="thesis",
        type="thesis",
        genre="PhD thesis",
        title="Ice on lakes",
        container_title="",
        collection_title="Studies in Ice",
        collection_number="7",
        number="TUM-12",
        issued_season=1,
        url="https://example.org/ice",
        accessed="2021-05",
        notice="retracted",
        notice_doi="10.5555/notice",
        notice_date="2022-03-04",
        identifiers=[
            ("preprint_doi", "10.1101/123456"),
            ("pmcid", "PMC1"),
            ("isbn", "9783161484100"),
        ],
        links=[("code", "https://example.org/code"), ("slides", "https://example.org/slides")],
        authors=[
            "Ada Lovelace",
            {"given": "Tran", "family": "Slator", "role": "translator"},
            {"given": "Su", "family": "Pervisor", "role": "supervisor"},
        ],
    )


def test_all_that_is_known_beside_the_usual_is_on_the_page(thesis: Any, get: Any) -> None:
    said = details(get("/publications/thesis/"))
    assert (
        said
        | {
            "Type": "PhD thesis",
            "Date": "Spring 2024",
            "Series": "Studies in Ice, 7",
            "Number": "TUM-12",
            "Translated by": "Tran Slator",
            "Supervised by": "Su Pervisor",
            "Web address": "https://example.org/ice, read May 2021",
            "DOI of the preprint": "10.1101/123456",
            "PubMed Central id": "PMC1",
            "Further ISBN": "9783161484100",
            "Code": "https://example.org/code",
            "Slides": "https://example.org/slides",
        }
        == said
    )


def test_kinds_and_labels_are_in_the_language_of_the_page(thesis: Any, get: Any) -> None:
    said = details(get("/de/publications/thesis/"))
    assert said["Art"] == "Dissertation"
    assert said["Datum"] == "Frühjahr 2024"
    assert said["Folien"] == "https://example.org/slides"
    assert "[Dissertation]" in get("/de/publications/thesis/?style=apa").main.text
    assert "[PhD thesis]" in get("/publications/thesis/?style=apa").main.text


def test_a_notice_is_shown_wherever_the_work_is(thesis: Any, get: Any, client: Any) -> None:
    page = get("/publications/thesis/")
    (banner,) = (one for one in page.main.all("p") if one["role"] == "note")
    assert banner.text == (
        "Retracted, 4 March 2022: notice of the publisher, doi.org/10.5555/notice"
    )
    (badge,) = (
        one for one in get("/publications/").main.all("span") if one["class"] == "badge-notice"
    )
    assert badge.text == "Retracted"
    assert badge.one("a")["href"] == "https://doi.org/10.5555/notice"

    def answer(path: str) -> str:
        response = client.get(path)
        parts = response.streaming_content if response.streaming else [response.content]
        return b"".join(parts).decode()

    assert "Retracted: Ice on lakes" in answer("/publications/feed.atom")
    assert '"status": "retracted"' in answer("/publications/thesis.json")
    assert "notice = {retracted}" in answer("/publications/thesis.bib")
    assert "Notice: retracted, 2022-03-04, 10.5555/notice" in answer("/publications/thesis.ris")


def test_preprints_and_links_stand_beside_every_entry(thesis: Any, get: Any) -> None:
    (entry,) = (one for one in get("/publications/").main.all("li") if "Ice on lakes" in one.text)
    addresses = {one.text: one["href"] for one in entry.one("ul").all("a")}
    assert addresses["Preprint"] == "https://doi.org/10.1101/123456"
    assert addresses["Code"] == "https://example.org/code"
    assert addresses["Slides"] == "https://example.org/slides"


def test_a_pdf_says_its_version_and_licence(world: World, get: Any) -> None:
    PublicationFactory(slug="open", pdf=pdf(), pdf_version="accepted", pdf_licence="CC-BY-4.0")
    page = get("/publications/open/")
    (versions,) = (one for one in page.main.all("ul") if "versions" in one["class"])
    assert versions.text == "Here: PDF (Accepted manuscript) CC BY 4.0"
    addresses = {one.text: one["href"] for one in versions.all("a")}
    assert addresses["CC BY 4.0"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "https://creativecommons.org/licenses/by/4.0/" in page.source


def test_a_pdf_of_a_day_to_come_is_announced_and_not_to_be_had(
    world: World, get: Any, client: Any
) -> None:
    document, day = pdf(), timezone.localdate() + timedelta(days=1)
    work = PublicationFactory(slug="later", pdf=document, pdf_from=day)
    assert document.url not in client.get("/publications/later/").content.decode()
    assert client.get(document.url).status_code == 404
    assert "Open access" not in get("/publications/later/").main.text
    assert "later" not in client.get("/publications/?access=open").content.decode()
    work.pdf_from = timezone.localdate()
    work.save()
    assert document.url in client.get("/publications/later/").content.decode()
    assert b"".join(client.get(document.url).streaming_content) == b"%PDF-1.4"
    assert "/publications/later/" in client.get("/publications/?access=open").content.decode()


@pytest.mark.parametrize(
    ("role", "heading"),
    [
        ("editor", "Edited works"),
        ("translator", "Translations"),
        ("supervisor", "Supervised theses"),
    ],
)
def test_works_in_another_role_stand_apart_on_the_page_of_a_person(
    site_tree: SiteTree, get: Any, role: str, heading: str
) -> None:
    person = PersonFactory(given="Ada", family="Lovelace")
    name = {**person.parts._asdict(), "person": person, "linked_by": "exact", "role": role}
    PublicationFactory(title="Ice on lakes", slug="ice", authors=["Cy Dole", name])
    page = get(f"/people/{person.slug}/")
    (found,) = (one for one in page.main.all("section") if one.one("h2").text == heading)
    assert "Ice on lakes" in found.text
    assert "Publications" not in [one.text for one in page.main.all("h2")]
    listed = get(f"/publications/?{role}={person.slug}").main.text
    assert "Ice on lakes" in listed
    assert "Ice on lakes" not in get(f"/publications/?person={person.slug}").main.text
