"""Macros, crossref, xdata: entries made complete."""

from pathlib import Path

import pytest

from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import resolve
from tests.publications.bibtex.timing import assert_linear

GOOD = Path(__file__).parents[1] / "samples" / "good"


def _resolve(*texts):
    return resolve(parse([(f"{number}.bib", text) for number, text in enumerate(texts)]))


def _only(*texts):
    resolved = _resolve(*texts)
    assert resolved.failures == []
    (entry,) = resolved.entries
    return entry


def _fields(text):
    return _only(text).fields


def test_delimiters_go_and_blanks_around_the_value_but_not_within():
    assert _fields('@misc{a, title={ {A}  b }, note=" c ", year=2001}') == {
        "title": "{A}  b",
        "note": "c",
        "year": "2001",
    }


def test_macros_ignore_case_nest_and_are_joined():
    fields = _fields('@string{A="x"} @string{b = a # {y}} @misc{k, title = B # "z" # 1}')
    assert fields["title"] == "xyz1"


def test_blanks_of_a_macro_count_where_values_are_joined():
    fields = _fields('@string{and = " and "} @misc{k, title={t}, author = {A} #and# {B}}')
    assert fields["author"] == "A and B"


def test_months_are_known():
    assert _fields('@misc{k, month = "10~" # jan}')["month"] == "10~jan"


def test_a_definition_holds_for_what_follows_it():
    text = '@string{a="1"} @misc{k, note=a} @string{a="2"} @misc{l, note=a}'
    resolved = _resolve(text)
    assert [entry.fields["note"] for entry in resolved.entries] == ["1", "2"]
    assert "defined again: 1" in str(resolved.messages[0])


def test_a_macro_defined_only_later_or_in_a_later_file_is_found():
    assert _only("@misc{k, note=a}", '@string{a = b} @string{b="x"}').fields["note"] == "x"


def test_an_undefined_macro_leaves_its_field_out_and_says_what_to_do():
    entry = _only("@misc{k, title={T}, journal = nowhere # {!}}")
    assert entry.fields == {"title": "T"}
    assert "journal" in str(entry.messages[0])
    assert "nowhere" in str(entry.messages[0])
    assert "together" in str(entry.messages[0])


def test_a_bare_word_is_taken_where_words_are_usual():
    assert _fields("@misc{k, month = October, volume = XII}") == {
        "month": "October",
        "volume": "XII",
    }


@pytest.mark.parametrize("text", ["@string{a=a}", "@string{a=b}@string{b=a}", "@string{a=nix}"])
def test_macros_that_lead_nowhere_are_undefined_and_said(text):
    resolved = _resolve(text + "@misc{k, title={T}, note=a}")
    assert resolved.entries[0].fields == {"title": "T"}
    assert "the abbreviation a is made of others" in str(resolved.messages[0])


def test_a_macro_bomb_is_refused_at_its_line_and_the_rest_is_read():
    bomb = "".join(f"@string{{b{i + 1} = b{i} # b{i}}}\n" for i in range(40))
    resolved = _resolve('@string{b0="aaaaaaaaaa"}\n' + bomb + "@misc{k, title={T}, note=b40}")
    assert [(f.line, f.citekey) for f in resolved.failures] == [(14, None)]
    assert "65,536 characters" in str(resolved.failures[0].reason)
    assert resolved.entries[0].fields == {"title": "T"}


def test_an_entry_that_expands_too_far_is_a_failure_of_its_own():
    macro = '@string{a="' + "x" * 40_000 + '"}'
    resolved = _resolve(macro + "@misc{k, note = a # a} @misc{l, note = a}")
    assert [failure.citekey for failure in resolved.failures] == ["k"]
    assert [entry.citekey for entry in resolved.entries] == ["l"]


def test_all_expansions_together_have_a_limit():
    macro = '@string{a="' + "x" * 60_000 + '"}\n'
    resolved = _resolve(macro + "".join(f"@misc{{k{i}, note=a}}\n" for i in range(3_000)))
    assert 0 < len(resolved.entries) < 3_000
    assert "too much text" in str(resolved.failures[0].reason)


def test_files_of_one_call_are_one_namespace_in_any_order():
    names = ("papers", "volumes", "abbreviations")
    resolved = resolve(parse([(name, (GOOD / f"{name}.bib").read_text()) for name in names]))
    assert [entry.citekey for entry in resolved.entries] == ["voss2020", "rey2021", "alone2019"]
    assert resolved.entries[0].fields["author"] == r"Maren Voss  and Rey, Tom{\'a}s"
    assert resolved.entries[1].fields | {"crossref": ""} == {
        "author": "Maren Voss",
        "title": "In a Volume",
        "pages": "5--9",
        "crossref": "",
        "booktitle": "Tides and Times",
        "booksubtitle": "Collected Papers",
        "editor": r"Sandoval, In{\'e}s",
        "publisher": "Ufer Verlag",
        "date": "2021-04",
    }
    assert "do not become publications: 1" in str(resolved.messages[0])


def test_a_volume_is_known_by_its_other_keys_too():
    text = "@incollection{a, crossref={old}} @book{new, ids={older, old}, title={B}}"
    assert _fields(text)["booktitle"] == "B"


def test_the_booktitle_of_the_volume_comes_before_its_title():
    text = "@inproceedings{a, crossref={b}} @proceedings{b, title={Long}, booktitle={Short}}"
    assert _fields(text)["booktitle"] == "Short"


def test_what_an_entry_has_itself_is_not_inherited():
    text = "@inbook{a, crossref={b}, publisher={Own}, booktitle={Mine}} "
    fields = _fields(text + "@book{b, title={T}, subtitle={S}, publisher={Other}, author={X}}")
    assert (fields["publisher"], fields["booktitle"], fields["author"]) == ("Own", "Mine", "X")
    assert "booksubtitle" not in fields


@pytest.mark.parametrize(
    ("own", "inherited"),
    [
        ("year=2010", {"year": "2010"}),
        ("date={2010-02}", {"date": "2010-02"}),
        ("month=jan", {"month": "jan", "year": "2009"}),
        ("note={x}", {"year": "2009", "month": "7"}),
    ],
)
def test_dates_are_inherited_whole_or_not_at_all(own, inherited):
    fields = _fields(f"@inbook{{a, crossref={{b}}, {own}}} @book{{b, year=2009, month=7}}")
    assert {name: fields[name] for name in fields if name in {"year", "month", "date"}} == inherited


def test_inheritance_goes_up_several_levels():
    text = (
        "@inbook{a, title={A}, crossref={b}} @book{b, title={B}, crossref={c}} "
        "@mvbook{c, title={C}, publisher={P}, year=1999}"
    )
    fields = _fields(text)
    assert (fields["booktitle"], fields["maintitle"]) == ("B", "C")
    assert (fields["publisher"], fields["year"]) == ("P", "1999")


def test_what_identifies_the_volume_is_not_the_chapters():
    text = "@inbook{a, crossref={b}} @book{b, doi={10.1/x}, url={u}, pages={1}, abstract={A}}"
    assert _fields(text) == {"crossref": "b"}


@pytest.mark.parametrize(
    "text",
    [
        "@book{a, title={A}, crossref={a}}",
        "@book{a, title={A}, crossref={b}} @book{b, title={B}, crossref={a}}",
        "@xdata{x, xdata={y}} @xdata{y, xdata={x}, note={N}} @book{a, title={A}, xdata={x}}",
    ],
)
def test_circles_are_cut_and_lose_no_entry(text):
    resolved = _resolve(text)
    assert [e.citekey for e in resolved.entries] == [c for c in "ab" if f"book{{{c}" in text]
    assert resolved.failures == []


def test_an_entry_referred_to_from_outside_a_circle_still_serves():
    text = "@inbook{c, crossref={a}} @book{a, crossref={b}, title={A}} @book{b, crossref={a}}"
    resolved = _resolve(text)
    assert [entry.citekey for entry in resolved.entries] == ["c", "b"]
    assert resolved.entries[0].fields["booktitle"] == "A"


def test_a_reference_to_nothing_is_said():
    entry = _only("@inbook{a, title={A}, crossref={gone}, xref={lost}}")
    assert [str(message).split(":")[0] for message in entry.messages] == ["crossref", "xref"]


def test_xref_inherits_nothing_but_the_volume_serves():
    assert _fields("@inbook{a, xref={b}} @book{b, title={B}}") == {"xref": "b"}
    resolved = _resolve("@misc{a, xref={b}} @article{b, title={B}}")
    assert [entry.citekey for entry in resolved.entries] == ["a", "b"]


def test_xdata_fills_what_is_missing_and_is_no_publication():
    text = (
        "@book{a, publisher={Own}, xdata={x, gone}} @xdata{x, ids={y}, xdata={z}, note={N}} "
        "@xdata{z, publisher={P}, location={L}}"
    )
    entry = _only(text)
    assert entry.fields == {
        "publisher": "Own",
        "xdata": "x, gone",
        "note": "N",
        "location": "L",
    }
    assert list(map(str, entry.messages)) == ["xdata: no entry gone in these files."]


def test_parts_of_xdata_are_filled_in_by_position():
    text = (
        "@book{a, author={Doe, A and xdata=x-author-2}, title={xdata=x-title}, note={xdata=x-no}} "
        "@xdata{x, author={Roe, B and xdata=y-author}, title={T}} @xdata{y, author={Poe, C}}"
    )
    entry = _only(text)
    assert (entry.fields["author"], entry.fields["title"]) == ("Doe, A and Poe, C", "T")
    assert "note" not in entry.fields
    assert "xdata=x-no" in str(entry.messages[0])


def test_a_set_is_no_publication_and_its_members_are():
    text = "@set{s, entryset={a,b}, crossref={a}} @misc{a, title={A}} @misc{b, title={B}}"
    assert [entry.citekey for entry in _resolve(text).entries] == ["a", "b"]


@pytest.mark.parametrize("other", ["key", "KEY"])
def test_a_citekey_that_was_used_before_is_said(other):
    _, second = _resolve("@misc{key, title={A}}\n@misc{" + other + ", title={B}}").entries
    assert "0.bib:1 has the citekey" in str(second.messages[0])
    assert ("case" in str(second.messages[0])) == (other == "KEY")


@pytest.mark.parametrize(
    "shape",
    [
        lambda n: "".join(f"@string{{b{i}=b{i + 1}}}" for i in range(n)),
        lambda n: "".join(f"@string{{b{i + 1}=b{i} # b{i}}}" for i in range(n)),
        lambda n: "".join(f"@book{{b{i},crossref={{b{i + 1}}},f{i}={{x}}}}\n" for i in range(n)),
        lambda n: "".join(f"@book{{b{i},crossref={{b{(i + 1) % n}}}}}\n" for i in range(n)),
        lambda n: "@book{a,xdata={" + ",".join(f"x{i}" for i in range(n)) + "}}",
        lambda n: (
            "@xdata{a,author={" + "xdata=a-author and " * n + "x}}@book{b,note={xdata=a-author}}"
        ),
    ],
    ids=range(6),
)
def test_hostile_references_cost_time_in_proportion(shape):
    assert_linear(_resolve, shape)
