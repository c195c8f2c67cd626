"""Inheritance between entries by the biblatex manual, appendix B."""

import pytest

from publications.bibtex.entry import RawEntry
from publications.bibtex.source.inherit import inherit
from publications.bibtex.source.macros import Budget


def entry(entry_type, citekey, **fields):
    return RawEntry("x.bib", 1, entry_type, citekey, fields, "", ())


def inherited(*entries, budget=None):
    return inherit(list(entries), budget or Budget())


def fields_of(child, *others):
    kept = {one.citekey: one for one in inherited(child, *others).entries}
    return {name: value for name, value in kept["c"].fields.items() if name != "crossref"}


VOLUME = {"title": "V", "subtitle": "S"}


@pytest.mark.parametrize(
    ("own_type", "parent_type", "expected"),
    [
        ("inproceedings", "proceedings", {"booktitle": "V", "booksubtitle": "S"}),
        ("conference", "proceedings", {"booktitle": "V", "booksubtitle": "S"}),
        ("incollection", "collection", {"booktitle": "V", "booksubtitle": "S"}),
        ("inreference", "reference", {"booktitle": "V", "booksubtitle": "S"}),
        ("inbook", "book", {"booktitle": "V", "booksubtitle": "S"}),
        ("suppbook", "book", {"booktitle": "V", "booksubtitle": "S"}),
        ("inbook", "mvbook", {"booktitle": "V", "booksubtitle": "S"}),
        ("book", "mvbook", {"maintitle": "V", "mainsubtitle": "S"}),
        ("proceedings", "mvproceedings", {"maintitle": "V", "mainsubtitle": "S"}),
        ("article", "periodical", {"journaltitle": "V", "journalsubtitle": "S"}),
        ("misc", "book", {"title": "V", "subtitle": "S"}),
    ],
)
def test_the_title_of_the_volume_goes_where_the_entry_has_it(own_type, parent_type, expected):
    child = entry(own_type, "c", crossref="p")
    assert fields_of(child, entry(parent_type, "p", **VOLUME)) == expected


def test_a_title_of_its_own_keeps_the_subtitle_of_the_volume_away():
    child = entry("incollection", "c", crossref="p", booktitle="Own")
    assert fields_of(child, entry("book", "p", **VOLUME)) == {"booktitle": "Own"}
    subtitle = entry("incollection", "c", crossref="p", booksubtitle="Own")
    assert fields_of(subtitle, entry("book", "p", **VOLUME)) == {
        "booktitle": "V",
        "booksubtitle": "Own",
    }


@pytest.mark.parametrize(
    ("own_type", "takes"), [("inbook", True), ("bookinbook", True), ("incollection", False)]
)
def test_the_author_of_a_book_is_that_of_its_parts_only(own_type, takes):
    child = entry(own_type, "c", crossref="p")
    assert ("author" in fields_of(child, entry("book", "p", author="A"))) is takes


@pytest.mark.parametrize(
    "field",
    ["doi", "url", "pages", "abstract", "note", "keywords", "ids", "crossref", "author", "eprint"],
)
def test_what_is_of_the_volume_itself_is_not_taken(field):
    child = entry("inproceedings", "c", crossref="p")
    assert fields_of(child, entry("proceedings", "p", **{field: "x"})) == {}


@pytest.mark.parametrize(
    "field", ["editor", "publisher", "address", "series", "volume", "isbn", "language", "eventdate"]
)
def test_what_describes_the_volume_is_taken_unless_the_entry_has_it(field):
    volume = entry("proceedings", "p", **{field: "theirs"})
    assert fields_of(entry("inproceedings", "c", crossref="p"), volume) == {field: "theirs"}
    own = entry("inproceedings", "c", crossref="p", **{field: "own"})
    assert fields_of(own, volume) == {field: "own"}


def test_keys_are_found_exactly_then_whatever_the_case_then_by_alias():
    child = entry("inbook", "c", crossref="Vol")
    upper, lower = entry("book", "Vol", title="U"), entry("book", "vol", title="L")
    assert fields_of(child, lower, upper)["booktitle"] == "U"
    assert fields_of(child, entry("book", "VOL", title="other case"))["booktitle"] == "other case"
    alias = entry("book", "x", title="alias", ids="a, Vol")
    assert fields_of(child, alias)["booktitle"] == "alias"


def test_volumes_and_data_are_left_out_and_counted():
    result = inherited(
        entry("inbook", "c", crossref="p"),
        entry("book", "p", title="V"),
        entry("xdata", "d"),
        entry("set", "s"),
        entry("book", "alone"),
    )
    assert [one.citekey for one in result.entries] == ["c", "alone"]
    assert [(one.code, dict(one.params)) for one in result.messages] == [
        ("serving-entries", {"count": 3})
    ]


@pytest.mark.parametrize(
    ("volume_type", "kept"),
    [("book", "c"), ("mvbook", "c"), ("proceedings", "c"), ("article", "c v"), ("inbook", "c v")],
)
def test_only_a_volume_serves_what_names_it_by_xref(volume_type, kept):
    result = inherited(entry("inbook", "c", xref="v"), entry(volume_type, "v", title="V"))
    assert " ".join(one.citekey for one in result.entries) == kept
    assert "booktitle" not in result.entries[0].fields


def test_data_is_taken_from_several_containers_the_first_before_the_others():
    child = entry("book", "c", xdata="one, two", note="own")
    one = entry("xdata", "one", note="1", publisher="P1", xdata="three")
    two = entry("xdata", "two", publisher="P2", location="L2")
    three = entry("xdata", "three", series="S3", ids="x", options="y")
    found = fields_of(child, one, two, three)
    assert found == {
        "xdata": "one, two",
        "note": "own",
        "publisher": "P1",
        "location": "L2",
        "series": "S3",
    }


def test_containers_that_name_each_other_are_taken_once():
    child = entry("book", "c", xdata="one")
    one, two = entry("xdata", "one", xdata="two", note="1"), entry("xdata", "two", xdata="one")
    assert fields_of(child, one, two)["note"] == "1"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"crossref": "nobody"}, "reference-unknown"),
        ({"xref": "nobody"}, "reference-unknown"),
        ({"xdata": "nobody"}, "xdata-unknown"),
        ({"crossref": "c"}, "crossref-circle"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told_at_the_entry(fields, code):
    (kept,) = inherited(entry("book", "c", **fields)).entries
    assert [message.code for message in kept.messages] == [code]


def test_an_entry_that_takes_more_than_the_budget_is_refused_and_the_others_kept():
    child = entry("inbook", "c", crossref="p")
    volume = entry("book", "p", title="V", publisher="x" * 1000)
    result = inherited(child, volume, entry("book", "alone"), budget=Budget(900))
    assert [one.citekey for one, _ in result.refused] == ["c"]
    assert [one.citekey for one in result.entries] == ["alone"]


def test_a_long_line_of_ancestors_needs_no_recursion():
    line = [entry("book", f"b{n}", crossref=f"b{n + 1}") for n in range(3_000)]
    result = inherited(*line, entry("book", "b3000", publisher="P"))
    assert [one.fields["publisher"] for one in result.entries] == ["P"]


def test_a_citekey_with_latex_is_found_as_it_is_read():
    child = entry("inbook", "c", title="T", crossref=r"M{\"u}ller.2026")
    assert fields_of(child, entry("book", "Müller.2026", title="V"))["booktitle"] == "V"
