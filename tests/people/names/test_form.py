"""Names taken apart, and how like two of them are."""

from itertools import pairwise

import pytest

from people.names.form import Likeness, NameForm
from people.names.given_names import GivenFit
from people.names.parts import parse_name
from people.names.short_forms import is_short_form
from people.names.surnames import SurnameFit


def likeness(printed, known):
    return NameForm.of(parse_name(printed)).likeness(NameForm.of(parse_name(known)))


@pytest.mark.parametrize(
    ("printed", "known", "surname", "given"),
    [
        ("Anna Weiß", "Anna Weiss", "SAME", "FULL"),
        ("Daniel Rueckert", "Daniel Rückert", "SAME", "FULL"),
        ("A. Weiß", "A. Weiß", "SAME", "RECORDED"),
        ("A. Weiß", "Anna Weiß", "SAME", "INITIALS"),
        ("Weiß", "Anna Weiß", "SAME", "ABSENT"),
        ("Mike Weiß", "Michael Weiß", "SAME", "SHORT"),
        ("Maria Weiß", "Anna Maria Weiß", "SAME", "OTHER"),
        ("Jean Weiß", "Jean-Pierre Weiß", "SAME", "HALF"),
        ("Jan Berg", "Jan van der Berg", "PARTICLE", "FULL"),
        ("Anna Weiß", "Anna Weiß-Müller", "PART", "FULL"),
        ("Daniel Ruckert", "Daniel Rueckert", "NEAR", "FULL"),
        ("Weiß, Anna, Jr.", "Anna Weiß", "SAME", "FULL"),
        ("Weiß, Jun., Anna", "Weiß, Jr., Anna", "SAME", "FULL"),
        ("Weiß A", "Anna Weiß", "SAME", "INITIALS"),
        ("Soroosh Tayebi Arasteh", "Tayebi Arasteh, Soroosh", "SAME", "FULL"),
        ("L. van der Berg", "van der Berg, Lena", "SAME", "INITIALS"),
    ],
)
def test_a_printed_name_may_be_a_known_one(printed, known, surname, given):
    found = likeness(printed, known)
    assert (found.surname, found.given) == (SurnameFit[surname], GivenFit[given])


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("Anna Weiß", "Anton Weiß"),
        ("B. Weiß", "Anna Weiß"),
        ("Anna Weiß", "Anna Schwarz"),
        ("Weiß, Jr., Anna", "Weiß, III, Anna"),
        ("D. Ruckert", "Daniel Rueckert"),
        ("Berg", "Jan van der Berg"),
        ("Anna Co", "Anna Coe"),
    ],
)
def test_names_that_contradict_or_agree_in_too_little_are_not_alike(printed, known):
    assert likeness(printed, known) is None


def test_more_agreement_ranks_higher():
    known = "Anna Maria Weiß"
    printed = ("Anna Weiß", "A. M. Weiß", "A. Weiß", "Maria Weiß", "Weiß")
    scores = [likeness(one, known).score for one in printed]
    assert all(higher > lower for higher, lower in pairwise(scores))
    assert all(0 < score < 1 for score in scores)


def test_every_pair_of_fits_has_a_rank_between_none_and_certain():
    scores = [Likeness(s, g, 3).score for s in SurnameFit for g in GivenFit]
    assert all(0 < score < 1 for score in scores)


@pytest.mark.parametrize(
    ("surname", "given", "full", "certain"),
    [
        ("SAME", "FULL", True, True),
        ("SAME", "RECORDED", False, True),
        ("SAME", "INITIALS", False, False),
        ("PARTICLE", "FULL", False, False),
        ("NEAR", "FULL", False, False),
    ],
)
def test_a_person_is_certain_by_a_name_in_full_or_as_on_record(surname, given, full, certain):
    found = Likeness(SurnameFit[surname], GivenFit[given])
    assert (found.is_full, found.is_certain) == (full, certain)


@pytest.mark.parametrize(
    ("name", "full"),
    [("Anna Weiß", True), ("A. Weiß", False), ("Weiß", False), ("A. Maria Weiß", True)],
)
def test_a_name_is_full_with_a_given_name_in_full(name, full):
    assert NameForm.of(parse_name(name)).is_full is full


def test_a_name_in_parentheses_is_read_in_every_way_and_initials_alone_in_none():
    form = NameForm.of(parse_name("Huaqi (Harvey) Qiu"))
    readings = [[min(name.keys) for name in names] for names in form.given]
    assert readings == [["huaqi"], ["harvey"], ["huaqi", "harvey"], ["harvey", "huaqi"]]
    assert len(NameForm.of(parse_name("Huaqi (H.) Qiu")).given) == 3


@pytest.mark.parametrize("text", ["", ",", ". .", "\u200b", "-" * 500, "a " * 500, "李 明"])
def test_any_name_is_taken_apart_and_compared(text):
    assert likeness(text, "Anna Weiß") is None
    assert likeness("Anna Weiß", text) is None


@pytest.mark.parametrize(
    ("short", "full", "usual"),
    [
        ("mike", "michael", True),
        ("chris", "christine", True),
        ("uli", "ulrike", True),
        ("beth", "elizabeth", True),
        ("michael", "mike", False),
        ("mike", "mike", False),
        ("mike", "micha", False),
        ("Mike", "michael", False),
        ("", "", False),
    ],
)
def test_short_forms_stand_for_the_names_of_the_list(short, full, usual):
    assert is_short_form(short, full) is usual
