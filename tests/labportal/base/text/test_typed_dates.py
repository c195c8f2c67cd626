"""Dates as people type them."""

import pytest

from labportal.base.text.typed_dates import iso_of_typed


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2026-12-31", "2026-12-31"),
        ("31.12.2026", "2026-12-31"),
        ("1.2.2026", "2026-02-01"),
        (" 31. 12. 2026 ", "2026-12-31"),
        ("31. Dezember 2026", "2026-12-31"),
        ("31 December 2026", "2026-12-31"),
        ("December 31, 2026", "2026-12-31"),
        ("Dec. 31, 2026", "2026-12-31"),
        ("1. März 2026", "2026-03-01"),
        ("1. Maerz 2026", "2026-03-01"),
        ("1 Jänner 2026", "2026-01-01"),
        ("Mai 2026", "2026-05"),
        ("Sept. 2026", "2026-09"),
        ("05/2026", "2026-05"),
        ("5.2026", "2026-05"),
        ("2026/5", "2026-05"),
        ("2026-5-1", "2026-05-01"),
        ("2026", "2026"),
        ("31/12/2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("05/05/2026", "2026-05-05"),
        ("２０２６-12-31", "2026-12-31"),
        ("３１．１２．２０２６", "2026-12-31"),
    ],
)
def test_a_date_is_read_in_any_notation(typed, iso):
    assert iso_of_typed(typed) == iso


@pytest.mark.parametrize(
    "typed",
    ["05/03/2026", "31.12.26", "J 2026", "Ju 2026", "13/13/2026", "soon", "", "2026-12-31T10:00"],
)
def test_what_cannot_be_read_or_may_be_two_days_stays_as_it_is(typed):
    assert iso_of_typed(typed) == typed
