"""Names of somebody in any text, in any spelling."""

import re

import pytest

from people.erasure.name_patterns import Identity, NamePatterns
from people.names.parts import NameParts

ANNA = NameParts("Anna Maria", "", "Müller")


def patterns(*names, **options):
    return NamePatterns(Identity(names or (ANNA,), **options), "N. N.")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Maria Müller",
        "Anna Müller",
        "MÜLLER, ANNA",
        "Müller, Anna M.",
        "Anna M. Müller",
        "Anna Mu\u0308ller",
        "Mueller, Anna",
        "Anna Muller",
        r"M{\"u}ller, Anna",
        r"M\"{u}ller, Anna",
        r"{M}{\"u}ller, {A}nna",
        r"Anna~M{\"{u}}ller",
        r"{M\"uller}, Anna",
        "Anna M&uuml;ller",
        "Anna M&#252;ller",
        "Anna&nbsp;M&#xFC;ller",
        r"Anna M\u00fcller",
        r"Anna M\\u00FCller",
        "Anna%20M%C3%BCller",
        "anna-maria-mueller",
        "anna.mueller",
        "anna_muller",
        "AnnaMueller",
        "annamueller",
        "mueller-anna",
    ],
)
def test_a_name_is_found_and_replaced_in_every_spelling(text):
    around = f"before {text} after"
    assert patterns().find(around)
    redacted = patterns().redacted(around)
    assert "ller" not in redacted.lower(), redacted
    assert "nna" not in redacted.lower(), redacted
    assert redacted.startswith("before ")
    assert redacted.endswith(" after")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (NameParts("José", "", "Muñoz"), r"Mu{\~n}oz, Jos{\'e}"),
        (NameParts("Jan", "van der", "Berg"), "van der Berg, Jan"),
        (NameParts("Jan", "van der", "Berg"), "jan-van-der-berg"),
        (NameParts("Tomáš", "", "Dvořák"), r"Tom{\'a}\v{s} Dvo{\v r}{\'a}k"),
        (NameParts("Łukasz", "", "Groß"), r"{\L}ukasz Gro{\ss}"),
        (NameParts("Łukasz", "", "Groß"), "Lukasz Gross"),
        (NameParts("Jean-Luc", "", "O'Brien"), "Jean Luc O\u2019Brien"),
        (NameParts("Jean-Luc", "", "O'Brien"), "O&#39;Brien, Jean-Luc"),
        (NameParts("Иван", "", "Петров"), "Петров, Иван"),
        (NameParts("Иван", "", "Петров"), "Ivan Petrov"),
        (NameParts("小明", "", "王"), "王 小明"),
        (NameParts("Huaqi Harvey", "", "Qiu"), "Huaqi (Harvey) Qiu"),
        (NameParts("Sørén", "", "Ærø"), r"S{\o}ren {\AE}r{\o}"),
    ],
)
def test_names_of_other_languages_are_found(name, text):
    assert patterns(name).find(f"({text})"), text
    assert patterns(name).redacted(f"({text})") in ("(N. N.)", "(erased)")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Müllerin",
        "Bernd Müller",
        "Müller, Bernd",
        "Müller",
        "A. Müller",
        "Annabell Müller",
        "Hanna Müller",
    ],
)
def test_other_people_stay(text):
    assert patterns().redacted(text) == text
    assert not patterns().find(text)


@pytest.mark.parametrize(
    "text", ["A. Müller", "Müller, A. M.", "Müller AM", "a-mueller", "amueller"]
)
def test_initials_are_the_persons_where_nobody_else_has_them(text):
    assert patterns().redacted(text) == text
    theirs = patterns(initials_are_theirs=True)
    assert theirs.redacted(f"x {text} y") in ("x N. N. y", "x erased y")
    assert theirs.redacted("Müller a été nommée") == "Müller a été nommée"


def test_a_bare_surname_is_told_of_and_stays_unless_it_is_nobody_elses():
    text = "Prof. Müller spoke."
    assert patterns().redacted(text) == text
    assert patterns().find_bare(text) == [text]
    assert patterns().find_bare("Anna Müller spoke.") == []
    own = patterns(own_surnames=frozenset({"Müller"}))
    assert own.redacted(text) == "Prof. N. N. spoke."
    assert own.redacted("a muller of graphs") == "a muller of graphs"


def test_addresses_are_replaced_as_a_whole_and_in_no_longer_word():
    exact = {"anna@lab.example": "erased@erased.invalid", "mueller2020heart": "work-7"}
    found = patterns(exact=exact)
    assert found.redacted("<Anna@lab.example>") == "<erased@erased.invalid>"
    assert found.redacted("@book{mueller2020heart, x") == "@book{work-7, x"
    assert found.redacted("mueller2020hearts") == "mueller2020hearts"


def test_lines_and_braces_stay_as_many():
    text = 'author = {{M}{\\"u}ller,\n  Anna and Doe, Jane},\nyear = 2020'
    redacted = patterns().redacted(text)
    assert redacted.count("\n") == text.count("\n")
    assert redacted.count("{") == redacted.count("}")
    assert "Doe, Jane" in redacted


def test_a_name_behind_an_escaped_line_end_is_found():
    assert patterns().redacted(r'"first\nAnna Müller"') == r'"first\nN. N."'


def test_every_found_text_matches_the_skeleton_for_the_database():
    exact = patterns(exact={"anna@lab.example": "x"})
    for text in ["Anna M\\u00fcller", "anna@lab.example", "Muller, Anna"]:
        assert re.search(exact.skeleton, text, re.IGNORECASE)


@pytest.mark.parametrize("text", ["Anna Müllers Arbeit", "A. Muellers", "Annas und Müllers"])
def test_a_genitive_is_the_name_where_nobody_is_called_so(text):
    options = {"initials_are_theirs": True, "own_surnames": frozenset(["Müller"])}
    found = patterns(**options, genitives=frozenset(["Müller"]))
    assert "ller" not in found.redacted(text)
    other = patterns(initials_are_theirs=True)
    assert other.redacted(text) == text
    assert other.find_bare(text)
