"""Suggestions in words."""

import pytest
from django.utils.translation import override

from people.matching.evidence import suggestions
from people.matching.roster import Roster
from people.names.form import Likeness
from people.names.given_names import GivenFit
from people.names.parts import parse_name
from people.names.surnames import SurnameFit


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


@pytest.mark.parametrize(
    ("language", "surname", "given", "agreed", "remarks"),
    [
        ("en", "SWAPPED", "FULL", 1, ["family and given name swapped"]),
        ("en", "SAME", "RECORDED", 1, ["printed as on record"]),
        ("en", "NEAR", "FULL", 1, ["surname spelled nearly the same", "same given name"]),
        ("en", "SAME", "OTHER", 1, ["same surname", "a further given name is the same"]),
        ("en", "SAME", "HALF", 1, ["same surname", "half of a given name is the same"]),
        ("en", "SAME", "INITIALS", 3, ["same surname", "3 initials the same"]),
        ("de", "SAME", "FULL", 1, ["gleicher Familienname", "gleicher Vorname"]),
    ],
)
def test_every_likeness_has_its_remarks(language, surname, given, agreed, remarks):
    likeness = Likeness(SurnameFit[surname], GivenFit[given], agreed)
    with override(language):
        (suggestion,) = suggestions({7: likeness})
    assert (suggestion.person_id, list(suggestion.evidence[:-1])) == (7, remarks)


def test_every_likeness_can_be_told():
    for surname in SurnameFit:
        for given in GivenFit:
            assert all(suggestions({1: Likeness(surname, given, 1)})[0].evidence)


def test_a_score_is_shared_among_all_who_fit_as_well_or_better():
    full, initials = (Likeness(SurnameFit.SAME, given, 1) for given in list(GivenFit)[:3:2])
    found = suggestions({3: initials, 1: full, 2: initials})
    assert [one.person_id for one in found] == [1, 2, 3]
    assert [one.score for one in found] == [
        round(full.score, 3),
        round(initials.score / 3, 3),
        round(initials.score / 3, 3),
    ]
    assert suggestions({}) == []
