"""Entries that are one publication, or look like one."""

import pytest

from publications.imports.staging import confirm
from publications.models import (
    Publication,
)
from tests.publications.imports.imported import MENTEN, SCHLEMPER, counts_of, import_texts
from tests.publications.imports.one_file import planned

pytestmark = pytest.mark.django_db


def test_the_same_doi_under_another_citekey_in_one_file_is_a_duplicate():
    twice = SCHLEMPER + SCHLEMPER.replace("schlemper2017", "DBLP:schlemper")
    done = import_texts(twice)
    # Of entries that say the same, the first by citekey: the order of a file decides nothing.
    assert [entry.outcome for entry in done.plan.entries] == ["duplicate", "new"]
    assert "line 8 of 1.bib" in str(done.plan.entries[0].messages[-1])
    assert Publication.objects.count() == 1
    assert counts_of(twice) == {"unchanged": 2}


def test_one_entry_twice_in_a_file_is_one_publication():
    assert counts_of(SCHLEMPER * 2) == {"new": 1, "duplicate": 1}
    assert counts_of(SCHLEMPER * 2) == {"unchanged": 2}


def test_one_citekey_for_two_works_makes_two_publications():
    two = MENTEN + MENTEN.replace("A skeletonization algorithm", "Ageing of the retina explored")
    assert counts_of(two) == {"new": 2}
    assert {publication.slug for publication in Publication.objects.all()} == {
        "menten2023",
        "menten2023-2",
    }
    assert counts_of(two) == {"unchanged": 2}


def test_another_source_fills_empty_fields_of_the_same_publication():
    import_texts(SCHLEMPER, source="Zotero")
    dblp = SCHLEMPER.replace("schlemper2017", "DBLP:s").replace("year =", "volume = 9, year =")
    assert counts_of(dblp, source="DBLP") == {"changed": 1}
    publication = Publication.objects.get()
    assert publication.volume == "9"
    assert {entry.source for entry in publication.source_entries.all()} == {"Zotero", "DBLP"}


def test_an_entry_of_another_source_that_differs_in_nothing_is_no_question():
    import_texts(MENTEN, source="Zotero")
    other = MENTEN.replace("menten2023", "other")
    assert counts_of(other, source="DBLP") == {"unchanged": 1}
    assert counts_of(other.replace("year", "volume = 7, year"), source="DBLP") == {"changed": 1}
    assert Publication.objects.get().volume == "7"


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("year = 2023", "year = 2024"),
        ("Martin J. Menten", "Martin J. Menten and Ann Bell"),
        ("Martin J. Menten", "M. Menten"),
        ("@inproceedings", "@article"),
        ("Proceedings of", "Papers of"),
    ],
)
def test_a_lookalike_without_a_common_identifier_is_left_to_a_person(said, instead):
    import_texts(MENTEN, source="Zotero")
    assert said in MENTEN
    other = MENTEN.replace("menten2023", "other").replace(said, instead)
    done = import_texts(other, source="DBLP")
    assert done.plan.counts == {"possible_duplicate": 1}
    assert Publication.objects.count() == 1
    assert "menten2023" in str(done.plan.entries[0].messages[-2])


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("skeletonization algorithm", "skeletonization algoritm"),
        ("A skeletonization algorithm", "The skeletonization algorithm"),
    ],
)
def test_a_lookalike_with_another_spelling_of_the_title_is_left_to_a_person(title, other):
    import_texts(MENTEN, source="Zotero")
    respelled = MENTEN.replace("menten2023", "other").replace(title, other)
    assert respelled.replace("other", "menten2023", 1) != MENTEN
    done = import_texts(respelled, source="DBLP")
    assert done.plan.counts == {"possible_duplicate": 1}


def test_a_paper_of_another_preprint_server_is_found_by_its_doi():
    preprint = SCHLEMPER.replace("10.5555/tmi.2017.1", "10.1101/2020.01.02.123456")
    import_texts(preprint, source="Zotero")
    assert counts_of(preprint.replace("schlemper2017", "x"), source="DBLP") == {"unchanged": 1}


def test_a_title_in_another_script_is_found_again_without_an_identifier():
    hebrew = MENTEN.replace("A skeletonization algorithm", "אלגוריתם לשלד של תמונות רפואיות")
    import_texts(hebrew, source="Zotero")
    assert counts_of(hebrew, source="DBLP") == {"unchanged": 1}


def test_a_question_that_was_left_open_is_asked_again_though_another_work_has_the_title():
    yearly = "@proceedings{key, title = {Yearly Workshop on Alpine Robots}, year = 2012}\n"
    import_texts(yearly.replace("Robots}", "Robots (YWAR)}"), source="A")
    both = yearly + yearly.replace("key", "other").replace("2012", "2019")
    assert counts_of(both, source="B") == {"new": 1, "possible_duplicate": 1}
    assert counts_of(both, source="B") == {"unchanged": 1, "possible_duplicate": 1}
    assert Publication.objects.count() == 2


ICE = """@article{ice, author = {Bell, Ann and Dole, Cy}, year = 2020, journal = {Journal of Ice},
  title = {Cores of the ice in the high alpine lakes of the eastern valleys}}
"""


@pytest.mark.parametrize(
    "behind", [" (Abstract)", " (extended abstract)", " (poster)", ": Discussion", " (Kurzfassung)"]
)
def test_another_form_of_a_work_is_asked_about_in_one_file_and_in_two(behind):
    form = ICE.replace("{ice,", "{form,").replace("valleys}", f"valleys{behind}}}")
    assert counts_of(ICE + form, source="A") == {"new": 1, "possible_duplicate": 1}
    assert counts_of(form, source="B") == {"possible_duplicate": 1}


@pytest.mark.parametrize("title", ["2 + 2 = 4", "???", "1984", "Up", "π", "C++", "!"])
def test_a_title_without_letters_or_of_one_short_word_is_found_again(title):
    told = ICE.replace("Cores of the ice in the high alpine lakes of the eastern valleys", title)
    import_texts(told, source="A")
    assert counts_of(told.replace("{ice,", "{other,"), source="B") == {"unchanged": 1}
    elsewhere = told.replace("{ice,", "{third,").replace("Journal of Ice", "Snow")
    assert counts_of(elsewhere, source="C") == {"possible_duplicate": 1}


def test_a_title_without_letters_that_was_left_out_stays_left_out():
    told = ICE.replace("Cores of the ice in the high alpine lakes of the eastern valleys", "???")
    batch = planned(told, "A")
    batch.entries.update(decision="skip")
    assert confirm(batch.pk, batch.digest)
    assert counts_of(told, source="A") == {"skipped": 1}
