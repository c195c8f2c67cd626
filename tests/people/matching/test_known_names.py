"""The names that are on record for a person."""

import pytest

from people.matching.known_names import (
    EXACT,
    VARIANT,
    known_names,
    most_alike,
    search_keys,
)
from people.names.form import NameForm
from people.names.given_names import GivenFit
from people.names.parts import parse_name
from people.names.surnames import surname_keys


def known(name, *variants, preferred=""):
    return known_names(parse_name(name), preferred, map(parse_name, variants))


def best(printed, names):
    found = most_alike(NameForm.of(parse_name(printed)), names)
    return found and (found.likeness.given, found.origin)


@pytest.mark.parametrize(
    ("printed", "given", "origin"),
    [
        ("Anna Weiß", GivenFit.FULL, EXACT),
        ("A. Weiß", GivenFit.INITIALS, EXACT),
        ("Anna Müller", GivenFit.FULL, VARIANT),
        ("A. Müller", GivenFit.INITIALS, VARIANT),
        ("A. Weiss-Meier", GivenFit.RECORDED, VARIANT),
        ("Anna Weiss-Meier", GivenFit.FULL, VARIANT),
    ],
)
def test_a_name_is_found_by_the_own_name_or_a_variant(printed, given, origin):
    names = known("Anna Weiß", "Anna Müller", "A. Weiss-Meier")
    assert best(printed, names) == (given, origin)


def test_initials_on_record_are_no_reason_to_think_of_another_given_name():
    names = known("Anna Weiß", "A. Meier")
    assert best("Antonia Meier", names) is None
    assert best("Antonia Meier", known("A. Weiß", "A. Meier")) == (GivenFit.INITIALS, VARIANT)


def test_the_surname_of_a_variant_goes_with_the_persons_given_names():
    assert best("Anna Meier", known("Anna Weiß", "Meier")) == (GivenFit.FULL, VARIANT)
    assert best("Anna Meier", known("Anna Weiß", "B. Meier")) is None
    assert best("B. Meier", known("Anna Weiß", "B. Meier")) == (GivenFit.RECORDED, VARIANT)


def test_the_preferred_given_name_counts_as_the_own_one():
    names = known("Huaqi Qiu", preferred="Harvey")
    assert best("Harvey Qiu", names) == (GivenFit.FULL, EXACT)
    assert best("Harvey Qiu", known("Huaqi Qiu")) is None


def test_the_own_name_goes_before_a_variant_that_is_as_like():
    assert best("Anna Weiß", known("Anna Weiß", "Anna Weiss")) == (GivenFit.FULL, EXACT)
    assert known("Anna Weiß", "Anna Müller")[0].origin == EXACT


def test_nothing_is_most_like_of_nothing():
    assert most_alike(NameForm.of(parse_name("Anna Weiß")), []) is None


@pytest.mark.parametrize(
    "printed", ["A. Weiß", "Weiss, Anna", "Anna Müller-Weiß", "Weiß Anna", "Mueller, A."]
)
def test_every_name_that_may_be_meant_shares_a_key(printed):
    keys = search_keys(known("Anna Weiß", "Anna Müller"))
    assert keys & surname_keys(parse_name(printed))


def test_a_name_of_somebody_else_shares_none():
    assert not search_keys(known("Anna Weiß")) & surname_keys(parse_name("Ada Doe"))
