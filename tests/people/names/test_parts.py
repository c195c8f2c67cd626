"""Names of people."""

import pytest

from people.names.parts import (
    NameParts,
    comparison_keys,
    is_suffix,
    parse_name,
    person_sort_key,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Daniel Rueckert", NameParts("Daniel", "", "Rueckert")),
        ("Rueckert, Daniel", NameParts("Daniel", "", "Rueckert")),
        ("D. Rueckert", NameParts("D.", "", "Rueckert")),
        ("Ludwig van der Berg", NameParts("Ludwig", "van der", "Berg")),
        ("van der Berg, Ludwig", NameParts("Ludwig", "van der", "Berg")),
        ("Lima, Jr, I.", NameParts("I.", "", "Lima", "Jr")),
        ("Ivan Lima Jr.", NameParts("Ivan", "", "Lima", "Jr.")),
        ("Rückert", NameParts("", "", "Rückert")),
        ("Tayebi Arasteh, S.", NameParts("S.", "", "Tayebi Arasteh")),
        ("de la Cruz", NameParts("", "de la", "Cruz")),
        ("Lima Jr., Ivan", NameParts("Ivan", "", "Lima", "Jr.")),
        ("Lima, Ivan, Jr.", NameParts("Ivan", "", "Lima", "Jr.")),
        ("Ivan Lima, Jr.", NameParts("Ivan", "", "Lima", "Jr.")),
        ("Ivan Lima III", NameParts("Ivan", "", "Lima", "III")),
        ("Anna Li Xi", NameParts("Anna Li", "", "Xi")),
        ("", NameParts()),
    ],
)
def test_a_name_is_parsed_into_its_parts(text, parts):
    assert parse_name(text) == parts


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        *((text, True) for text in ("Jr", "Jr.", "jr.", "Sr", "SR.", "II", "III", "IV", "VII")),
        *((text, True) for text in ("Jun.", "sen.")),
        *((text, False) for text in ("Jun", "Sen", "Vi", "V", "VI I", "IX", "", "Jr.x", "ii")),
    ],
)
def test_a_suffix_is_one_of_few_words(text, suffix):
    assert is_suffix(text) is suffix


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("D. Rückert", "D Rueckert"),
        ("Rückert, D.", "D. Ruckert"),
        ("Küstner, Thomas", "Thomas Kuestner"),
        ("Sideri-Lampretsa, V.", "Sideri Lampretsa, V"),
        ("M. J. Menten", "M.J. Menten"),
        ("Özgün Turgut", "Oezguen Turgut"),
        ("BOGUNOVIĆ, H.", "H. Bogunović"),
        ("S. Tayebi Arasteh", "Tayebi Arasteh, S."),
    ],
)
def test_one_name_in_two_spellings_shares_a_key(first, second):
    assert comparison_keys(parse_name(first)) & comparison_keys(parse_name(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("D. Rueckert", "Daniel Rueckert"),
        ("D. Rueckert", "Rueckert"),
        ("Coe, A.", "Co, A."),
        ("Lima, Jr, I.", "Lima, I."),
        ("M. J. Menten", "M. Menten"),
    ],
)
def test_different_names_share_no_key(first, second):
    assert not comparison_keys(parse_name(first)) & comparison_keys(parse_name(second))


def test_people_sort_by_family_name_whatever_the_particle():
    names = ["Ludwig van der Berg", "Anna Bergmann", "Zoe Berg"]
    in_order = sorted(names, key=lambda name: person_sort_key(parse_name(name)))
    assert in_order == ["Ludwig van der Berg", "Zoe Berg", "Anna Bergmann"]
