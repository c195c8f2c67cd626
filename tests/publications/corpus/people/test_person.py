"""Invented people and those who write with them."""

from itertools import islice

import pytest

from publications.bibtex.names.printed_names import read_names
from publications.corpus.people import person as people
from publications.corpus.people.person import LAB, OUTSIDERS, Circle
from publications.corpus.people.printed_name import NameNotation, print_name
from publications.corpus.people.regions import REGIONS
from tests.publications.corpus.works_at_hand import rng


@pytest.fixture(scope="module")
def circle():
    return Circle(rng())


def test_nobody_is_there_twice(circle):
    everybody = [*circle.lab, *circle.outsiders]
    assert len(everybody) == len(set(everybody)) == LAB + OUTSIDERS


def test_the_same_seed_makes_the_same_people(circle):
    assert Circle(rng()).lab == circle.lab
    assert Circle(rng(2)).lab != circle.lab


@pytest.mark.parametrize("size", [1, 2, 7, 30])
def test_a_team_is_of_its_size_and_nobody_in_it_twice(circle, size):
    chance = rng()
    for _ in range(50):
        team = circle.team(chance, size)
        assert len(team) == len(set(team)) == size


def test_the_first_of_the_lab_write_more_than_the_last(circle):
    chance = rng()
    seen = [name for _ in range(500) for name in circle.team(chance, 3)]
    first, last = (
        sum(seen.count(one) for one in circle.lab[part]) for part in (slice(40), slice(-40, None))
    )
    assert first > 3 * last


def test_regions_hold_no_empty_name():
    for region in REGIONS:
        assert all((*region.given, *region.beginnings))
        assert region.endings
        assert region.share > 0


@pytest.mark.parametrize("form", [NameNotation.FAMILY_FIRST, NameNotation.GIVEN_FIRST])
def test_printed_names_are_read_as_the_people_they_are(form):
    for one in islice(people._people(rng()), 300):
        (read,), messages = read_names(print_name(one, form))
        assert messages == []
        assert (read.family, read.suffix) == (one.family, one.suffix)
        assert (read.given, read.particle) == (one.given, one.particle)
