"""Highwire tags, Dublin Core, schema.org and COinS of a publication: what each says of a type."""

import json
from urllib.parse import parse_qs, parse_qsl

import pytest

from publications.exports.metadata.coins import context_object
from publications.exports.metadata.dublin_core import dublin_core_tags
from publications.exports.metadata.highwire import highwire_tags
from publications.exports.metadata.publication_page import PublicationPage
from publications.exports.metadata.schema_org import publication_node, without_empty
from publications.vocabulary.text import in_one_line, one_line
from publications.vocabulary.types import TYPES
from tests.factories import PersonFactory, PublicationFactory
from tests.publications.hostile_files import BIDI, CONTROL, SCRIPT

pytestmark = pytest.mark.django_db

URL = "https://lab.example/publications/x/"
EVERYTHING = {
    "title": "On engines",
    "container_title": "Memoirs",
    "container_title_short": "Mem.",
    "event_title": "Congress",
    "volume": "3",
    "issue": "2",
    "page": "666–731",
    "publisher": "Taylor",
    "publisher_place": "London",
    "edition": "2",
    "issued_year": 2024,
    "issued_month": 2,
    "issued_day": 3,
    "doi": "10.1000/182",
    "arxiv_id": "2401.00001",
    "pmid": "12",
    "isbn": "9783161484100",
    "language": "en",
    "abstract": "What engines do.",
    "award": "Best paper",
}


def _published(pdf_url="", topics=(), **fields):
    return PublicationPage(PublicationFactory(**fields), URL, pdf_url, topics)


def _node(published, person_id=lambda person: f"#{person.slug}"):
    return publication_node(published, "#x", person_id)


def _outputs(published):
    """Return all that machines are told, as text."""
    tags = [*highwire_tags(published), *dublin_core_tags(published)]
    said = [*tags, *parse_qsl(context_object(published))]
    return [*(value for _name, value in said), json.dumps(_node(published), ensure_ascii=False)]


# Highwire


def test_scholar_finds_all_of_an_article_in_its_order():
    ada = PersonFactory(given="Ada", family="Lovelace", orcid="0000-0002-1825-0097")
    published = _published(
        **EVERYTHING,
        pdf_url="https://lab.example/documents/1/x.pdf",
        topics=("Engines", "Cards"),
        authors=[
            ada,
            {"given": "Jan", "particle": "van der", "family": "Berg", "suffix": "Jr."},
            {"literal": "The Engine Group, Inc."},
            {"given": "Ed", "family": "Itor", "role": "editor"},
        ],
    )
    assert highwire_tags(published) == [
        ("citation_title", "On engines"),
        ("citation_author", "Lovelace, Ada"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "van der Berg, Jan Jr."),
        ("citation_author", "The Engine Group Inc."),
        ("citation_editor", "Itor, Ed"),
        ("citation_publication_date", "2024/02/03"),
        ("citation_journal_title", "Memoirs"),
        ("citation_journal_abbrev", "Mem."),
        ("citation_publisher", "Taylor"),
        ("citation_volume", "3"),
        ("citation_issue", "2"),
        ("citation_firstpage", "666"),
        ("citation_lastpage", "731"),
        ("citation_doi", "10.1000/182"),
        ("citation_isbn", "9783161484100"),
        ("citation_arxiv_id", "2401.00001"),
        ("citation_pmid", "12"),
        ("citation_language", "en"),
        ("citation_keywords", "Engines"),
        ("citation_keywords", "Cards"),
        ("citation_abstract_html_url", URL),
        ("citation_pdf_url", "https://lab.example/documents/1/x.pdf"),
    ]


@pytest.mark.parametrize(
    ("kind", "tags"),
    [
        ("paper-conference", {"citation_conference_title": "Memoirs"}),
        ("chapter", {"citation_inbook_title": "Memoirs"}),
        ("thesis", {"citation_dissertation_institution": "Taylor"}),
        (
            "report",
            {
                "citation_technical_report_institution": "Taylor",
                "citation_technical_report_number": "2",
            },
        ),
    ],
)
def test_what_holds_a_work_is_named_by_its_type(kind, tags):
    said = dict(highwire_tags(_published(**EVERYTHING, type=kind)))
    assert tags.items() <= said.items()
    assert "citation_journal_title" not in said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ((2024, None, None), "2024"),
        ((2024, 2, None), "2024"),
        ((2024, 2, 3), "2024/02/03"),
        ((2023, 2, 30), "2023"),
        ((None, None, None), None),
    ],
)
def test_a_date_is_a_day_of_the_calendar_or_a_year(date, said):
    fields = dict(zip(("issued_year", "issued_month", "issued_day"), date, strict=True))
    assert dict(highwire_tags(_published(**fields))).get("citation_publication_date") == said


# schema.org


def test_an_article_is_in_an_issue_of_a_volume_of_a_periodical():
    ada = PersonFactory(given="Ada", family="Lovelace", slug="ada", orcid="0000-0002-1825-0097")
    node = _node(_published(**EVERYTHING, authors=[ada, {"literal": "The Engine Group"}]))
    assert node["@type"] == "ScholarlyArticle"
    assert node["author"] == [
        {
            "@type": "Person",
            "@id": "#ada",
            "name": "Ada Lovelace",
            "givenName": "Ada",
            "familyName": "Lovelace",
            "sameAs": "https://orcid.org/0000-0002-1825-0097",
        },
        {"@type": "Organization", "name": "The Engine Group"},
    ]
    assert node["datePublished"] == "2024-02-03"
    assert (node["pageStart"], node["pageEnd"]) == ("666", "731")
    assert "https://doi.org/10.1000/182" in node["sameAs"]
    assert node["isPartOf"] == {
        "@type": "PublicationIssue",
        "issueNumber": "2",
        "isPartOf": {
            "@type": "PublicationVolume",
            "volumeNumber": "3",
            "isPartOf": {"@type": "Periodical", "name": "Memoirs", "alternateName": "Mem."},
        },
    }


def test_a_chapter_is_in_a_book_with_its_editors():
    editor = {"given": "Ed", "family": "Itor", "role": "editor"}
    node = _node(_published(**EVERYTHING, type="chapter", authors=["Ada Lovelace", editor]))
    assert node["@type"] == "Chapter"
    assert node["isPartOf"]["@type"] == "Book"
    assert node["isPartOf"]["isbn"] == "9783161484100"
    assert node["isPartOf"]["editor"][0]["name"] == "Ed Itor"
    assert "editor" not in node


@pytest.mark.parametrize(
    ("kind", "schema_type"),
    [
        *(("book", "Book"), ("thesis", "Thesis"), ("report", "Report"), ("dataset", "Dataset")),
        *(("software", "SoftwareSourceCode"), ("patent", "CreativeWork")),
    ],
)
def test_a_work_is_of_the_type_that_schema_org_has_for_it(kind, schema_type):
    assert _node(_published(type=kind))["@type"] == schema_type


def test_a_node_holds_nothing_empty():
    published = _published(title="Alone", authors=[], container_title="", issued_year=None)
    assert _node(published) == {
        "@type": "ScholarlyArticle",
        "@id": "#x",
        "url": URL,
        "mainEntityOfPage": URL,
        "name": "Alone",
        "headline": "Alone",
    }
    assert without_empty({"@type": "Thing", "a": "", "b": [{"@type": "Thing"}]}) == {}


# COinS


@pytest.mark.parametrize(
    ("kind", "matrix", "said"),
    [
        (
            "article-journal",
            "journal",
            {"rft.genre": "article", "rft.jtitle": "Memoirs", "rft.volume": "3", "rft.issue": "2"},
        ),
        ("article", "journal", {"rft.genre": "preprint", "rft.atitle": "On engines"}),
        ("paper-conference", "book", {"rft.genre": "proceeding", "rft.btitle": "Memoirs"}),
        ("chapter", "book", {"rft.genre": "bookitem", "rft.isbn": "9783161484100"}),
        ("book", "book", {"rft.genre": "book", "rft.btitle": "On engines", "rft.pub": "Taylor"}),
        ("report", "book", {"rft.genre": "report", "rft.btitle": "On engines"}),
        ("thesis", "dissertation", {"rft.title": "On engines", "rft.inst": "Taylor"}),
        ("patent", "patent", {"rft.title": "On engines", "rft.inventor": "Hopper, Grace"}),
        ("dataset", "dc", {"rft.type": "dataset", "rft.creator": "Hopper, Grace"}),
        ("webpage", "dc", {"rft.type": "webpage", "rft.title": "On engines"}),
    ],
)
def test_a_context_object_is_of_the_matrix_for_its_type(kind, matrix, said):
    text = context_object(_published(**EVERYTHING, type=kind))
    pairs = parse_qs(text, strict_parsing=True)
    assert text.startswith("ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3A")
    assert pairs["rft_val_fmt"] == [f"info:ofi/fmt:kev:mtx:{matrix}"]
    assert pairs["rft_id"] == ["info:doi/10.1000/182", "info:pmid/12", URL]
    assert {key: pairs[key][0] for key in said} == said
    assert "+" not in text


def test_every_author_is_in_a_context_object():
    published = _published(authors=["Ada Lovelace", "Luigi Menabrea", {"literal": "Group, Inc."}])
    pairs = parse_qs(context_object(published))
    assert pairs["rft.au"] == ["Lovelace, Ada", "Menabrea, Luigi"]
    assert (pairs["rft.aulast"], pairs["rft.aufirst"]) == (["Lovelace"], ["Ada"])
    assert pairs["rft.aucorp"] == ["Group, Inc."]


def test_the_first_author_is_told_by_parts_only_where_readers_see_one_author():
    for given, told in (("Ada", True), ("T.T.", False), ("H E", False), ("Ada M.", False)):
        published = _published(authors=[{"given": given, "family": "Muster"}])
        pairs = parse_qs(context_object(published))
        assert ("rft.aulast" in pairs) == told
        assert pairs["rft.au"] == [f"Muster, {given}"]


def test_a_book_of_editors_is_one_of_somebody():
    published = _published(type="book", authors=[{"family": "Eve", "role": "editor"}])
    assert parse_qs(context_object(published))["rft.au"] == ["Eve"]


# All of them


@pytest.mark.parametrize("kind", TYPES)
def test_nothing_empty_is_said_of_any_type(kind):
    for fields in (EVERYTHING, {"container_title": "", "issued_year": None, "authors": []}):
        published = _published(**fields, type=kind)
        assert all(_outputs(published))
        assert len(highwire_tags(published)) >= 2


def test_what_is_said_is_one_line_of_what_can_be_seen():
    hostile = f"a\r\nb{CONTROL}{BIDI}\ufeff {SCRIPT}"
    published = _published(
        **{field: hostile[:90] for field, value in EVERYTHING.items() if isinstance(value, str)}
        | {"pmid": "\n\u202e1", "isbn": "\x1b9", "language": "\u202e", "arxiv_id": "a\nb"},
        authors=[{"literal": hostile}, {"given": hostile, "family": hostile}],
        topics=(hostile,),
    )
    for text in _outputs(published):
        assert text.isprintable(), repr(text)


def test_text_in_one_line_keeps_what_is_text():
    assert one_line("a\r\nb\u2028c\td\x85e") == "a b c d e"
    assert one_line("x\u202ey\u200fz\ufeff") == "xyz"
    assert one_line("Grüße, 日本語 🦄 e\u0301") == "Grüße, 日本語 🦄 e\u0301"
    assert in_one_line({"a": ["b\nc", 1, None]}) == {"a": ["b c", 1, None]}
