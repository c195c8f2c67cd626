"""Undoing imports."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from labportal.models import ConcernedPublication, NewsPage
from people.models import Person
from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.imports.undo.plan import UndoRefusedError
from publications.imports.undo.reversal import undo
from publications.models import Authorship, ImportBatch, Publication, SourceEntry
from publications.records.snapshots import present_snapshots
from tests.factories import KeyPublicationFactory

pytestmark = pytest.mark.django_db

FIRST = """@article{a1, author = {Ann Bell and Cy Dole}, title = {A first paper on things},
  journal = {Journal}, year = 2020, volume = 1}
@article{a2, author = {Eve Fox}, title = {Second results about other matters}, year = 2021}
"""
CHANGED = FIRST.replace("volume = 1", "volume = 2").replace("Cy Dole", "Cy Dole and Gus Hay")


def _import(text, source="s"):
    return import_files([SourceFile("a.bib", text.encode())], source).batch


def _state():
    live = Publication.objects.live()
    return (
        present_snapshots(live.values_list("pk", flat=True)),
        list(SourceEntry.objects.order_by("publication").values("publication", "fields", "raw")),
    )


def test_undoing_a_first_import_retires_what_it_created():
    batch = _import(FIRST)
    record, undone = undo(batch.pk)
    assert record.counts == {"retired": 2, "restored": 0, "left": 0}
    assert not Publication.objects.live().exists()
    assert Publication.objects.count() == 2
    assert not SourceEntry.objects.exists()
    assert [one.retired for one in undone] == [True, True]


def test_an_import_after_an_undo_brings_the_same_records_back_under_their_addresses():
    undo(_import(FIRST).pk)
    before = dict(Publication.objects.values_list("pk", "slug"))
    done = import_files([SourceFile("a.bib", FIRST.encode())], "s")
    assert done.plan.counts == {"new": 2}
    assert dict(Publication.objects.live().values_list("pk", "slug")) == before
    undo(done.batch.pk)
    assert not Publication.objects.live().exists()


def test_undoing_a_change_restores_fields_names_and_what_the_source_said():
    _import(FIRST)
    before = _state()
    batch = _import(CHANGED)
    assert _state() != before
    undo(batch.pk)
    assert _state() == before
    assert import_files([SourceFile("a.bib", FIRST.encode())], "s").plan.counts == {"unchanged": 2}


def test_a_field_edited_since_is_left_and_listed():
    _import(FIRST)
    batch = _import(CHANGED.replace("year = 2020", "year = 2022"))
    publication = Publication.objects.get(citekey="a1")
    publication.volume = "99"
    publication.save()
    _, undone = undo(batch.pk)
    publication.refresh_from_db()
    assert (publication.volume, publication.issued_year) == ("99", 2020)
    assert [[str(reason) for reason in one.left] for one in undone] == [
        ["volume was changed since."]
    ]


def test_a_created_publication_that_was_edited_since_is_left_and_listed():
    batch = _import(FIRST)
    Publication.objects.filter(citekey="a1").update(title="A better title")
    _, undone = undo(batch.pk)
    assert [publication.citekey for publication in Publication.objects.live()] == ["a1"]
    assert {one.entry.citekey: [str(reason) for reason in one.left] for one in undone} == {
        "a1": ["title was changed since."],
        "a2": [],
    }
    assert [entry.citekey for entry in SourceEntry.objects.all()] == ["a1"]


def test_a_publication_that_an_editor_linked_or_another_source_has_is_left():
    batch = _import(FIRST)
    author = Authorship.objects.get(family="Fox")
    author.person = Person.objects.create(given="Eve", family="Fox")
    author.save()
    doi = FIRST.replace("volume = 1", "volume = 1, doi = {10.5555/x}")
    Publication.objects.filter(citekey="a1").update(doi="10.5555/x")
    _import(doi, "other")
    _, undone = undo(batch.pk)
    assert Publication.objects.live().count() == 2
    reasons = {one.entry.citekey: " ".join(map(str, one.left)) for one in undone}
    assert "Another source" in reasons["a1"]
    assert "An editor has chosen" in reasons["a2"]


def test_a_publication_that_a_group_shows_or_news_concern_is_left(site_tree):
    batch = _import(FIRST)
    shown, concerned = Publication.objects.order_by("citekey")
    KeyPublicationFactory(publication=shown)
    fields = {"title": "Award", "slug": "award", "date": date(2026, 1, 1)}
    for page in site_tree.add(site_tree["news"], NewsPage, **fields).values():
        ConcernedPublication.objects.create(page=page, publication=concerned)
    _, undone = undo(batch.pk)
    assert {one.entry.citekey: [str(left) for left in one.left] for one in undone} == {
        "a1": ["It is in use: key publication."],
        "a2": ["It is in use: publication concerned."],
    }


def test_imports_can_be_undone_in_any_order():
    first = _import(FIRST)
    second = _import(CHANGED)
    _, undone = undo(first.pk)
    assert [bool(one.left) for one in undone] == [False, True]
    undo(second.pk)
    assert Publication.objects.live().get().volume == "1"


def test_a_link_that_an_editor_made_survives_the_undoing_of_new_names():
    _import(FIRST)
    batch = _import(CHANGED)
    author = Authorship.objects.get(family="Bell")
    author.person = Person.objects.create(given="Ann", family="Bell")
    author.save()
    undo(batch.pk)
    authors = Publication.objects.get(citekey="a1").authors
    assert [one.name for one in authors] == ["Ann Bell", "Cy Dole"]
    assert (authors[0].person.family, authors[0].linked_by) == ("Bell", "editor")


def test_an_undo_is_recorded_and_cannot_be_repeated_or_undone():
    batch = _import(FIRST)
    record, _ = undo(batch.pk)
    batch.refresh_from_db()
    assert (record.undoes, batch.status) == (batch, "undone")
    assert record.entries.count() == 2
    with pytest.raises(UndoRefusedError, match="undone"):
        undo(batch.pk)
    with pytest.raises(UndoRefusedError, match="undoing"):
        undo(record.pk)


def test_undoing_an_import_that_changed_nothing_changes_nothing():
    _import(FIRST)
    batch = _import(FIRST)
    before = _state()
    undo(batch.pk)
    assert _state() == before


def test_the_command_prints_what_was_undone_and_what_was_left(capsys):
    batch = _import(FIRST)
    Publication.objects.filter(citekey="a1").update(title="A better title")
    call_command("undo_import", str(batch.pk), "--json")
    data = json.loads(capsys.readouterr().out)
    assert data["undoes"] == batch.pk
    assert data["counts"] == {"retired": 1, "restored": 0, "left": 1}
    assert {entry["publication"]: entry["left"] for entry in data["entries"]} == {
        "a1": ["title was changed since."],
        "a2": [],
    }


def test_the_command_says_when_there_is_no_such_import():
    with pytest.raises(CommandError, match="no import 99"):
        call_command("undo_import", "99")
    assert not ImportBatch.objects.exists()


def test_taking_back_many_publications_asks_no_more_than_taking_back_a_few():
    def queries(prefix, number):
        text = "\n".join(
            f"@misc{{{prefix}{n}, title = {{Work {prefix} number {n * 7919}}}}}"
            for n in range(number)
        )
        batch = _import(text, source=prefix)
        with CaptureQueriesContext(connection) as captured:
            undo(batch.pk)
        assert Publication.objects.live().count() == 0
        return len(captured)

    assert queries("a", 3) == queries("b", 60)
