"""Entry types, languages and status as the record knows them."""

import pytest

from publications.bibtex.reading import types
from publications.bibtex.reading.types import csl_type
from publications.vocabulary.languages import language_tag
from publications.vocabulary.statuses import status_of_note, status_of_pubstate
from publications.vocabulary.types import TYPES


@pytest.mark.parametrize(
    ("entry_type", "expected"),
    [
        ("article", "article-journal"),
        ("inproceedings", "paper-conference"),
        ("conference", "paper-conference"),
        ("incollection", "chapter"),
        ("inbook", "chapter"),
        ("book", "book"),
        ("mvcollection", "book"),
        ("proceedings", "book"),
        ("phdthesis", "thesis"),
        ("techreport", "report"),
        ("online", "webpage"),
        ("unpublished", "manuscript"),
        ("dataset", "dataset"),
        ("software", "software"),
        ("patent", "patent"),
        ("misc", "document"),
    ],
)
def test_the_types_of_bibtex_and_biblatex_are_known(entry_type, expected):
    assert csl_type(entry_type, {}) == (expected, None)


def test_an_unknown_type_is_a_document_and_said():
    kind, remark = csl_type("conversation", {})
    assert kind == "document"
    assert "@conversation" in str(remark)


@pytest.mark.parametrize(
    ("entry_type", "fields", "expected"),
    [
        ("article", {"entrysubtype": "newspaper"}, "article-newspaper"),
        ("article", {"entrysubtype": "Magazine"}, "article-magazine"),
        ("misc", {"type": "{Poster}"}, "speech"),
        ("book", {"type": "poster"}, "book"),
        ("article", {"type": "Research Article"}, "article-journal"),
    ],
)
def test_the_subtype_says_it_more_precisely(entry_type, fields, expected):
    assert csl_type(entry_type, fields)[0] == expected


def test_every_type_is_one_of_the_record():
    assert {*types._TYPES.values(), *types._SUBTYPES.values()} <= TYPES.keys()


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        *(("english", "en"), ("English", "en"), ("en", "en"), ("en-US", "en"), ("eng", "en")),
        *(("ngerman", "de"), ("Deutsch", "de"), ("deu", "de"), ("de_AT", "de"), ("french", "fr")),
        *(("usenglish", "en"), ("Español", "es"), ("", None), ("klingon", None), ("xx", None)),
    ],
)
def test_languages_are_understood_by_name_and_tag(text, tag):
    assert language_tag(text) == tag


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *(("inpress", "in press"), ("forthcoming", "in press"), ("submitted", "submitted")),
        *(("prepublished", "preprint"), ("Accepted", "accepted"), ("published", "published")),
        *(("in preparation", "submitted"), ("", None), ("old", None)),
    ],
)
def test_a_pubstate_is_a_status(text, status):
    assert status_of_pubstate(text) == status


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("In press", "in press"),
        ("(to appear)", "in press"),
        ("To appear in Tides 2024.", "in press"),
        ("Submitted to Tidal Imaging", "submitted"),
        ("under review", "submitted"),
        ("eingereicht", "submitted"),
        ("Accepted for publication", "accepted"),
        ("Accepted at the Harbour Workshop", "accepted"),
        ("Preprint", "preprint"),
        ("Submitted: 8 June 2020; Accepted 27 July 2020", None),
        ("Accepted 17 April 2020", None),
        ("The accepted version", None),
        ("", None),
    ],
)
def test_a_note_is_a_status_only_if_it_says_nothing_else(note, status):
    assert status_of_note(note) == status
