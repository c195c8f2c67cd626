"""Records from arXiv's Atom and from PubMed's XML, and what is no such answer."""

import pytest

from publications.lookup.client import LookupFailedError
from publications.lookup.registries.arxiv import read_feed
from publications.lookup.registries.pubmed import read_set
from publications.vocabulary.snapshot import names_as_text
from tests.publications.lookup import recorded
from tests.publications.lookup.recorded import arxiv, pubmed

BOMB = """<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]><feed xmlns="http://www.w3.org/2005/Atom">&c;</feed>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<PubmedArticleSet>&a;</PubmedArticleSet>"""


def _feed(*entries):
    return read_feed(arxiv(*entries).encode(), "arxiv.test")


def _set(*articles):
    return read_set(pubmed(*articles).encode(), "pubmed.test")


def test_a_preprint_of_arxiv():
    record = _feed(recorded.ARXIV_PREPRINT)["2501.04284"]
    assert record.values == {
        "type": "article",
        "title": "Learning <math>L^2</math> norms: Poincaré maps & 10% more",
        "issued_year": 2025,
        "issued_month": 1,
        "issued_day": 8,
        "arxiv_id": "2501.04284",
        "abstract": "We show that <math>n < 3</math>. It is <i>new</i>.",
        "status": "preprint",
    }
    assert names_as_text(record.names) == "Huaqi Qiu; Jan van der Berg Jr.; The BIG Collaboration"
    assert record.names[1]["particle"] == "van der"
    assert record.names[2]["literal"] == "The BIG Collaboration"


def test_an_old_paper_of_arxiv_names_its_version_of_record():
    record = _feed(recorded.ARXIV_PUBLISHED)["hep-th/9901001"]
    assert record.values["doi"] == "10.5555/tmi.2017.2760978"
    assert record.values["note"] == "IEEE TMI 37 (2018) 491-503"


def test_errors_and_empty_entries_of_arxiv_are_no_records():
    records = _feed(recorded.ARXIV_ERROR, recorded.ARXIV_EMPTY, recorded.ARXIV_PREPRINT)
    assert set(records) == {"2501.04284"}
    assert _feed() == {}


def test_an_article_of_pubmed():
    record = _set(recorded.PUBMED_ARTICLE)["31452104"]
    assert record.values == {
        "type": "article-journal",
        "title": "Effect of CO<sub>2</sub> on <i>E. coli</i> (p<0.05): a trial",
        "container_title": "Journal of tests & trials",
        "container_title_short": "J Test Trials",
        "issued_year": 2019,
        "issued_month": 1,
        "volume": "47",
        "issue": "1",
        "page": "1123-1130",
        "doi": "10.1016/s0140-6736(20)30183-5",
        "pmid": "31452104",
        "language": "en",
        "abstract": "Background: It grows.\n\nResults: It grew by 10<sup>3</sup>.",
    }
    assert names_as_text(record.names) == "Daniel Rückert Jr; M de la Cruz; Heart Study Group"
    assert record.names[0]["orcid"] == "0000-0002-1825-0097"
    assert record.names[0]["equal_contribution"]
    assert "equal_contribution" not in record.names[1]
    assert record.names[2] == {
        "role": "author",
        "literal": "Heart Study Group",
        "elision_after": True,
    }


def test_a_translated_title_gives_way_to_the_original():
    record = _set(recorded.PUBMED_GERMAN)["7"]
    assert record.title == "Über das Herz"
    assert record.values["language"] == "de"
    assert record.values["page"] == "e1234"
    assert record.values["issued_year"] == 2001


def test_a_chapter_of_a_book_in_pubmed():
    record = _set(recorded.PUBMED_BOOK)["28613000"]
    assert record.values == {
        "type": "chapter",
        "title": "Anatomy of Hearts",
        "container_title": "StatPearls",
        "issued_year": 2024,
        "issued_month": 1,
        "publisher": "StatPearls Publishing",
        "publisher_place": "Treasure Island (FL)",
        "pmid": "28613000",
        "language": "en",
        "abstract": "It beats.",
    }
    assert [(name["family"], name["role"]) for name in record.names] == [
        ("Doe", "author"),
        ("Smith", "editor"),
    ]


@pytest.mark.parametrize(
    "article",
    [
        "<PubmedArticle/>",
        "<PubmedArticle><MedlineCitation><PMID>x</PMID><Article/></MedlineCitation></PubmedArticle>",
        "<PubmedArticle><MedlineCitation><PMID>7</PMID><Article/></MedlineCitation></PubmedArticle>",
        "<PubmedBookArticle><BookDocument><PMID>7</PMID></BookDocument></PubmedBookArticle>",
        "<PubmedBookArticle><BookDocument><PMID>7</PMID><Book/></BookDocument></PubmedBookArticle>",
    ],
)
def test_an_article_without_title_or_number_is_left_out(article):
    assert _set(article) == {}


def test_a_set_without_articles_is_empty():
    assert read_set(b"<eFetchResult><ERROR>Empty id list</ERROR></eFetchResult>", "x") == {}


@pytest.mark.parametrize("read", [read_feed, read_set])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!DOCTYPE html><html><title>Maintenance</title><br></html>",
        b"<html/>",
        b"<feed",
        b'{"error": "API rate limit exceeded"}',
        b'<?xml version="1.0" encoding="UTF-8"?><feed>\xff\xfe</feed>',
        b'<?xml version="1.0" encoding="nonsense"?><feed/>',
        b"<feed>\x00\x01</feed>",
        BOMB.encode(),
        OUTSIDE.encode(),
        b"<a>" * 50_000,
    ],
)
def test_what_cannot_be_read_is_said_and_no_entity_is_followed(read, body):
    with pytest.raises(LookupFailedError, match=r"The answer from some\.test cannot be read"):
        read(body, "some.test")
