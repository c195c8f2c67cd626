"""CSL-JSON of publications, per the CSL 1.0.2 schema."""

import json
from pathlib import Path

import pytest
from django.utils import translation
from jsonschema import Draft7Validator

from people.models import Person
from publications.citations.csl_data import cited_item, csl_item
from publications.models import Authorship, Publication
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.types import TYPES

SCHEMA = json.loads(Path(__file__).with_name("csl-data.json").read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA)


def item_of(names=(), **values):
    return csl_item(Snapshot.of({"type": "article-journal", "title": "T"} | values, names), "key")


def faults(item):
    return [error.message for error in VALIDATOR.iter_errors([item])]


FULL = {
    "container_title": "Nature Medicine",
    "container_title_short": "Nat. Med.",
    "issued_year": 2024,
    "issued_month": 7,
    "issued_day": 4,
    "volume": "30",
    "issue": "9",
    "number": "TR-12",
    "collection_title": "Studies",
    "collection_number": "7",
    "genre": "PhD thesis",
    "accessed": "2021-05-03",
    "notice": "retracted",
    "identifiers": [["pmcid", "PMC1"]],
    "page": "2613–22",
    "publisher": "Springer",
    "publisher_place": "Cham",
    "event_title": "MICCAI 2024",
    "edition": "2",
    "doi": "10.1038/s41591-024-03097-1",
    "arxiv_id": "2501.04284",
    "pmid": "38965432",
    "isbn": "9783161484100",
    "url": "https://example.org/",
    "abstract": "An\nabstract.",
    "note": "A note",
    "language": "en",
    "status": "in press",
}
NAMES = [
    {"role": "author", "given": "Vincent", "particle": "van", "family": "Gogh", "suffix": "Jr."},
    {"role": "author", "literal": "ENIGMA Consortium", "equal_contribution": True},
    {"role": "editor", "given": "Ada", "family": "Lovelace"},
    {"role": "translator", "given": "Grace", "family": "Hopper"},
    {"role": "supervisor", "given": "Alan", "family": "Turing"},
]


@pytest.mark.parametrize("kind", TYPES)
def test_a_publication_of_every_type_is_valid_csl_json(kind):
    assert faults(item_of(NAMES, **FULL, type=kind)) == []


def test_the_schema_finds_what_is_no_csl():
    assert faults({"id": "x", "type": "article-journal", "journal": "Nature"})
    assert faults({"id": "x", "type": "misc"})
    assert faults({"id": "x", "type": "book", "author": [{"name": "Plato"}]})
    assert faults({"id": "x", "type": "book", "issued": {"date-parts": []}})


def test_what_is_empty_is_left_out():
    assert item_of() == {"id": "key", "type": "article-journal", "title": "T"}


@pytest.mark.parametrize(
    ("values", "parts"),
    [
        ({"issued_year": 2024}, [2024]),
        ({"issued_year": 2024, "issued_month": 2}, [2024, 2]),
        ({"issued_year": 2024, "issued_month": 2, "issued_day": 29}, [2024, 2, 29]),
        ({"issued_year": 2024, "issued_day": 29}, [2024]),
    ],
)
def test_a_date_has_the_parts_that_are_known(values, parts):
    assert item_of(**values)["issued"] == {"date-parts": [parts]}


@pytest.mark.parametrize(
    ("particle", "dropping", "non_dropping"),
    [
        ("von", "von", None),
        ("von der", "von der", None),
        ("vom und zum", "vom und zum", None),
        ("van der", None, "van der"),
        ("de la", "de", "la"),
        ("de", None, "de"),
        ("d'", None, "d'"),
        ("ten", None, "ten"),
    ],
)
def test_a_particle_drops_by_the_language_it_comes_from(particle, dropping, non_dropping):
    [name] = item_of([{"family": "Berg", "particle": particle}])["author"]
    assert name.get("dropping-particle") == dropping
    assert name.get("non-dropping-particle") == non_dropping


def test_an_institution_is_a_literal():
    assert item_of([{"literal": "ENIGMA Consortium"}])["author"] == [
        {"literal": "ENIGMA Consortium"}
    ]


def test_authors_and_editors_keep_their_order_and_stay_apart():
    item = item_of(
        [
            {"family": "B", "role": "author"},
            {"family": "E", "role": "editor"},
            {"family": "A", "role": "author"},
        ]
    )
    assert item["author"] == [{"family": "B"}, {"family": "A"}]
    assert item["editor"] == [{"family": "E"}]


@pytest.mark.parametrize(
    ("pages", "expanded", "first"),
    [
        ("1210–8", "1210-1218", "1210"),
        ("359--369", "359-369", "359"),
        ("S12-4", "S12-S14", "S12"),
        ("e12-e15", "e12-e15", "e12"),
        ("103296", "103296", "103296"),
        ("5-7, 12", "5-7, 12", "5"),
        ("10-1", "10-11", "10"),
        ("iv–xii", "iv-xii", "iv"),
        ("CI-235-7", "CI-235-7", "CI"),
    ],
)
def test_pages_are_expanded_and_have_hyphens(pages, expanded, first):
    item = item_of(page=pages)
    assert (item["page"], item["page-first"]) == (expanded, first)


def test_a_preprint_has_its_server_and_number():
    item = item_of(type="article", arxiv_id="2501.04284", status="preprint")
    assert item["publisher"] == "arXiv"
    assert item["number"] == "arXiv:2501.04284"
    assert item["URL"] == "https://arxiv.org/abs/2501.04284"
    assert item["status"] == "preprint"


def test_an_article_that_is_on_arxiv_too_stays_an_article():
    item = item_of(arxiv_id="2501.04284", doi="10.1000/1")
    assert "number" not in item
    assert "publisher" not in item
    assert "URL" not in item


def test_what_is_published_has_no_status():
    assert "status" not in item_of(status="published")


def publication():
    work = Publication(pk=7, slug="gogh-2024", type="book", title="Sun  flowers")
    rows = [
        Authorship(
            given="Vincent", particle="van", family="Gogh", person=Person(pk=12), position=0
        ),
        Authorship(literal="ENIGMA", equal_contribution=True, elision_after=True, position=1),
    ]
    work.authorships = rows
    work.take("identifiers", [["pmcid", "PMC1"]])
    work.take("links", None)
    return work


def test_a_publication_says_what_its_snapshot_would_beside_the_marks_on_its_names():
    item = cited_item(publication())
    del item["custom"]
    assert item == {
        "id": "gogh-2024",
        "type": "book",
        "title": "Sun flowers",
        "author": [
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
            {"literal": "ENIGMA"},
        ],
        "PMCID": "PMC1",
    }


def test_a_cited_item_says_what_is_marked_on_its_names_and_is_valid():
    item = cited_item(publication())
    assert item["custom"] == {
        "names": {"author": [{"person": 12}, {"equal": True, "elision": True}]}
    }
    assert faults(item) == []


def test_ids_of_people_do_not_leave_the_portal():
    names = [{"family": "Gogh", "given": "Vincent", "person_id": 12}]
    assert "custom" not in csl_item(Snapshot.of({"title": "Sun"}, names), "sun")


@pytest.mark.parametrize(
    ("language", "status", "genre"),
    [("en", "in press", "PhD thesis"), ("de", "Im Druck", "Dissertation")],
)
def test_status_and_kind_are_printed_in_the_language_of_the_page(language, status, genre):
    work = publication()
    work.status, work.genre = "in press", "PhD thesis"
    with translation.override(language):
        item = cited_item(work)
    assert (item["status"], item["genre"]) == (status, genre)
