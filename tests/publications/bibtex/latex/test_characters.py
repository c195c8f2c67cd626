"""Characters that pdfLaTeX does not set are written as commands, and read back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.bibtex.latex.characters import definition_of, fit, to_ascii, unknown_letters
from publications.bibtex.latex.encoder import has_balanced_braces
from publications.bibtex.latex.text import to_text


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Größe – „Zitat“ in Łódź", "Größe – „Zitat“ in Łódź"),
        ("α ≥ 3 → β", r"{$\alpha$} {$\geq$} 3 → {$\beta$}"),
        ("in ℝ and ≲", r"in {$\mathbb{R}$} and {$\lesssim$}"),
        ("x⁴ and H₂O", r"x{$^4$} and H{$_2$}O"),
        ("−5 …", r"{\textminus}5 {\textellipsis}"),
        ("ΰ", r"{$\acute{\ddot{\upsilon}}$}"),
        ("Nguyễn, 王, Юрий", "Nguyễn, 王, Юрий"),
    ],
)
def test_what_latex_does_not_set_is_a_command_and_reads_the_same(text, latex):
    assert fit(text) == latex
    assert to_text(latex) == text


def test_accents_that_stand_by_themselves_are_put_on_their_letters():
    assert fit("Lui\u0301s, o\u0308") == "Luís, ö"


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Größe", r"Gr{\"o}{\ss}e"),
        ("Łódź, Ñandú, François", r"{\L}{\'o}d{\'z}, {\~N}and{\'u}, Fran{\c{c}}ois"),
        # biber makes two characters of an accent on \\i.
        ("í, ĩ, ǰ", r"{\'i}, {\~i}, {\v{j}}"),
        ("“a” – b", r"{\textquotedblleft}a{\textquotedblright} {\textendash} b"),
        ("Nguyễn", r"Nguy{\~{{\^e}}}n"),
    ],
)
def test_in_ascii_every_character_is_a_command(text, latex):
    assert to_ascii(text) == latex
    assert to_text(latex) == text


def test_in_ascii_other_scripts_are_in_latin_letters():
    assert to_ascii("Юрий Иванов, 王伟") == "Yuriy Ivanov, WangWei"


def test_documents_are_told_what_to_print_for_letters_that_they_do_not_know():
    assert unknown_letters("Größe, Юр, ≥") == {"Ю", "р", "≥"}
    assert definition_of("Ю") == "Yu"
    assert definition_of("ễ") == r"{\~{{\^e}}}"


def test_letters_that_biber_makes_of_commands_are_told_as_well():
    assert unknown_letters(r"{\d{A}}n {\"O}") == {"Ạ"}
    assert unknown_letters(r"{\'{{\^A}}}n") >= {"Ấ"}


@given(st.text(max_size=30))
def test_any_text_is_ascii_with_balanced_braces(text):
    latex = to_ascii(text.translate(dict.fromkeys(map(ord, "{}\\"))))
    assert latex.isascii()
    assert has_balanced_braces(latex)
