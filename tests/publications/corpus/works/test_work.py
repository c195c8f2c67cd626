"""One work: its names and title as an entry writes them."""

from dataclasses import replace

import pytest

from publications.corpus.notation.accents import Spelling
from publications.corpus.people.person import InventedPerson
from publications.corpus.people.printed_name import NameNotation
from publications.corpus.subjects.title import Title
from publications.corpus.works.venue import CONSORTIA
from tests.publications.corpus.works_at_hand import CORE, habits, rng, work

CROWD = tuple(InventedPerson("Ada", f"Doe{number}") for number in range(7))


def test_names_are_joined_in_the_form_and_spelling_of_the_entry():
    assert work().author(rng()) == "Müller, Jörg and Lund, Åsa"
    braced = work(spelling=Spelling.BRACED, name_form=NameNotation.GIVEN_FIRST_INITIALS)
    assert braced.author(rng()) == r"J. M{\"u}ller and {\AA}. Lund"


def test_only_large_teams_end_in_others_or_in_a_consortium():
    chance = rng()
    crowd = {work(team=CROWD).author(chance).rpartition(" and ")[2] for _ in range(500)}
    assert crowd == {"Doe6, Ada", "others", *(f"{{{name}}}" for name in CONSORTIA)}
    small = {work(team=CROWD[:6]).author(chance) for _ in range(500)}
    assert len(small) == 1


@pytest.mark.parametrize(
    ("changes", "subject", "written"),
    [
        ({}, "computing", "Über tides"),
        ({"title_case": True}, "computing", "Über Tides"),
        ({"title_case": True}, "german", "Über tides"),
        ({"braced_titles": 1.0}, "computing", "{Über tides}"),
    ],
)
def test_a_title_is_written_by_habit(changes, subject, written):
    one = work(subject, habits=habits(**changes))
    assert replace(one, title=Title("Über tides", CORE)).written_title(rng()) == written
