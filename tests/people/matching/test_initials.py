"""Initials as bibliographies print them, and the people that they may mean."""

import pytest

from people.matching.roster import Roster
from people.names.parts import parse_name
from people.names.surnames import surname_keys

GUIDA, THOMAS, JEAN = "Guida C. H. E. de Krona", "Thomas Georg Schäfermann", "Jean-Pierre Müller"
YURI, PHILIPPE = "Yuri V. Petrov", "Jean-Philippe Roth"


def _roster(*people, variants=()):
    roster = Roster()
    for number, name in enumerate(people):
        roster.add(number, parse_name(name), "", map(parse_name, variants))
    return roster


def _suggested(printed, *people):
    return [one.person_id for one in _roster(*people).suggest(parse_name(printed))]


@pytest.mark.parametrize(
    ("person", "printed"),
    [
        *[
            (GUIDA, name)
            for name in (
                *("GCHE de Krona", "G.C.H.E. de Krona", "G C H E de Krona", "de Krona, GCHE"),
                *("de Krona GCHE", "Krona GCHE", "DE KRONA, GCHE", "GCHE DE KRONA", "G. de Krona"),
                *("GC de Krona", "G. CHE de Krona", "KRONA, G.C.H.E. DE"),
            )
        ],
        *[
            (THOMAS, name)
            for name in (
                *("Th Schäfermann", "Th. Schäfermann", "TH Schäfermann", "Schäfermann Th"),
                *("Schäfermann, Th", "SCHÄFERMANN, TH", "SCHÄFERMANN TH.", "SCHAEFERMANN, TH."),
                *("Schäfermann T", "Schafermann T", "Schäfermann TG", "Schäfermann, T.G."),
                *("T.Schaefermann", "TG Schafermann", "Th. G. Schäfermann", "ThG Schäfermann"),
                *("Thom. Schäfermann", "SCHÄFERMANN THOMAS"),
            )
        ],
        *[
            (JEAN, name)
            for name in (
                *("J.-P. Müller", "JP Müller", "J-P Müller", "J‑P. Müller", "Müller J.‑P."),
                *("J.P. Mueller", "Muller JP", "MÜLLER, J-P", "J. -P. Müller", "JP. Müller"),
                *("MÜLLER JP.", "Je.-P. Müller", "J. Müller", "J.–P. Müller"),
            )
        ],
        *[
            (YURI, name)
            for name in (
                *("Yu. Petrov", "Yu Petrov", "Petrov Yu", "Petrov Yu.", "Yu.V. Petrov"),
                *("Yu V Petrov", "YuV Petrov", "Petrov YuV", "Petrov, Yu. V.", "PETROV, YU. V."),
            )
        ],
        *[
            (PHILIPPE, name)
            for name in ("J-Ph Roth", "J.-Ph. Roth", "JPh Roth", "Roth JPh", "Roth J-Ph")
        ],
        ("Jelena Petrowa", "Je. Petrowa"),
        ("Jelena Petrowa", "Je Petrowa"),
        ("Christian Vogel", "Chr Vogel"),
        ("Christian Vogel", "Vogel Ch"),
        ("Philipp Vogel", "PH Vogel"),
        ("Schlomo Vogel", "Sch Vogel"),
        ("Stefan Vogel", "Vogel, St"),
        ("György Vogel", "Gy Vogel"),
        ("Thomas A. Schäfermann", "SCHÄFERMANN, TA"),
        ("Thomas A. Schäfermann", "SCHÄFERMANN TA"),
        ("Thomas Schäfermann", "Schäfermann TA"),
        ("Karl-Heinz Vogel", "KH Vogel"),
        ("Karlheinz Vogel", "K.-H. Vogel"),
        ("Juergen Vogel", "Jurgen Vogel"),
    ],
)
def test_initials_suggest_the_person_and_share_a_key_by_which_names_are_looked_up(person, printed):
    roster, name = _roster(person, "Grace Hopper"), parse_name(printed)
    assert roster.find(name) is None
    assert [one.person_id for one in roster.suggest(name)] == [0]
    assert roster.search_keys(0) & surname_keys(name)


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("GXHE de Krona", GUIDA),
        ("Ti. Schäfermann", THOMAS),
        ("TIM SCHÄFERMANN", THOMAS),
        ("Schäfermann TX", THOMAS),
        ("KP Müller", JEAN),
        ("Yu Wang", "Yuan Wang"),
        ("Yu Wang", "Yuhan Wang"),
        ("Je Kim", "Jehun Kim"),
        ("ANNA Müller", "Anton Müller"),
        ("JOHN Smith", "James Smith"),
        ("JO SMITH", "John Smith"),
        ("Wei LI", "Lin Wei"),
        ("Wei LI", "Lena Wei"),
        ("Vlk Roth", "Vladimir Roth"),
        ("Michal Roth", "Michael Roth"),
        ("Manul Roth", "Manuel Roth"),
    ],
)
def test_what_contradicts_is_not_suggested(printed, person):
    assert _suggested(printed, person) == []


def test_two_letters_tell_more_than_one():
    people = ("Thomas Schäfermann", "Theodor Schäfermann", "Tim Schäfermann")
    assert _suggested("Th Schäfermann", *people) == [0, 1]
    assert _suggested("T Schäfermann", *people) == [0, 1, 2]


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("SCHÄFERMANN, THOMAS", THOMAS),
        ("Thomas SCHAEFERMANN", THOMAS),
        ("ANNA Müller", "Anna Müller"),
        ("Andrew NG", "Andrew Ng"),
        ("Wei LI", "Wei Li"),
        ("Yu Wang", "Yu Wang"),
        ("LEO SMITH", "Leo Smith"),
        ("Иван Петров", "Иван Петров"),
    ],
)
def test_a_name_in_full_is_linked_as_before(printed, person):
    assert _roster(person).find(parse_name(printed)) == (0, "exact")


@pytest.mark.parametrize("printed", ["GCHE de Krona", "G.C.H.E. de Krona", "de Krona, G. C. H. E."])
@pytest.mark.parametrize("variant", ["GCHE de Krona", "G. C. H. E. de Krona", "de Krona, GCHE"])
def test_initials_on_record_are_linked_however_they_are_run_together(printed, variant):
    roster = _roster(GUIDA, variants=[variant])
    assert roster.find(parse_name(printed)) == (0, "variant")


@pytest.mark.parametrize("printed", ["Th Schäfermann", "Schäfermann, Th.", "Schafermann Th"])
def test_a_short_name_on_record_is_linked(printed):
    roster = _roster(THOMAS, variants=["Th. Schäfermann"])
    assert roster.find(parse_name(printed)) == (0, "variant")
