"""Effects of a plan on its entries; after an import, its results."""

import pytest
from django.utils import translation

from publications.imports.effects import (
    UNDECIDED,
    effect_text,
    entries_of,
    is_written,
    linked_authors,
    summary,
)
from publications.models import ImportBatch, ImportEntry
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch():
    return ImportBatch.objects.create(source="Zotero", status="planned")


def _entry(batch, outcome, decision="", **fields):
    return ImportEntry.objects.create(
        batch=batch, file="a.bib", line=1, outcome=outcome, decision=decision, **fields
    )


def _effect(batch):
    return entries_of(batch).get().effect


@pytest.mark.parametrize(
    ("status", "written"),
    [
        ("planned", False),
        ("applying", False),
        ("failed", False),
        ("applied", True),
        ("undone", True),
    ],
)
def test_an_import_was_written_also_if_it_was_undone_since(status, written):
    assert is_written(ImportBatch(status=status)) == written


@pytest.mark.parametrize(
    ("outcome", "decision", "fields", "effect"),
    [
        ("new", "", {}, "create"),
        ("new", "later", {}, "out"),
        ("new", "skip", {}, "out"),
        ("changed", "", {}, "update"),
        ("changed", "later", {}, "out"),
        ("conflict", "", {}, "stay"),
        ("conflict", "", {"chosen": ["doi"]}, "update"),
        ("conflict", "", {"taken": ["doi"]}, "update"),
        ("conflict", "keep", {}, "stay"),
        ("conflict", "overwrite", {}, "update"),
        ("possible_duplicate", "", {}, "open"),
        ("possible_duplicate", "same", {}, "update"),
        ("possible_duplicate", "create", {}, "create"),
        ("possible_duplicate", "skip", {}, "out"),
        ("skipped", "", {}, "out"),
        ("skipped", "take in", {}, "create"),
        ("unchanged", "", {}, "stay"),
        ("kept", "", {}, "stay"),
        ("duplicate", "", {}, "stay"),
        ("invalid", "", {}, "unread"),
    ],
)
def test_the_effect_of_a_plan_follows_from_outcome_and_decision(
    batch, outcome, decision, fields, effect
):
    _entry(batch, outcome, decision, **fields)
    assert _effect(batch) == effect


@pytest.mark.parametrize(
    ("fields", "effect"),
    [
        ({"before": {"record": None}}, "create"),
        ({"before": {"record": {"values": {}}}, "taken": ["doi"]}, "update"),
        ({"before": {"record": {"values": {}}}}, "stay"),
        ({}, "stay"),
        ({"decision": "skip"}, "out"),
        ({"outcome": "invalid"}, "unread"),
        ({"outcome": "possible_duplicate"}, "open"),
    ],
)
@pytest.mark.parametrize("status", ["applied", "undone"])
def test_the_result_of_an_import_is_what_was_written(batch, status, fields, effect):
    batch.status = status
    batch.save()
    _entry(batch, **{"outcome": "changed", **fields})
    assert _effect(batch) == effect


def test_a_summary_counts_every_effect_in_order_be_it_zero(batch):
    for outcome in ("new", "new", "changed", "invalid"):
        _entry(batch, outcome)
    assert summary(batch) == [
        ("create", "to be created", 2),
        ("update", "to be updated", 1),
        ("remove", "to be taken out", 0),
        ("stay", "to stay as they are", 0),
        ("out", "left out", 0),
        ("open", "open: nothing is written", 0),
        ("unread", "cannot be read", 1),
    ]
    batch.status = "applied"
    assert [label for _effect, label, _number in summary(batch)][:2] == ["created", "updated"]
    with translation.override("de"):
        assert summary(batch)[0][1] == "angelegt"


def test_entries_that_somebody_should_decide_about_are_open_ones(batch):
    open_ones = [_entry(batch, "possible_duplicate"), _entry(batch, "conflict")]
    _entry(batch, "possible_duplicate", "same")
    _entry(batch, "conflict", "keep")
    _entry(batch, "conflict", chosen=["doi"])
    _entry(batch, "new")
    assert list(batch.entries.filter(UNDECIDED)) == open_ones


def test_linked_names_are_counted_with_the_people_they_are(batch):
    assert linked_authors(batch) == ""
    ada, grace = PersonFactory(), PersonFactory()
    _entry(batch, "new", publication=PublicationFactory(authors=[ada, "Eve Fox"]))
    assert linked_authors(batch) == "1 name linked to 1 person of the lab"
    _entry(batch, "changed", publication=PublicationFactory(authors=[ada]))
    assert linked_authors(batch) == "2 names linked to 1 person of the lab"
    _entry(batch, "new", publication=PublicationFactory(authors=[grace]))
    _entry(batch, "unchanged", publication=PublicationFactory(authors=[grace]))
    assert linked_authors(batch) == "3 names linked to 2 people of the lab"


@pytest.mark.parametrize(
    ("fields", "planned"),
    [
        ({"outcome": "conflict"}, "The record keeps its values."),
        (
            {"outcome": "possible_duplicate", "decision": "same"},
            "Will be merged; the record keeps its values.",
        ),
    ],
)
def test_an_entry_of_a_record_that_is_there_speaks_of_it(batch, fields, planned):
    _entry(batch, publication=PublicationFactory(), **fields)
    assert effect_text(entries_of(batch).get(), done=False) == planned


@pytest.mark.parametrize(
    ("fields", "planned", "done"),
    [
        ({"outcome": "new"}, "Will be created.", None),
        ({"outcome": "new", "decision": "skip"}, "Left out, now and from now on.", None),
        ({"outcome": "new", "decision": "later"}, "Left out this time.", "Left out this time."),
        ({"outcome": "skipped"}, "Stays left out, as decided before.", None),
        ({"outcome": "possible_duplicate"}, "Open: nothing is written.", None),
        ({"outcome": "invalid"}, "Nothing will be written.", "Nothing was written."),
        ({"outcome": "duplicate"}, "Not created again.", "Not created again."),
        ({"outcome": "kept"}, "The record keeps its values.", None),
        ({"outcome": "conflict"}, "Goes with the other entry, whose values stand.", None),
        ({"outcome": "unchanged"}, "Nothing to do.", "Nothing to do."),
        ({"outcome": "changed", "taken": ["doi"]}, "1 field will be updated.", None),
        (
            {"outcome": "conflict", "taken": ["doi"], "chosen": ["doi", "url"]},
            "2 fields will be updated.",
            None,
        ),
        (
            {"outcome": "conflict", "decision": "overwrite", "changes": {"a": [], "b": []}},
            "2 fields will be updated.",
            None,
        ),
        (
            {"outcome": "possible_duplicate", "decision": "same"},
            "Will be merged with the other entry, whose values stand.",
            "Merged; the record keeps its values.",
        ),
        ({"outcome": "new", "before": {"record": None}}, "Will be created.", "Created."),
        (
            {"outcome": "changed", "before": {"record": {"a": 1}}, "taken": ["doi", "url"]},
            "2 fields will be updated.",
            "2 fields updated.",
        ),
    ],
)
def test_each_effect_is_told_in_a_sentence(batch, fields, planned, done):
    _entry(batch, **fields)
    assert effect_text(entries_of(batch).get(), done=False) == planned
    batch.status = "applied"
    if done:
        assert effect_text(entries_of(batch).get(), done=True) == done
