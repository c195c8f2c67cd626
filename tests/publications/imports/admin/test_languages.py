"""Imports are read in the language of whoever reads them, whoever made them."""

import html
import json
from io import StringIO

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils.translation import override
from wagtail.users.models import UserProfile

from publications.bibtex.entry import SourceFile
from publications.imports.staging import plan_staged, stage
from publications.models import ImportBatch, Publication
from tests.publications.imports.admin.wizard import (
    BROKEN,
    CASCADE,
    LOOKALIKE,
    VESSELS,
    address,
)

pytestmark = pytest.mark.django_db

IN_GERMAN = (
    "Ähnelt der Publikation „vessels“.",
    "Gleicher Titel, gemeinsame Namen, keine gemeinsame Kennung.",
    "Zeile 22: Im Feld title gehen die Klammern nicht auf.",
    "Dieselbe Publikation wie der Eintrag in Zeile 1 von 1.bib.",
)
IN_ENGLISH = (
    "Looks like the publication “vessels”.",
    "Same title, common authors, no common identifier.",
    "Line 22: field title: the braces are not balanced.",
    "The same publication as the entry in line 1 of 1.bib.",
)


def _speak(wizard, language):
    profile = UserProfile.get_for_user(User.objects.get(pk=wizard.client.session[SESSION_KEY]))
    profile.preferred_language = language
    profile.save()


def _said(page, sentences):
    return [sentence for sentence in sentences if sentence in html.unescape(page)]


def test_a_plan_made_in_one_language_is_read_in_the_other(wizard):
    _speak(wizard, "de")
    wizard.imported(VESSELS)
    batch = wizard.plan(CASCADE + LOOKALIKE + CASCADE + BROKEN)
    page = wizard.page(batch)
    assert _said(page, IN_GERMAN) == list(IN_GERMAN)
    assert _said(page, IN_ENGLISH) == []
    _speak(wizard, "en")
    page = wizard.page(batch)
    assert _said(page, IN_ENGLISH) == list(IN_ENGLISH)
    assert _said(page, IN_GERMAN) == []


def test_what_a_worker_planned_is_read_in_the_language_of_the_reader(wizard):
    _speak(wizard, "de")
    batch = stage(
        [SourceFile("1.bib", b"% @misc{a,\n% title={b}}\n@misc{c, title={d}}")], "s", None
    )
    plan_staged(batch)
    sentence = "1.bib:1: Ein mit % auskommentierter Eintrag wurde ausgelassen."
    assert sentence in wizard.page(batch)


def test_an_import_written_and_taken_back_is_told_in_the_language_of_the_reader(wizard):
    _speak(wizard, "de")
    batch = wizard.imported(CASCADE + VESSELS)
    Publication.objects.filter(citekey="vessels").update(title="A better title")
    before = wizard.client.get(address(batch, "undo")).content.decode()
    assert "Seither geändert: Titel." in before
    after = wizard.post(batch, "undo", follow=True).content.decode()
    assert "Unverändert gelassen: Seither geändert: Titel." in after
    again = wizard.client.get(address(batch, "undo"), follow=True).content.decode()
    assert f"Import {batch.pk} ist schon zurückgenommen." in again
    _speak(wizard, "en")
    record = ImportBatch.objects.get(undoes=batch)
    assert "Left as it is: title was changed since." in wizard.page(record)


def test_what_is_refused_is_refused_in_the_language_of_the_reader(wizard):
    _speak(wizard, "de")
    page = html.unescape(wizard.upload(b"%PDF-1.7").content.decode())
    assert "1.bib: Das ist ein PDF-Dokument, kein BibTeX." in page


def test_an_import_that_failed_says_so_in_the_language_of_the_reader(wizard, monkeypatch):
    batch = wizard.plan(CASCADE)
    monkeypatch.setattr("publications.imports.background.plan_staged", lambda batch: 1 / 0)
    wizard.post(batch, "again")
    assert "The import failed, and nothing was written." in wizard.page(batch)
    _speak(wizard, "de")
    assert "Der Import ist fehlgeschlagen; es wurde nichts geschrieben." in wizard.page(batch)


def test_sentences_of_an_older_version_are_shown_as_they_are(wizard):
    batch = wizard.plan(CASCADE)
    batch.entries.update(messages=["Left out, as decided before."])
    _speak(wizard, "de")
    assert "Left out, as decided before." in wizard.page(batch)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.bib"
    path.write_text(CASCADE + CASCADE + "% @misc{a,\n% title={b}}\n")
    return str(path)


def test_the_command_prints_english_as_json_in_any_language(file):
    with override("de"):
        out = StringIO()
        call_command("import_bibtex", file, json=True, stdout=out)
    data = json.loads(out.getvalue())
    assert data["messages"] == [f"{file}:15: an entry commented out with % was left out."]
    assert data["entries"][1]["messages"] == [
        f"{file}:1 has the citekey cascade as well.",
        f"The same publication as the entry in line 1 of {file}.",
    ]
    Publication.objects.update(title="A better title")
    with override("de"):
        out = StringIO()
        call_command("undo_import", data["batch"], json=True, stdout=out)
    left = {reason for one in json.loads(out.getvalue())["entries"] for reason in one["left"]}
    assert "title was changed since." in left


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", [IN_ENGLISH[3], "was left out.", "Dry run: nothing was written."]),
        ("de", [IN_GERMAN[3], "wurde ausgelassen.", "Probelauf: Es wurde nichts geschrieben."]),
    ],
)
def test_the_command_prints_a_table_in_the_active_language(file, language, sentences):
    out = StringIO()
    with override(language):
        call_command("import_bibtex", file, dry_run=True, stdout=out)
    printed = out.getvalue().replace(file, "1.bib")
    assert [sentence for sentence in sentences if sentence not in printed] == []
