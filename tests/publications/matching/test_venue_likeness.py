"""Journals and proceedings by their names, volumes and pages."""

import pytest

from publications.matching.venue_likeness import (
    VenuePlace,
    elsewhere,
    place_of,
    same_pages,
    same_venue,
    venues_of,
)


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        ("12-19", "12", "19"),
        ("12–19", "12", "19"),
        ("12--9", "12", "19"),
        ("1210-18", "1210", "1218"),
        ("012-019", "12", "19"),
        ("S12-S19", "s12", "s19"),
        ("e0123", "e123", ""),
        ("12", "12", ""),
        ("12a", "12a", ""),
        ("pp. 3, 5", "3", ""),
        ("xii", "", ""),
        ("", "", ""),
        (None, "", ""),
        (12, "12", ""),
    ],
)
def test_pages_begin_and_end(page, first, last):
    assert place_of({"page": page})[2:] == (first, last)


def test_a_place_is_folded_and_cut():
    place = place_of({"volume": "Bd. 12", "issue": "S-1"})
    assert place == ("bd 12", "s 1", "", "")
    assert len(place_of({"volume": "x" * 9999}).volume) == 300
    assert place_of({}) == VenuePlace()


def test_venues_are_the_names_that_are_there():
    values = {"container_title": "Zeitschrift für X", "container_title_short": "?"}
    assert venues_of(values) == ("zeitschrift fur x",)
    assert venues_of({}) == ()


def venue(name):
    return venues_of({"container_title": name})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nature", "nature"),
        ("Medical Image Analysis", "Med. Image Anal."),
        ("IEEE Transactions on Medical Imaging", "IEEE Trans. Med. Imaging"),
        ("Proceedings of the 5th International Conference on Tides", "Conference on Tides 2019"),
        ("Very Large Data Bases", "VLDB"),
        ("VLDB", "Proceedings of the VLDB Endowment"),
        ("MICCAI", "Medical Image Computing and Computer Assisted Intervention"),
        ("VLDB J.", "VLDB Journal: Very Large"),
        ("Journal of Tides", "Tides, Journal of"),
    ],
)
def test_names_that_may_mean_one_venue(first, second):
    assert same_venue(venue(first), venue(second)) is True
    assert same_venue(venue(second), venue(first)) is True


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nature", "Science"),
        ("Graphs", "Networks"),
        ("ICML", "NeurIPS"),
        ("Journal of Tides", "Journal of Storms"),
        ("CT", "Clinical Tides"),
        ("Med", "Medical Imaging"),
        ("Proceedings", "Conference"),
    ],
)
def test_names_that_mean_two_venues(first, second):
    assert same_venue(venue(first), venue(second)) is False
    assert same_venue(venue(second), venue(first)) is False


def test_without_a_name_nothing_is_known():
    assert same_venue((), venue("Nature")) is None
    assert same_venue(venue("Nature"), ()) is None


def test_either_name_of_a_venue_may_fit():
    names = venues_of({"container_title": "Annals of Tides", "container_title_short": "AT&T"})
    assert same_venue(names, ("at t",)) is True


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("1", "", "5", "9"), ("1", "2", "5", "9"), True),
        (("1", "", "5", "9"), ("2", "", "5", "9"), False),
        (("1", "", "5", "9"), ("1", "", "5", "8"), False),
        (("1", "", "5", "9"), ("1", "", "4", "9"), False),
        (("", "", "5", "9"), ("", "", "5", "9"), False),
        (("1", "", "5", ""), ("1", "", "5", ""), False),
        (("1", "", "5", "5"), ("1", "", "5", "5"), False),
    ],
)
def test_the_same_pages_are_a_run_of_several_in_one_volume(first, second, same):
    assert same_pages(VenuePlace(*first), VenuePlace(*second)) is same


@pytest.mark.parametrize(
    ("first", "second", "moved"),
    [
        (("1", "2", "5", "9"), ("1", "2", "5", "8"), False),
        (("1", "2", "5", ""), ("1", "2", "6", ""), True),
        (("1", "2", "", ""), ("1", "3", "", ""), True),
        (("1", "", "", ""), ("2", "", "", ""), True),
        (("1", "", "", ""), ("", "3", "6", ""), False),
        ((), (), False),
    ],
)
def test_elsewhere_is_where_something_known_of_both_differs(first, second, moved):
    assert elsewhere(VenuePlace(*first), VenuePlace(*second)) is moved
