"""A publication in Zotero's own RDF: type, fields, creators, and XML whatever it holds."""

from xml.etree import ElementTree as ET

import pytest

from publications.exports.files.records import ExportRecord
from publications.exports.unapi.zotero_item import Creator, zotero_item
from publications.exports.unapi.zotero_rdf import zotero_rdf
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.types import TYPES
from tests.publications.hostile_files import BIDI, CONTROL, SCRIPT

URL = "https://lab.example/publications/x/"
Z = "{http://www.zotero.org/namespaces/export#}"


def _item(*names, topics=(), pdf_url="", **values):
    said = Snapshot.of({"type": "article-journal", "title": "T", **values}, names)
    return zotero_item(ExportRecord(1, "key", "slug", said, topics), URL, pdf_url)


@pytest.mark.parametrize(
    ("values", "kind", "fields"),
    [
        (
            {"type": "thesis", "genre": "PhD thesis", "publisher": "TU"},
            "thesis",
            {"type": "PhD thesis", "publisher": "TU"},
        ),
        ({"type": "report", "issue": "TR-1"}, "report", {"number": "TR-1"}),
        ({"type": "report", "number": "TR-2"}, "report", {"number": "TR-2"}),
        ({"type": "patent", "number": "DE1"}, "patent", {"number": "DE1"}),
        ({"type": "software", "version": "2"}, "computerProgram", {"versionNumber": "2"}),
        ({"type": "dataset", "doi": "10.1/x"}, "dataset", {"DOI": "10.1/x"}),
        (
            {"type": "book", "collection_title": "S", "collection_number": "3"},
            "book",
            {"series": "S", "seriesNumber": "3"},
        ),
        (
            {"type": "article", "arxiv_id": "2101.00001", "status": "preprint"},
            "preprint",
            {"number": "arXiv:2101.00001", "publisher": "arXiv"},
        ),
        (
            {"type": "paper-conference", "container_title": "P", "event_title": "E"},
            "conferencePaper",
            {"publicationTitle": "P", "conferenceName": "E"},
        ),
    ],
)
def test_every_type_is_what_it_is_with_what_belongs_to_it(values, kind, fields):
    item = _item(**values)
    assert item.type == kind
    assert fields.items() <= item.fields.items()


def test_people_are_what_they_are_in_an_item_of_its_type():
    names = [
        {"given": "T.T.", "particle": "von", "family": "Muster", "suffix": "Jr.", "role": "author"},
        {"literal": "The Group, Inc.", "role": "author"},
        {"given": "Ed", "family": "Itor", "role": "editor"},
    ]
    assert _item(*names).creators == [
        Creator("author", "von Muster", "T.T., Jr."),
        Creator("author", "The Group, Inc."),
        Creator("editor", "Itor", "Ed"),
    ]
    assert _item(*names, type="patent").creators[0].role == "inventor"


def test_the_markup_of_a_title_is_that_of_zotero():
    assert _item(title="CO<sub>2</sub> and <math>\\alpha</math>").fields["title"] == (
        "CO<sub>2</sub> and α"
    )


def test_what_has_no_field_is_told_in_lines():
    item = _item(award="Best paper", note="Oral", pmid="1", type="chapter", status="in-press")
    assert item.fields["extra"].splitlines() == [
        "PMID: 1",
        "Status: in-press",
        "Award: Best paper",
        "Oral",
    ]


def test_the_address_is_that_of_the_work_or_else_of_its_page():
    assert _item().fields["url"] == URL
    assert _item(url="https://example.org/?a=1&b=2").fields["url"] == "https://example.org/?a=1&b=2"


@pytest.mark.parametrize("kind", TYPES)
def test_whatever_it_holds_it_is_xml_with_one_item(kind):
    hostile = f"a\r\n<b>&amp;]]>{CONTROL}{BIDI}\x00\ufffe {SCRIPT}"
    name = {"given": hostile, "family": hostile, "role": "author"}
    item = _item(name, type=kind, title=hostile, note=hostile, topics=(hostile,), pdf_url=URL)
    root = ET.fromstring(zotero_rdf(item))  # noqa: S314
    assert [node.text for node in root.iter(f"{Z}itemType")] == [item.type, "attachment"]
    assert [node.text for node in root.iter() if node.tag.endswith("surname")] != []
