"""`text-case` of CSL 1.0.2."""

import pytest

from publications.citations.csl.parts import Mark
from publications.citations.csl.text.rich_text import Run, parse
from publications.citations.csl.text.text_case import apply_case
from tests.publications.citations.csl.sheets import ENGLISH

NOCASE = '<span class="nocase">{}</span>'


def cased(text, case, *, english=True):
    return "".join(run.text for run in apply_case(parse(text, ENGLISH), case, english=english))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("lowercase", "die straße der dna"),
        ("uppercase", "DIE STRASSE DER DNA"),
        ("capitalize-first", "Die straße der DNA"),
        ("capitalize-all", "Die Straße Der DNA"),
        ("sentence", "Die straße der dna"),
        ("title", "Die Straße Der DNA"),
        ("", "die straße der DNA"),
        ("unknown", "die straße der DNA"),
    ],
)
def test_every_case(case, expected):
    assert cased("die straße der DNA", case) == expected


@pytest.mark.parametrize("case", ["lowercase", "uppercase", "capitalize-all", "sentence", "title"])
def test_what_is_marked_keeps_its_case(case):
    assert "iOS eBay" in cased(f"the {NOCASE.format('iOS eBay')} study", case)


def test_a_marked_first_word_gives_its_capital_to_no_other():
    assert cased(f"{NOCASE.format('mRNA')} study", "capitalize-first") == "mRNA study"
    assert cased(f"{NOCASE.format('mRNA')} Study", "sentence") == "mRNA study"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the old man and the sea", "The Old Man and the Sea"),
        ("a man of the sea: a tale", "A Man of the Sea: A Tale"),
        ("what is it? an answer", "What Is It? An Answer"),
        ("stop! the thief", "Stop! The Thief"),
        ("the thing we live with", "The Thing We Live With"),
        ("on mRNA and iPhones", "On mRNA and iPhones"),
        ("don't panic", "Don’t Panic"),
        ("state-of-the-art methods", "State-of-the-Art Methods"),
        ("the d'Hondt method of l'année", "The d’Hondt Method of l’année"),
        ("(the) art", "(The) Art"),
        ("2nd edition of 3d models", "2nd Edition of 3d Models"),
        ("«the» art", "«the» Art"),
        ("", ""),
        ("...", "..."),
    ],
)
def test_title_case_leaves_small_words_alone_unless_they_begin_or_end(text, expected):
    assert cased(text, "title") == expected


def test_title_case_is_for_english_only():
    assert cased("the art", "title", english=False) == "the art"


def test_a_word_within_tags_is_one_word():
    runs = apply_case(parse("x<i>yz</i> of <i>of</i>", ENGLISH), "title", english=True)
    assert "".join(run.text for run in runs) == "Xyz of Of"


def test_runs_keep_their_marks_and_bounds():
    runs = [Run("the ", (Mark("i"),)), Run("art")]
    assert apply_case(runs, "title", english=True) == [Run("The ", (Mark("i"),)), Run("Art")]


@pytest.mark.parametrize("case", ["capitalize-first", "sentence", "title", "capitalize-all"])
@pytest.mark.parametrize("text", ["ßtraße", "ŉa", "\u200b", "🙂 a", "\u0301a", "1a"])
def test_letters_whose_capital_is_longer_break_nothing(case, text):
    assert cased(text, case).casefold() == cased(text, "").casefold()
