"""Text to entries: what the splitter does silently, and what is rescued from broken files."""

import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex.source.parse import parse
from tests.publications.bibtex.timing import assert_linear

FAULTS = (Path(__file__).parents[1] / "samples" / "bad" / "faults.bib").read_text("utf-8")


def _parse(text):
    return parse([("x.bib", text)])


def _only(text):
    parsed = _parse(text)
    assert parsed.failures == []
    (entry,) = parsed.entries
    return entry


@pytest.fixture(scope="module")
def faults():
    return _parse(FAULTS)


def test_every_entry_that_can_be_saved_is_and_in_order(faults):
    assert [entry.citekey for entry in faults.entries] == [
        *("spaced", "nextline", "round", "nocomma", "twice", "junk", "afteropen", "", "stray"),
        *("remarks", "same", "Same", "unknown", "noend", "last"),
    ]


def test_what_cannot_be_saved_fails_with_line_key_and_remedy(faults):
    assert [(failure.line, failure.citekey) for failure in faults.failures] == [(10, "open")]
    assert "title" in str(faults.failures[0].reason)
    assert all(str(failure.remedy) and failure.raw for failure in faults.failures)


@pytest.mark.parametrize(
    ("citekey", "message"),
    [
        ("nocomma", "A comma is missing after the field title."),
        ("twice", "The field title is given twice; the first value was taken."),
        ("", "The entry has no citekey."),
        ("stray", "There is a “}” too many; it was ignored."),
        ("noend", "The entry's closing brace is missing."),
    ],
)
def test_what_was_mended_is_said(faults, citekey, message):
    (entry,) = (entry for entry in faults.entries if entry.citekey == citekey)
    assert [str(one) for one in entry.messages] == [message]


def test_mended_entries_hold_all_their_fields(faults):
    by_key = {entry.citekey: entry.fields for entry in faults.entries}
    assert by_key["nocomma"] == {"title": "{No Comma}", "year": "2004"}
    assert by_key["twice"] == {"title": "{First}", "year": "2005"}
    assert by_key["stray"] == {"title": "{One Brace too Many}", "year": "{2010}"}
    assert by_key["remarks"] == {"title": "{Remarks}", "year": "2011"}
    assert by_key["round"] == {"title": "{Round (Brackets)}", "year": "2003"}


def test_what_is_commented_out_stays_out_and_is_said(faults):
    assert [str(one) for one in faults.messages] == [
        "x.bib:19: an entry commented out with % was left out."
    ]


def test_lines_are_counted_from_one_at_the_at_sign(faults):
    lines = {entry.citekey: entry.line for entry in faults.entries}
    assert (lines["spaced"], lines["nextline"], lines["round"], lines["last"]) == (3, 4, 6, 25)


def test_an_address_in_prose_is_no_broken_entry(faults):
    assert 1 not in {failure.line for failure in faults.failures}


def test_types_and_field_names_are_lower_case_and_citekeys_as_written():
    entry = _only("@ARTICLE{KeY, TITLE={Title}}")
    assert (entry.entry_type, entry.citekey, entry.fields) == (
        "article",
        "KeY",
        {"title": "{Title}"},
    )


def test_the_raw_text_is_that_of_the_entry_alone():
    assert _only("before @misc{a, title={x}} after").raw == "@misc{a, title={x}}"


def test_duplicate_citekeys_are_both_there():
    assert [e.fields["title"] for e in _parse("@a{k,title={1}}@a{k,title={2}}").entries] == [
        "{1}",
        "{2}",
    ]


@pytest.mark.parametrize("key", ["A&A...42", "10.1016/0921-4534(89)90484-X", "DBLP:conf/x/Y", "ü"])
def test_citekeys_may_hold_what_they_hold_in_the_wild(key):
    assert _only(f"@misc{{{key}, title={{x}}}}").citekey == key


@pytest.mark.parametrize(
    ("entry_type", "read_as"),
    [
        ("series", "series"),
        ("Online Article", "online article"),
        ("Journal  Article", "journal article"),
        ("in-proceedings", "in-proceedings"),
        ("zotero.note", "zotero.note"),
        ("Zeitschriftenbeiträge", "zeitschriftenbeiträge"),
    ],
)
def test_entries_of_any_type_survive(entry_type, read_as):
    parsed = _parse(f"@{entry_type}{{k, title={{x}}}}\n@misc{{n, title={{y}}}}")
    assert parsed.failures == []
    assert [(entry.entry_type, entry.citekey) for entry in parsed.entries] == [
        (read_as, "k"),
        ("misc", "n"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "@misc{k, title={x}, funding_text 1={y}}",
        "@misc{k, document type={y}, title={x}}",
        "@misc{k, 1st={y}, title={x}}",
        "@misc{k, note(s)={y}, title={x}}",
        '@misc{k, "note"={y}, title={x}}',
        "@misc{k, title={x}, ünote={y}}",
        "@misc{k title={x}, note={y}}",
        "@misc{k, title={x} note={y}}",
        "@misc{k, title={x} and more, note={y}}",
        "@misc(k, title={x}, note={y})",
        r"@misc{K{\"u}, title={x}}",
        "@misc{K{, title={x}}",
        "@misc{K}, title={x}}",
        "@misc{K, k, title={x}}",
        "@misc{[k], title={x}}",
        '@misc{"k", title={x}}',
        "@misc{k#1%2, title={x}}",
        "@misc{, title={x}}",
        "@misc{title={x}}",
        "@misc{a b c title={x}}",
        "@misc{k, title={x}, note={y}",
        "@misc{k, title={x}}}",
    ],
)
def test_a_slip_costs_neither_the_entry_nor_those_behind_it(written):
    parsed = _parse(f"{written}\n@misc{{n, title={{z}}}}")
    assert parsed.failures == []
    assert [entry.fields["title"] for entry in parsed.entries] == ["{x}", "{z}"]


def test_prose_with_an_at_sign_and_brackets_is_no_entry():
    parsed = _parse("Mail me @ my home (office) or @ Work Place {here}.\n@misc{n, title={z}}")
    assert parsed.failures == []
    assert len(parsed.entries) == 1


def test_braces_in_quotes_and_quotes_in_braces_are_text():
    entry = _only('@misc{a, title = "a {b "c, d" e} f", note = {say "x}, year = "{2}0"}')
    assert entry.fields["title"] == '"a {b "c, d" e} f"'
    assert entry.fields["note"] == '{say "x}'


@pytest.mark.parametrize(
    "title", [r"{Odd \} brace}", r"{Odd \{ brace}", r"{C:\}", r"{a \{ b \} c}"]
)
def test_escaped_braces_count_or_do_not_whichever_makes_sense(title):
    assert _only(f"@misc{{a, title={title}, year=2000}}").fields == {"title": title, "year": "2000"}


def test_values_without_braces_and_stray_commas_are_read():
    assert _only("@misc{a,, pages=12--15,, year=2001,}").fields == {
        "pages": "12--15",
        "year": "2001",
    }


def test_a_comment_block_is_no_entry_and_hides_what_it_closes_around():
    parsed = _parse("@comment{x @misc{a, title={x}} }\n@misc{b, title={y}}")
    assert [entry.citekey for entry in parsed.entries] == ["b"]


def test_entries_behind_an_unclosed_comment_survive():
    parsed = _parse("@comment{jabref {\n@misc{b, title={y}}")
    assert [entry.citekey for entry in parsed.entries] == ["b"]


def test_a_broken_string_is_a_failure_and_the_rest_goes_on():
    parsed = _parse("@string{a = {x}} y}\n@string{b = = }\n@misc{c, title=b}")
    assert [failure.line for failure in parsed.failures] == [2]
    assert [entry.citekey for entry in parsed.entries] == ["c"]


def test_what_was_mended_of_a_string_is_said_with_its_place():
    parsed = _parse("@misc{a, title={x}}\n@string{b = {x} c = {y}\n}")
    assert list(map(str, parsed.messages)) == [
        "x.bib:2: a comma is missing after the abbreviation b."
    ]
    assert [macro.name for macro in parsed.macros] == ["b", "c"]


@pytest.mark.parametrize("text", ["", "no entries", "foo@bar.de", "@ @ @", "TY  - JOUR\nER  - "])
def test_a_file_without_an_entry_is_a_failure_of_its_first_line(text):
    (failure,) = _parse(text).failures
    assert (failure.line, failure.citekey) == (1, None)
    assert ("RIS" in str(failure.remedy)) == text.startswith("TY")


@pytest.mark.parametrize(
    "text", ["@string{a={x}}", "@comment{x}", '@preamble{"x"}', "%@misc{a,\n%}"]
)
def test_a_file_may_hold_no_entry_on_purpose(text):
    assert _parse(text).failures == []


def test_the_parser_below_does_not_write_to_the_log(caplog):
    with caplog.at_level(logging.INFO):
        _parse(FAULTS)
    assert caplog.records == []


PIECES = st.sampled_from(
    [
        *("@", "@article", "@string", "@comment", "{", "}", "(", ")", '"', "#", ",", "=", "%"),
        *("\n", " ", "\\", "key", "title", "{x}", "2001", "title={T}", "@misc{k,", "ü", "\0"),
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
@settings(deadline=None, max_examples=300)
def test_no_text_makes_it_fail_and_every_entry_lies_in_the_text(text):
    parsed = _parse(text)
    for entry in parsed.entries:
        assert entry.raw in text
        assert text.split("\n")[entry.line - 1].count("@")
    for failure in parsed.failures:
        assert str(failure.reason).startswith(("Line ", "No BibTeX entry"))
        assert str(failure.remedy).endswith(".")


@pytest.mark.parametrize(
    "shape",
    [
        lambda n: "@" * n,
        lambda n: "@a{" * n,
        lambda n: "@a{b,c={" * n,
        lambda n: "@a{b,c={\n" * n,
        lambda n: "@a{c=1,c=1}" * n,
        lambda n: "@a(b, title = ((" * n,
        lambda n: "% {{ " + "@a{b,c=1}" * n,
        lambda n: "@a{b,title={" + "{" * n + "}" * n + "}}",
        lambda n: '@a{b,title="' * n,
        lambda n: "@a b c{" * n,
        lambda n: "@a{k{x}\n" * n,
        lambda n: "@a{k" + "{x} " * n,
        lambda n: "@a{k, " + "x y={z}," * n,
        lambda n: "@a{k, " + "x, " * n,
        lambda n: "@string{a={" * n,
        lambda n: "@comment{\n" * n,
        lambda n: "@a{b," + " " * n + "c=1}",
        lambda n: "@a{b,note=a" + "#a" * n + "}",
        lambda n: "@a{b,title={x}" + "},y={1}" * n,
    ],
    ids=lambda shape: repr(shape(1)),
)
def test_hostile_shapes_cost_time_in_proportion_to_their_length(shape):
    assert_linear(_parse, shape)
