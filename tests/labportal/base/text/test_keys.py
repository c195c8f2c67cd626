"""Keys made from text."""

import pytest

from labportal.base.text.keys import fold, fold_keys, slugify_ascii, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Rückert", "ruckert"),
        ("Akçakaya", "akcakaya"),
        ("Sideri-Lampretsa", "sideri lampretsa"),
        ("M. J.", "m j"),
        ("O'Brien", "obrien"),
        ("Straße", "strasse"),
        ("  Two   words ", "two words"),
        ("王小波", "wangxiaobo"),
        ("—", ""),
    ],
)
def test_folding_keeps_words_and_drops_case_accents_and_punctuation(text, folded):
    assert fold(text) == folded


def test_an_umlaut_has_both_spellings_as_keys():
    assert fold_keys("Rückert") == {"ruckert", "rueckert"}


def test_ue_without_an_umlaut_is_not_taken_for_one():
    assert fold_keys("Coe") == {"coe"}
    assert not fold_keys("Coe") & fold_keys("Co")


def test_both_spellings_meet_the_umlaut():
    assert fold_keys("Rückert") & fold_keys("Rueckert")
    assert fold_keys("Rückert") & fold_keys("Ruckert")


def test_a_decomposed_umlaut_is_an_umlaut():
    assert fold_keys("Ru\u0308ckert") == fold_keys("Rückert")


def test_names_sort_by_family_then_given_with_umlauts_as_two_letters():
    names = [("Müller", "A"), ("Muller", "B"), ("Muell", "Z"), ("Müller", "Ä"), ("Mül", "C")]
    assert sorted(names, key=lambda name: sort_key(*name)) == [
        ("Mül", "C"),
        ("Muell", "Z"),
        ("Müller", "A"),
        ("Müller", "Ä"),
        ("Muller", "B"),
    ]


def test_a_slug_has_url_safe_characters_only():
    assert slugify_ascii("Müller & Söhne", "2024", "Über-Ich!") == "mueller-soehne-2024-ueber-ich"


def test_a_long_slug_is_cut_at_a_word():
    assert slugify_ascii("alpha beta gamma", max_length=12) == "alpha-beta"
    assert slugify_ascii("alphabetagamma", max_length=5) == "alpha"
