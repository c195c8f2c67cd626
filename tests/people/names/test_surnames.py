"""Surnames: spellings, particles, parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.names.parts import NameParts
from people.names.surnames import (
    SurnameFit,
    fit_surnames,
    joined_keys,
    loose_key,
    surname_keys,
    surname_words,
)

LETTERS = "aeouäöüåøæßıłsntr'- "


def _words(surname):
    return surname_words(NameParts("", "", surname))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rückert", "Rueckert"),
        ("Rückert", "Ruckert"),
        ("Müller-Köhler", "Mueller Kohler"),
        ("Sørensen", "Soerensen"),
        ("Åström", "Aastroem"),
        ("Åström", "Astroem"),
        ("Weiß", "WEISS"),
        ("Dağdelen", "Dagdelen"),
        ("Łoś", "Los"),
        ("O'Regan", "O Regan"),
        ("d’Angelo", "D Angelo"),
        ("De La Cruz", "Delacruz"),
        ("Ru\u0308ckert", "Rückert"),
    ],
)
def test_spellings_of_one_surname_meet_in_a_key(first, second):
    assert joined_keys(_words(first)) & joined_keys(_words(second))


@pytest.mark.parametrize(("first", "second"), [("Coe", "Co"), ("Rueckert", "Ruckert")])
def test_ue_without_an_umlaut_stands_for_itself(first, second):
    assert not joined_keys(_words(first)) & joined_keys(_words(second))


@pytest.mark.parametrize(
    ("first", "second", "fit"),
    [
        ("Arasteh", "Tayebi Arasteh", SurnameFit.PART),
        ("Sideri-Lampretsa", "Sideri", SurnameFit.PART),
        ("Berg", "van der Berg", SurnameFit.PARTICLE),
        ("d'Angelo", "Angelo", SurnameFit.PARTICLE),
        ("Rueckert", "Ruckert", SurnameFit.NEAR),
        ("Andersson", "Anderson", SurnameFit.NEAR),
        ("von Berg", "van der Berg", None),
        ("van der Berg", "van der", None),
        ("Coe", "Co", None),
        ("Meyer", "Meier", None),
    ],
)
def test_two_surnames_fit_in_part_or_nearly_or_not_at_all(first, second, fit):
    assert fit_surnames(_words(first), _words(second)) is fit
    assert fit_surnames(_words(second), _words(first)) is fit


def test_a_surname_is_looked_up_as_a_whole_without_its_particle_and_by_each_word():
    keys = surname_keys(NameParts("L.", "van der", "Berg-Müller"))
    assert keys == {"vanderbergmuler", "bergmuler", "berg", "muler"}


def test_initials_in_the_place_of_a_surname_are_no_key():
    assert surname_keys(NameParts("Rückert", "", "D.")) == {"ruckert"}


def test_a_surname_that_is_a_particle_is_still_a_key():
    assert surname_keys(NameParts("Duc", "", "Le")) == {"le"}


@given(st.text(LETTERS, max_size=20))
def test_all_spellings_of_a_surname_have_one_loose_key(surname):
    assert len({loose_key(key) for key in joined_keys(_words(surname))}) <= 1


def test_a_long_line_taken_for_a_surname_has_few_keys():
    assert len(joined_keys(_words("ü ö " * 200))) == 2
    assert len(surname_keys(NameParts("", "", "ab cd ef gh ij kl mn op qr st uv wx yz"))) <= 10
