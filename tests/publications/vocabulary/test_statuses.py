"""Statuses as pubstate fields, notes and publishers' exports name them."""

import pytest

from publications.vocabulary.statuses import (
    STATUSES,
    status_of_note,
    status_of_pubstate,
    status_within,
)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("inpreparation", "submitted"),
        ("submitted", "submitted"),
        ("Under Review", "submitted"),
        ("forthcoming", "in press"),
        ("In press", "in press"),
        ("in_press", "in press"),
        ("prepublished", "preprint"),
        ("{Published}", "published"),
        ("", None),
        ("unknown", None),
        ("in press soon", None),
    ],
)
def test_a_pubstate_of_biblatex(text, status):
    assert status_of_pubstate(text) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In press", "in press"),
        ("in the press.", "in press"),
        ("To appear in Tides", "in press"),
        ("Im Druck", "in press"),
        ("Erscheint demnächst", "in press"),
        ("erscheint", "in press"),
        ("à paraître", "in press"),
        ("Epub ahead of print", "in press"),
        ("online ahead of print", "in press"),
        ("Accepted", "accepted"),
        ("(accepted for publication)", "accepted"),
        ("Accepted at Tides 2024", "accepted"),
        ("angenommen bei Gezeiten", "accepted"),
        ("Submitted to Tides", "submitted"),
        ("currently under review", "submitted"),
        ("Status: submitted", "submitted"),
        ("under peer review", "submitted"),
        ("eingereicht", "submitted"),
        ("in Vorbereitung", "submitted"),
        ("Work in progress", "submitted"),
        ("Preprint", "preprint"),
        ("pre-print.", "preprint"),
        ("Working paper", "preprint"),
        ("Accepted 27 July 2020", None),
        ("Submitted 2020; accepted 2021", None),
        ("Not accepted", None),
        ("Acceptedly", None),
        ("In press: see the errata", None),
        ("To appear in Tides; best paper", None),
        ("Published by Ufer", None),
        ("", None),
        ("In press" + " " * 200, None),
    ],
)
def test_a_note_says_a_status_if_it_says_nothing_else(text, status):
    assert status_of_note(text) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In Press, Corrected Proof", "in press"),
        ("2021 (accepted)", "accepted"),
        ("2021, submitted; in press", "in press"),
        ("12", None),
        ("unsubmitted", None),
        ("x" * 120 + " in press", None),
    ],
)
def test_a_status_within_other_words(text, status):
    assert status_within(text) == status


def test_every_status_that_is_found_is_one_of_the_list():
    texts = ("in press", "accepted", "submitted", "preprint", "published")
    assert {status_of_pubstate(text) for text in texts} == STATUSES
