"""Printed names as CSL-JSON names: particles, roles, and what is marked on them."""

import pytest

from publications.citations.csl_names import csl_name, csl_names, name_marks
from publications.citations.particles import split_particle


@pytest.mark.parametrize(
    ("particle", "dropping", "non_dropping"),
    [
        ("von", "von", ""),
        ("von der", "von der", ""),
        ("von  und\nzu", "von und zu", ""),
        ("vom", "vom", ""),
        ("zur", "zur", ""),
        ("aus dem", "aus dem", ""),
        ("Von", "Von", ""),
        ("van", "", "van"),
        ("van der", "", "van der"),
        ("van den", "", "van den"),
        ("de", "", "de"),
        ("di", "", "di"),
        ("al", "", "al"),
        ("de la", "de", "la"),
        ("de las", "de", "las"),
        ("De La", "De", "La"),
        ("de l'", "de", "l'"),
        ("de l’", "de", "l’"),
        ("d'", "", "d'"),
        ("vonder", "", "vonder"),
        ("von van", "", "von van"),
        ("", "", ""),
        ("  ", "", ""),
    ],
)
def test_german_prepositions_drop_and_dutch_ones_stay(particle, dropping, non_dropping):
    assert split_particle(particle) == (dropping, non_dropping)


def test_a_long_particle_is_split_at_once():
    text = "von der " * 20_000 + "x"
    assert split_particle(text).dropping == ""


def test_a_name_has_no_empty_parts():
    assert csl_name({"family": "Plato", "given": "", "particle": None}) == {"family": "Plato"}
    assert csl_name({}) == {}


def test_the_parts_of_a_name_and_of_its_particle():
    name = {"given": "Jean", "particle": "de la", "family": "Fontaine", "suffix": "Jr."}
    assert csl_name(name) == {
        "family": "Fontaine",
        "given": "Jean",
        "dropping-particle": "de",
        "non-dropping-particle": "la",
        "suffix": "Jr.",
    }


def test_the_name_of_an_institution_goes_before_its_parts():
    assert csl_name({"literal": "WHO", "family": "x"}) == {"literal": "WHO"}


def test_names_are_listed_by_role_in_their_order():
    names = [
        {"family": "A"},
        {"family": "B", "role": "editor"},
        {"family": "C", "role": ""},
        {"family": "D", "role": "editor"},
    ]
    assert csl_names(names) == {
        "author": [{"family": "A"}, {"family": "C"}],
        "editor": [{"family": "B"}, {"family": "D"}],
    }
    assert csl_names([]) == {}


def test_marks_stand_at_the_place_of_their_name_and_only_for_lists_that_have_some():
    names = [
        {"family": "A"},
        {"family": "B", "person_id": 7, "equal_contribution": True, "corresponding": False},
        {"family": "C", "elision_after": True, "corresponding": True},
        {"family": "D", "role": "editor"},
    ]
    assert name_marks(names) == {
        "author": [{}, {"person": 7, "equal": True}, {"corresponding": True, "elision": True}]
    }
    assert name_marks([{"family": "A"}]) == {}
