"""Given names cut short, and initials that run together."""

import pytest

from people.names.abbreviations import given_name_spellings, is_cut_short, may_be_initials


@pytest.mark.parametrize(
    "word",
    "Th Ch Chr Sch Ph St Gy Zs JPh ThM YuV J-Ph Ch.-H MJ GCHE JMHT DSCHM".split(),
)
def test_what_can_only_be_the_start_of_names_is_no_surname(word):
    assert is_cut_short(word)


@pytest.mark.parametrize(
    "word",
    " th Yu Al Vlk Ng NG LI ANNA SCHMID SCHMIDT SCHÄFERMANN McX DeV Иван 小波 O'Brien "
    "St. Anna-Maria 1ST CHRISTA SRDJAN - --".split(" "),
)
def test_what_may_be_a_name_is_not_cut_short(word):
    assert not is_cut_short(word)


@pytest.mark.parametrize(
    ("given", "in_capitals", "spellings"),
    [
        ("Th", False, ["Th."]),
        ("Chr M", False, ["Chr. M"]),
        ("MJ", False, ["M. J."]),
        ("MJ", True, ["M. J."]),
        ("GCHE", False, ["G. C. H. E."]),
        ("GCHE", True, ["G. C. H. E."]),
        ("TH", False, ["T. H.", "Th."]),
        ("TH.", True, ["TH.", "Th."]),
        ("JP.", False, ["JP.", "J. P."]),
        ("JO", False, ["J. O."]),
        ("JO", True, ["JO", "J. O."]),
        ("ANNA", False, ["ANNA", "A. N. N. A."]),
        ("JPh", False, ["J. Ph."]),
        ("YuV", False, ["Yu. V."]),
        ("J-Ph", False, ["J-Ph."]),
        ("Yu", False, ["Yu"]),
        ("Anna Maria", False, ["Anna Maria"]),
        ("THOMAS", True, ["THOMAS", "T. H. O. M. A. S."]),
        ("CHRISTOPHER", True, ["CHRISTOPHER"]),
        ("Иван", False, ["Иван"]),
        ("", False, [""]),
    ],
)
def test_initials_come_apart_as_they_are_likely_meant_and_as_they_may_be(
    given, in_capitals, spellings
):
    assert given_name_spellings(given, in_capitals=in_capitals) == spellings


def test_a_family_name_of_few_capitals_may_be_initials():
    assert all(map(may_be_initials, ["TA", "LI", "GCHE", "Yu", "Je"]))
    assert not any(map(may_be_initials, ["", "Li", "SCHMIDTKE", "Roth", "T"]))
