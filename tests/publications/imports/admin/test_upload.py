"""Uploads to the import wizard: what is refused, and into which source."""

import pytest

from publications.models import ImportBatch, ImportFile
from tests.publications.imports.admin.wizard import (
    CASCADE,
    VESSELS,
    text_of,
)

pytestmark = pytest.mark.django_db


# Refused


def test_nothing_chosen_is_asked_for_again(wizard):
    assert "Choose a file or paste some entries." in text_of(wizard.upload())
    assert not ImportBatch.objects.exists()


def test_an_empty_file_is_refused_by_name(wizard):
    assert "empty.bib: This file is empty" in text_of(wizard.upload("", names=("empty.bib",)))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("TY  - JOUR\nER  - ", "LIB.BIB: This is RIS, not BibTeX."),
        ("<!DOCTYPE html><title>Sign in</title>", "LIB.BIB: This is a web page, not BibTeX"),
        ('[{"id": "a"}]', "LIB.BIB: This is JSON, perhaps CSL-JSON"),
        ("<xml><records><record>", "LIB.BIB: This is EndNote XML"),
    ],
)
def test_another_format_is_refused_for_what_it_is_and_the_form_stays_filled(
    wizard, content, reason
):
    answer = wizard.upload(content, names=("LIB.BIB",), source="My Zotero", complete="on")
    assert reason in text_of(answer)
    html = answer.content.decode()
    assert 'value="My Zotero"' in html
    assert "checked" in html
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("name", ["LIB.BIB", "refs.bibtex", "refs.txt", "refs"])
def test_bibtex_is_taken_whatever_its_name(wizard, name):
    assert wizard.plan(CASCADE.encode("utf-16"), names=(name,)).counts == {"new": 1}


def test_a_file_without_entries_says_so_and_offers_nothing_to_confirm(wizard):
    page = wizard.page(wizard.plan("Dear colleague, here are our papers."))
    assert "No BibTeX entry was found" in page
    assert "Import as shown" not in page
    assert "Discard" in page


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 \x00\x01", "a PDF document"),
        (b"PK\x03\x04 and more", "a ZIP archive"),
        (b"@article{a,\x00 title={T}}", "NUL"),
    ],
)
def test_a_binary_file_is_refused_and_not_kept(wizard, content, reason):
    assert reason in text_of(wizard.upload(content))
    assert not ImportBatch.objects.exists()
    assert not ImportFile.objects.exists()


def test_a_nul_in_pasted_text_is_refused(wizard):
    assert "Null characters are not allowed." in text_of(wizard.upload(text="@misc{a,\0title={b}}"))


def test_what_is_too_large_is_refused_before_it_is_read(wizard, settings, monkeypatch):
    settings.IMPORT_MAX_BYTES = 200_000
    monkeypatch.setattr("publications.imports.admin.upload.start", None)
    response = wizard.upload(b"%" * 400_000)
    assert response.status_code == 413
    assert "one import takes. Nothing was read. Split it" in text_of(response)


def test_files_that_are_too_large_together_are_refused(wizard, settings):
    settings.IMPORT_MAX_BYTES = 1000
    assert "Split it" in text_of(wizard.upload(b"%" * 600, b"%" * 600))
    assert "Split it" in text_of(wizard.upload(text="%" * 1001))
    assert not ImportBatch.objects.exists()


def test_pasted_text_beyond_what_a_form_takes_is_answered_with_a_remedy(wizard, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = wizard.upload(text="%" * 5000)
    assert response.status_code == 413
    assert "choose a file instead" in text_of(response)


def test_more_files_than_a_form_takes_are_answered_with_a_remedy(wizard, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    response = wizard.upload(*[CASCADE] * 3)
    assert response.status_code == 413
    assert "too many files" in text_of(response)


def test_too_many_entries_are_refused(wizard, settings):
    settings.IMPORT_MAX_ENTRIES = 1
    assert "2 entries are more than the 1" in text_of(wizard.upload(CASCADE + VESSELS))
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("source", ["", "   ", "x" * 101, "Zot\u202eero", "a\x1bb"])
def test_a_source_has_a_name_that_can_be_read(wizard, source):
    assert wizard.upload(CASCADE, source=source).status_code == 200
    assert not ImportBatch.objects.exists()


def test_blanks_in_the_name_of_a_source_do_not_make_another_one(wizard):
    assert wizard.plan(CASCADE, source="  group \n Zotero ").source == "group Zotero"


# Sources


def test_a_source_that_is_new_and_looks_like_a_slip_is_asked_about(wizard):
    wizard.imported(CASCADE, source="group Zotero")
    batch = wizard.plan(CASCADE, source="grop Zotero")
    assert "It is “group Zotero”" in wizard.page(batch)
    wizard.post(batch, "again", {"source": "group Zotero"})
    assert (batch.source, batch.counts) == ("group Zotero", {"unchanged": 1})
    assert "It is “" not in wizard.page(batch)


def test_a_source_of_its_own_is_not_taken_for_a_slip(wizard):
    wizard.imported(CASCADE, source="DBLP")
    page = wizard.page(wizard.plan(CASCADE, source="Scopus"))
    assert "It is “" not in page
    assert "This is the first import from “Scopus”" in page


def test_a_plan_is_not_given_a_source_that_was_never_imported(wizard):
    batch = wizard.plan(CASCADE, source="Zotero")
    wizard.post(batch, "again", {"source": "made up"})
    assert batch.source == "Zotero"
