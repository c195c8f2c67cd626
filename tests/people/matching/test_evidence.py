"""Suggestions in words."""

import pytest
from django.utils.translation import override

from people.matching.roster import Roster
from people.names.parts import parse_name


def _suggested(printed, *people):
    roster = Roster()
    for number, name in enumerate(people):
        roster.add(number, parse_name(name))
    with override("en"):
        return [
            (one.person_id, "; ".join(one.evidence)) for one in roster.suggest(parse_name(printed))
        ]


@pytest.mark.parametrize(
    ("printed", "evidence"),
    [
        ("D. Rueckert", "same surname; same initial"),
        ("D. M. Rueckert", "same surname; 2 initials the same"),
        ("Rueckert Daniel", "family and given name swapped"),
        ("Daniel Ruckert", "surname spelled nearly the same; same given name"),
        ("Rueckert", "same surname; no given name to compare"),
        ("M. Rueckert", ""),
    ],
)
def test_the_evidence_says_what_is_the_same(printed, evidence):
    expected = [(0, f"{evidence}; the only member with it")] if evidence else []
    assert _suggested(printed, "Daniel Marc Rueckert", "Anna Weiß") == expected


def test_the_evidence_says_how_many_members_the_name_fits():
    assert _suggested("A. Weiß", "Anna Weiß", "Anton Weiß") == [
        (0, "same surname; same initial; fits 2 members"),
        (1, "same surname; same initial; fits 2 members"),
    ]


def test_the_likeliest_comes_first_and_is_said_to_be():
    assert _suggested("Ludwig Berg", "Lena van der Berg", "Ludwig van der Berg") == [
        (1, "same surname but for the particle; same given name; the only member with it")
    ]
    assert _suggested("L. Berg", "Ludwig van der Berg", "Lena Berg") == [
        (1, "same surname; same initial; the likeliest of 2 members"),
        (0, "same surname but for the particle; same initial; fits 2 members"),
    ]


def test_members_whom_a_name_fits_equally_share_the_score():
    roster = Roster()
    roster.add(1, parse_name("Anna Weiß"))
    [alone] = roster.suggest(parse_name("A. Weiß"))
    roster.add(2, parse_name("Anton Weiß"))
    [first, second] = roster.suggest(parse_name("A. Weiß"))
    assert first.score == second.score == pytest.approx(alone.score / 2)
