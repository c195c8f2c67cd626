"""Words as they are typed, compared with those of names and titles."""

import pytest

from labportal.base.text.typed_words import (
    TypedWords,
    best_matches,
    keys,
    mistakes_allowed,
    near,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rückert", [{"ruckert", "rueckert"}]),
        ("  Deep-Learning ", [{"deep"}, {"learning"}]),
        ("D'Angelo", [{"dangelo"}]),
        ("", []),
        ("?!", []),
        ("日本", [{"riben"}]),
    ],
)
def test_a_typed_word_has_a_key_per_spelling(text, words):
    assert list(map(set, TypedWords.of(text).words)) == words


@pytest.mark.parametrize("text", ["ä" * 500, "\u200b", "ﷺ", "½ ß ǆ", "\x00", "Å\u030a ö"])
def test_any_text_has_words(text):
    assert all(TypedWords.of(text).words)


def test_keys_are_the_words_of_all_texts_in_both_spellings():
    assert keys("Über Größe", "x") == {"uber", "ueber", "grosse", "groesse", "x"}
    assert keys() == keys("", "?") == set()


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("rueck", True),
        ("ruck", True),
        ("Rückert dan", True),
        ("dan rück", True),
        ("ckert", False),
        ("dan x", False),
        ("", False),
    ],
)
def test_each_typed_word_begins_a_word(typed, begins):
    assert TypedWords.of(typed).begin(keys("Daniel Rückert")) is begins


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("daniel rückert", True),
        ("danial rükert", True),
        ("dan rueckret", True),
        ("dxnxal", False),
        ("daniel xyz", False),
        ("", False),
    ],
)
def test_a_typed_word_may_have_few_mistakes(typed, means):
    assert TypedWords.of(typed).mean(keys("Daniel Rückert")) is means


@pytest.mark.parametrize(
    ("length", "mistakes"), [(0, 0), (3, 0), (4, 1), (6, 1), (7, 2), (12, 2), (13, 3), (99, 3)]
)
def test_longer_words_may_have_more_mistakes(length, mistakes):
    assert mistakes_allowed("x" * length) == mistakes


@pytest.mark.parametrize(
    ("typed", "word", "meant"),
    [
        ("mir", "mri", True),
        ("mra", "mri", False),
        ("irm", "mri", False),
        ("ab", "ba", False),
        ("mri", "mri", True),
        ("tide", "tides", True),
        ("tide", "tiedse", False),
        ("tdie", "tide", True),
        ("learnign", "learning", True),
        ("laernign", "learning", True),
        ("laernigx", "learning", False),
        ("", "", False),
    ],
)
def test_a_word_is_near_with_letters_wrong_missing_or_swapped(typed, word, meant):
    assert near(typed, word) is meant


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("krahenb", True),
        ("Kraehenb", True),
        ("bühl", True),
        ("buehl hen", True),
        ("Kr", True),
        ("hl", False),
        ("bjorn", False),
        ("", False),
    ],
)
def test_a_typed_word_stands_in_a_longer_one_unless_it_is_short(typed, stands):
    assert TypedWords.of(typed).stand_in(keys("Krähenbühl")) is stands


def test_words_that_tell_are_the_longer_ones_or_all():
    assert TypedWords.of("a deep Über").telling == {"deep", "uber", "ueber"}
    assert TypedWords.of("a of").telling == {"a", "of"}
    assert TypedWords.of("").telling == frozenset()


def test_mistakes_are_forgiven_only_where_nothing_is_as_typed():
    named = {1: keys("Tides"), 2: keys("Tidal"), 3: keys("Rides")}
    tide = TypedWords.of("tide")
    assert best_matches(tide, named, forgive=True) == [1]
    wrong = TypedWords.of("tidez")
    assert best_matches(wrong, named, forgive=True) == [1]
    assert best_matches(wrong, named, forgive=False) == []
    assert best_matches(TypedWords.of(""), named, forgive=True) == []
