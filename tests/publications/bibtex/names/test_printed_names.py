"""Lists of names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex.entry import PrintedName
from publications.bibtex.latex.text import to_text
from publications.bibtex.names.printed_names import read_names
from publications.vocabulary.rich_text.symbols import ACCENTS
from tests.publications.bibtex.timing import assert_linear

ORCID = "0000-0002-1825-0097"


def _names(text):
    return read_names(text)[0]


def _parts(text):
    return [(name.given, name.particle, name.family, name.suffix) for name in _names(text)]


@pytest.mark.parametrize(
    "text",
    ["A B and C D", "A B  AND\n C D", "B, A\tand D, C", "A B and and C D", "and A B and C D and"],
)
def test_names_are_split_at_and_in_any_case_and_between_any_blanks(text):
    assert [(name.given, name.family) for name in _names(text)] == [("A", "B"), ("C", "D")]


@pytest.mark.parametrize(
    "text",
    [
        "Doe, J.; Roe, K.",
        "Doe, J., Roe, K.",
        "Doe, J. & Roe, K.",
        r"Doe, J. \& Roe, K.",
        "J. Doe, K. Roe and L. Poe",
        "{Doe, J. and Roe, K.}",
    ],
)
def test_what_people_write_in_place_of_and_is_understood_and_said(text):
    names, messages = read_names(text)
    assert [name.family for name in names][:2] == ["Doe", "Roe"]
    assert len(messages) == 1


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("{Robert Bosch GmbH}", "Robert Bosch GmbH"),
        (
            "{{American Association, Task Force on {X} and Y}}",
            "American Association, Task Force on X and Y",
        ),
        ("{Barnes and Noble}", "Barnes and Noble"),
        ("Johnson & Johnson & Sons", "Johnson & Johnson & Sons"),
        ("R Core Team", "R Core Team"),
        ("{Group}", "Group"),
        ("Google, Inc.", "Google, Inc."),
        ("The Engine Consortium, LLC", "The Engine Consortium, LLC"),
        ("Tides Corp.", "Tides Corp."),
        ("{Equal Employment Commission}", "Equal Employment Commission"),
    ],
)
def test_a_corporation_is_one_literal(text, literal):
    assert _names(text) == [PrintedName(literal=literal)]


@pytest.mark.parametrize(
    "rest", ["others", "{others}", "et al.", "[...]", r"\ldots", "…", "... and D, E"]
)
def test_names_left_out_are_marked_on_the_one_before(rest):
    first, *others = _names(f"A, B and {rest}")
    assert first.elision_after
    assert not any(name.elision_after for name in others)


def test_et_al_within_a_name_is_no_part_of_it():
    assert _names("Doe, J. et al.") == [PrintedName("J.", "", "Doe", elision_after=True)]


def test_names_left_out_before_the_first_are_said():
    names, messages = read_names("[...] and Doe, J.")
    assert names == [PrintedName("J.", "", "Doe")]
    assert "left out before the first" in str(messages[0])


@pytest.mark.parametrize(
    "text",
    [
        "*Doe, J.",
        "Doe*, J.",
        "Doe, J.*",
        "Doe, J.∗",
        "Doe$^{*}$, J.",
        r"Doe$^{1,\ast}$, J.",
        r"Doe, J.\textsuperscript{2,*}",
        r"Doe, J.\thanks{These authors contributed equally}",
        "Doe, J. (* equal contribution)",
    ],
)
def test_an_asterisk_or_remark_is_an_equal_contribution_and_no_part_of_the_name(text):
    assert _names(text) == [PrintedName("J.", "", "Doe", equal_contribution=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Doe, J.✉",
        r"Doe\Letter, J.",
        r"Doe, J.\Envelope",
        "Doe, J. (corresponding author)",
        r"Doe, J.\thanks{Corresponding author: j@doe.org}",
    ],
)
def test_an_envelope_or_remark_is_the_corresponding_author(text):
    assert _names(text) == [PrintedName("J.", "", "Doe", corresponding=True)]


@pytest.mark.parametrize(
    "text",
    ["†Doe, J.", "Doe‡, J.", "Doe, J.§¶", "Doe¹,², J.", "Doe$^{1,2}$, J.", r"Doe, J.$^\dagger$"],
)
def test_other_marks_are_taken_off(text):
    assert _names(text) == [PrintedName("J.", "", "Doe")]


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("letter", ["e", "s", r"\i"])
@pytest.mark.parametrize(
    "form",
    [
        r"B\%s{%s}cker",
        r"B\%s{{%s}}cker",
        r"B{\%s{%s}}cker",
        r"B{\%s %s}cker",
        r"B\%s %s{}cker",
        r"{\%s{%s}}cker",
        r"\%s{%s}cker",
        r"B{\'{\%s{%s}}}cker",
    ],
)
def test_an_accent_in_any_form_is_a_letter_and_no_mark(accent, letter, form):
    name = form % (accent, letter)
    family = to_text(name)
    assert "\\" not in family
    assert _parts(f"{name}, Mila and Doe, Jane and Roe, Kim$^{{*}}$") == [
        ("Mila", "", family, ""),
        ("Jane", "", "Doe", ""),
        ("Kim", "", "Roe", ""),
    ]


@pytest.mark.parametrize(
    ("text", "families"),
    [
        (r"B\^{a}cker, M. and C{\^{o}}t{\'e}, L.", ["Bâcker", "Côté"]),
        (r"C\^ot\'e, J. and Beno\^\i t, A. and Beno\^{\i}t, B.", ["Côté", "Benoît", "Benoît"]),
        (r"Nguy{\~{\^{e}}}n, A. and Ph\^{\d a}m, B. and Doe, J.", ["Nguyễn", "Phậm", "Doe"]),
        (r"Nguy\h{\^e}n, A. and Doe, J.", ["Nguyển", "Doe"]),
        (r"Andr{\a'e}sson, U. and \a`Anders, K. and {\a=O}no, Y.", ["Andrésson", "Ànders", "Ōno"]),
        (r"Kova$\check{c}$evi$\acute{c}$, I. and S{\o}r$\hat{e}$n, J.", ["Kovačević", "Sørên"]),
        (
            r"P\ifmmode \acute{c}\else \'{c}\fi{}ek, A. and L\ifmmode \hat{o}\else \^{o}\fi{}, B.",
            ["Pćek", "Lô"],
        ),
        (r"S\ifmmode \o\else \o\fi{}rensen, A. and Doe, J.", ["Sørensen", "Doe"]),
        (r"M\textsuperscript{c}Donald, R. and M$^c$Leod, F. and M^{c}Coy, L.", 3 * ["Mc"]),
        (r"Doe\textsuperscript{a}, J. and Roe$^{b}$, K. and Poe^{c}, L.", ["Doe", "Roe", "Poe"]),
        (
            r"Do$\dagger$, J. and Ro$*$, K. and Po$_1$, L. and Mo$^{\rm a}$, M.",
            "Do Ro Po Mo".split(),
        ),
        (r"A\$AP, R. and M\$, J.", ["A$AP", "M$"]),
    ],
)
def test_what_looks_like_a_mark_and_is_a_letter_stays(text, families):
    found = [name.family for name in _names(text)]
    assert len(found) == len(families)
    assert all(name.startswith(family) for name, family in zip(found, families, strict=True))


def test_a_remark_among_the_names_is_no_name():
    assert _parts("Doe, J.* and (* equal contribution)") == [("J.", "", "Doe", "")]
    assert _parts("Author") == [("", "", "Author", "")]


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Wei Zhangmann (张伟)", "Wei Zhangmann", "(张伟)"),
        ("Zhangmann, Wei (张伟)", "Wei Zhangmann", "(张伟)"),
        ("Wei Zhangmann 张伟", "Wei Zhangmann", "张伟"),
        ("Wei Zhangmann（张 伟）", "Wei Zhangmann", "（张 伟）"),
        ("Ivan Petrov (Иван Петров)", "Ivan Petrov", "(Иван Петров)"),
        ("Ali Hasan [علي حسن]", "Ali Hasan", "[علي حسن]"),
        ("Minsu Kim (김민수)", "Minsu Kim", "(김민수)"),
        ("Nikos Papas (Νίκος Παπάς)", "Nikos Papas", "(Νίκος Παπάς)"),
        ("张伟 (Wei Zhangmann)", "张伟", "(Wei Zhangmann)"),
    ],
)
def test_a_name_repeated_in_another_script_is_no_part_of_it_and_told(text, name, other):
    names, messages = read_names(text)
    assert [f"{one.given} {one.family}".strip() for one in names] == [name]
    assert [dict(message.params)["text"] for message in messages] == [other]


@pytest.mark.parametrize("text", ["Doe (Müller), J.", "Zhang 伟", "Ḥasan (ʿAlī), J.", "Doe², J."])
def test_brackets_in_the_same_script_are_not_told(text):
    assert read_names(text)[1] == []


def test_editors_say_what_they_are():
    assert read_names("Doe, J.", "editor")[0] == [PrintedName("J.", "", "Doe", role="editor")]


@pytest.mark.parametrize("text", ["", "{}", "and", "*", "{{{", ",", "~", "{,}"])
def test_no_name_is_no_name(text):
    assert _names(text) == []


@given(
    st.text(max_size=100)
    | st.lists(
        st.sampled_from(
            [
                *(
                    "and",
                    " and ",
                    " ",
                    ",",
                    "{",
                    "}",
                    "Doe",
                    "van",
                    "J.",
                    "*",
                    "†",
                    "$^{",
                    "others",
                ),
                *("=", "family=", "(", ")", ";", "&", "\\", "Jr.", "et al.", "¹", ORCID),
            ]
        ),
        max_size=30,
    ).map("".join)
)
@settings(deadline=None, max_examples=500)
def test_any_text_gives_names_of_one_form(text):
    for name in _names(text):
        assert bool(name.family) != bool(name.literal)
        assert not (name.literal and (name.given or name.particle or name.suffix))
        for part in (name.given, name.particle, name.family, name.suffix, name.literal):
            assert part == " ".join(part.split())
            assert "{" not in part
            assert "}" not in part


@pytest.mark.parametrize(
    "shape",
    [
        lambda n: "a and " * n,
        lambda n: "a, " * n,
        lambda n: "{" * n,
        lambda n: "$^{" * n,
        lambda n: r"\thanks{" * n,
        lambda n: "* " * n,
        lambda n: "¹" * n,
        lambda n: "(" * n,
        lambda n: "van " * n + "x",
        lambda n: "equal " * n,
        lambda n: "family=x, " * n,
        lambda n: "{" + "a, b and " * n + "}",
    ],
    ids=lambda shape: shape(1),
)
def test_long_lists_cost_time_in_proportion(shape):
    assert_linear(_names, shape)


@pytest.mark.parametrize(
    ("latex", "families"),
    [
        (r"Johann Strau\ss and Jane Doe", ["Strauß", "Doe"]),
        (r"Jos\'e Mart\'\i and Jane Doe", ["Martí", "Doe"]),
        ("Knut \\O\nand Jane \\AA\tAND Bo \\l", ["Ø", "Å", "ł"]),
        (r"Jane Doe \and John Roe", ["Doe", "Roe"]),
        (r"Jane$ Doe and Bob$ Roe", ["Doe", "Roe"]),
        (r"M$\ddot{\rm u}$ller, A and Garc$\acute{\imath}$a, B", ["Müller", "García"]),
        (r"Nguy$\tilde{\hat{e}}$n, C and $\mathring{A}$strand, D", ["Nguyễn", "Åstrand"]),
        (r"{\CJKfamily{min}王} and \begin{CJK*}{UTF8}{gbsn}李\end{CJK*}", ["王", "李"]),
    ],
)
def test_no_name_is_lost_to_a_command_or_formula_beside_it(latex, families):
    names, _ = read_names(latex)
    assert [name.family or name.literal for name in names] == families
