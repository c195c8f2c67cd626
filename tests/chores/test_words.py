"""Texts of chores in German, by what they are in English."""

import re

import pytest

from tests.chores.words import any_of, words_of

GERMAN = words_of("de")


def test_a_text_with_several_translations_may_be_any_of_them():
    assert set(GERMAN.of("Lead")) == {"Leitung", "Vorspann"}


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("Save", "Speichern"),
        ("20 publications were changed.", "20 Publikationen wurden geändert."),
        ("Add membership", "Mitgliedschaft hinzufügen"),
        ("Write news: English", "Neuigkeit schreiben: Englisch"),
        ("Ada Lovelace (Engines: Head of the chair)", "Ada Lovelace (Maschinen: Lehrstuhlleitung)"),
        ("members and publications – Engines", "Mitglieder und Publikationen – Maschinen"),
        ("Imprint (English)", "Imprint (Englisch)"),
    ],
)
def test_a_text_is_translated_with_its_values(english, german):
    assert german in GERMAN.of(english)


@pytest.mark.parametrize(
    ("part", "german"),
    [
        (
            "edits the pages of Engines no more.",
            "A: Das Konto „a“ bearbeitet die Seiten von x nicht mehr.",
        ),
        ("Imported: 40 new people", "Importiert: 40 neue Personen, 0 geändert, 0 unverändert."),
        ("updated", "Publikation 'On engines' geändert."),
        ("End:", "Ende: Ada Lovelace"),
    ],
)
def test_a_part_of_a_sentence_is_found_in_the_whole_one(part, german):
    pattern = any_of(GERMAN.sentences_with(part), exact=False)
    assert pattern.search(german)


def test_what_no_catalogue_has_stays_as_it_is():
    assert GERMAN.of("Björn Krähenbühl") == []
    assert GERMAN.sentences_with("Björn Krähenbühl") == []


def test_a_pattern_is_one_of_javascript_too():
    """A slash would end it there."""
    pattern = any_of(GERMAN.patterns_of("Toggle sidebar"), exact=True).pattern
    assert re.search(r"(?<!\\)/", pattern) is None
