"""Keeping what a person decides about the entries of a planned import."""

import pytest

from publications.imports.decisions import (
    bulk_choices,
    choosable,
    decide,
    decide_many,
    last_bulk_decision,
    take_back_many,
)
from publications.models import ImportBatch, ImportEntry

pytestmark = pytest.mark.django_db

CHANGES = {"doi": ["a", "b"], "title": ["c", "d"], "names": [[], []], "volume": ["1", "2"]}


@pytest.fixture
def batch():
    return ImportBatch.objects.create(source="Zotero", status="planned")


@pytest.fixture
def conflict(batch):
    """An entry with four changes, one of which is taken over anyway."""
    return _entry(batch, "conflict", changes=CHANGES, taken=["volume"])


def _entry(batch, outcome, **fields):
    return ImportEntry.objects.create(batch=batch, file="a.bib", line=1, outcome=outcome, **fields)


def _decided(entry):
    entry.refresh_from_db()
    return entry.decision, entry.chosen


@pytest.mark.parametrize("outcome", ["conflict", "possible_duplicate"])
def test_fields_that_differ_can_be_chosen_in_the_order_of_all_fields(batch, outcome):
    entry = _entry(batch, outcome, changes=CHANGES, taken=["volume"])
    assert choosable(entry) == ["title", "doi", "names"]


@pytest.mark.parametrize("outcome", ["new", "changed", "kept", "skipped", "duplicate"])
def test_of_other_entries_no_field_can_be_chosen(batch, outcome):
    assert choosable(_entry(batch, outcome, changes=CHANGES)) == []


def test_a_decision_is_kept_and_taken_back(batch):
    entry = _entry(batch, "new")
    assert decide(batch, {f"decision-{entry.pk}": "later"}) == [entry.pk]
    assert _decided(entry) == ("later", [])
    decide(batch, {f"decision-{entry.pk}": ""})
    assert _decided(entry) == ("", [])


@pytest.mark.parametrize("decision", ["overwrite", "same", "take in", "nonsense"])
def test_what_an_outcome_does_not_allow_is_left_alone(batch, decision):
    entry = _entry(batch, "new", decision="later")
    decide(batch, {f"decision-{entry.pk}": decision})
    assert _decided(entry) == ("later", [])


def test_a_side_is_chosen_field_by_field(batch, conflict):
    pk = conflict.pk
    decide(batch, {f"field-{pk}-doi": "file", f"field-{pk}-title": "record"})
    assert _decided(conflict) == ("", ["doi"])
    decide(batch, {f"field-{pk}-names": "file"})
    assert _decided(conflict) == ("", ["doi", "names"])
    decide(batch, {f"field-{pk}-doi": "record"})
    assert _decided(conflict) == ("", ["names"])


def test_fields_that_are_none_to_choose_are_left_alone(batch, conflict):
    decide(batch, {f"field-{conflict.pk}-{name}": "file" for name in ("volume", "slug", "")})
    assert _decided(conflict) == ("", [])


def test_a_decision_about_all_fields_and_the_choices_say_the_same(batch, conflict):
    pk = conflict.pk
    decide(batch, {f"decision-{pk}": "overwrite"})
    assert _decided(conflict) == ("overwrite", ["title", "doi", "names"])
    decide(batch, {f"field-{pk}-doi": "record", f"decision-{pk}": "overwrite"})
    assert _decided(conflict) == ("", ["title", "names"])
    decide(batch, {f"decision-{pk}": "keep"})
    assert _decided(conflict) == ("keep", [])
    decide(batch, {f"field-{pk}-doi": "file", f"decision-{pk}": "keep"})
    assert _decided(conflict) == ("", ["doi"])


def test_leaving_an_entry_out_keeps_the_choices_for_later(batch, conflict):
    decide(batch, {f"field-{conflict.pk}-doi": "file"})
    decide(batch, {f"decision-{conflict.pk}": "later"})
    assert _decided(conflict) == ("later", ["doi"])


def test_entries_of_other_imports_are_left_alone(batch):
    other = _entry(ImportBatch.objects.create(source="DBLP", status="planned"), "new")
    own = _entry(batch, "new")
    sent = {f"decision-{entry.pk}": "later" for entry in (own, other)}
    assert decide(batch, sent) is None
    assert _decided(own) == ("later", [])
    assert _decided(other) == ("", [])


@pytest.mark.parametrize("pk", ["x", "", "١", "9" * 19, "-1"])
def test_what_names_no_entry_is_told(batch, pk):
    assert decide(batch, {f"decision-{pk}": "later"}) is None
    assert decide(batch, {"csrf": "token"}) == []


@pytest.mark.parametrize("status", ["planning", "applying", "applied", "undone", "failed"])
def test_only_an_import_that_waits_for_decisions_takes_them(batch, status):
    entry = _entry(batch, "new")
    ImportBatch.objects.update(status=status)
    assert decide(batch, {f"decision-{entry.pk}": "later"}) is None
    assert decide_many(batch, batch.entries.all(), "later") == 0
    assert _decided(entry) == ("", [])


def test_many_entries_are_decided_at_once_as_far_as_they_allow_it(batch, conflict):
    new, unchanged = _entry(batch, "new"), _entry(batch, "unchanged")
    assert decide_many(batch, batch.entries.all(), "later") == 2
    assert [_decided(one)[0] for one in (new, conflict, unchanged)] == ["later", "later", ""]
    assert decide_many(batch, batch.entries.all(), "overwrite") == 1
    assert _decided(conflict) == ("overwrite", ["title", "doi", "names"])
    assert decide_many(batch, batch.entries.all(), "keep") == 1
    assert _decided(conflict) == ("keep", [])


def test_many_decisions_are_taken_back(batch, conflict):
    new = _entry(batch, "new", decision="skip")
    decide_many(batch, batch.entries.all(), "overwrite")
    assert decide_many(batch, batch.entries.all(), "") == 2
    assert _decided(new) == ("", [])
    assert _decided(conflict) == ("", [])


def test_only_the_entries_asked_for_are_decided(batch, conflict):
    new = _entry(batch, "new")
    assert decide_many(batch, batch.entries.filter(outcome="conflict"), "later") == 1
    assert _decided(new) == ("", [])


def test_what_may_be_decided_about_many_is_what_some_of_them_allow_with_their_number(batch):
    for outcome, held in (("gone", False), ("gone", True), ("new", False), ("unchanged", False)):
        _entry(batch, outcome, held=held)
    assert [(code, count) for code, _label, count in bulk_choices(batch.entries.all())] == [
        ("later", 1),
        ("skip", 1),
        ("stay", 2),
        ("hide", 1),
        ("take out", 2),
    ]


def test_a_decision_about_many_is_taken_back_exactly(batch, conflict):
    conflict.chosen = ["doi"]
    conflict.save()
    later, first = (
        _entry(batch, "new", decision="later", citekey="a"),
        _entry(batch, "new", citekey="b"),
    )
    decide_many(batch, batch.entries.all(), "skip")
    assert last_bulk_decision(batch).count == 3
    assert take_back_many(batch) == 3
    assert _decided(conflict) == ("", ["doi"])
    assert (_decided(later), _decided(first)) == (("later", []), ("", []))
    assert take_back_many(batch) is None


def test_what_was_decided_since_about_one_stays_when_the_many_are_taken_back(batch):
    one, other = _entry(batch, "new", citekey="a"), _entry(batch, "new", citekey="b")
    decide_many(batch, batch.entries.all(), "skip")
    decide(batch, {f"decision-{one.pk}": "later"})
    assert take_back_many(batch) == 1
    assert (_decided(one), _decided(other)) == (("later", []), ("", []))


def test_what_is_held_by_another_source_is_not_hidden_with_many(batch):
    held, gone = _entry(batch, "gone", held=True), _entry(batch, "gone")
    assert decide_many(batch, batch.entries.all(), "hide") == 1
    assert (_decided(held), _decided(gone)) == (("", []), ("hide", []))
