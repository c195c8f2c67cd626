"""Names whose initials were taken for a family name."""

import pytest

from people.names.parts import NameParts, parse_name
from people.names.printed_order import family_first, reordered


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Rückert D", NameParts("D", "", "Rückert")),
        ("Rückert D. M.", NameParts("D. M.", "", "Rückert")),
        ("D.Rueckert", NameParts("D.", "", "Rueckert")),
        ("M. J.Menten", NameParts("M. J.", "", "Menten")),
        ("Menten MJ", NameParts("M. J.", "", "Menten")),
        ("Menten, MJ", NameParts("M. J.", "", "Menten")),
        ("MENTEN MJ", NameParts("M. J.", "", "MENTEN")),
        ("van der Berg L", NameParts("L", "van der", "Berg")),
        ("Martin J.-P.", NameParts("J.-P.", "", "Martin")),
    ],
)
def test_initials_go_to_the_given_names_wherever_they_were_printed(printed, name):
    assert reordered(parse_name(printed)) == name


@pytest.mark.parametrize(
    "printed",
    [
        "Wei LI",
        "Andrew NG",
        "LI, WEI",
        "St. John, Paul",
        "Daniel Rueckert",
        "D.",
        "D. R.",
        "小波 王",
    ],
)
def test_a_surname_stays_a_surname(printed):
    assert reordered(parse_name(printed)) == parse_name(printed)


def test_a_decomposed_initial_is_an_initial():
    assert reordered(NameParts("Turgut", "", "O\u0308.")) == NameParts("Ö.", "", "Turgut")


def test_a_family_name_that_came_first_is_one_word_or_all_but_the_last():
    assert family_first(parse_name("Kim Min Jun")) == [
        NameParts("Jun", "", "Kim Min"),
        NameParts("Min Jun", "", "Kim"),
    ]
