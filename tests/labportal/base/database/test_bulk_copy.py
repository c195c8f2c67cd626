"""Writing very many new rows by PostgreSQL's COPY."""

import pytest

from labportal.base.database import bulk_copy
from labportal.base.database.bulk_copy import copy_rows, reserve_ids
from labportal.base.models import Topic
from publications.models import ImportBatch, ImportEntry, SkippedEntry

pytestmark = pytest.mark.django_db


def _skipped(**fields):
    return {"source": "Zotero", "title_key": "a", **fields}


def _entry(batch, **fields):
    return {"batch_id": batch.pk, "file": "a.bib", "line": 1, "outcome": "new", **fields}


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "a\tb",
        "two\nlines",
        "a\rb",
        r"back\slash",
        r"\N",
        r"\.",
        "\\",
        "quotes \"'",
        "Ünïcödé 数学 🦊",
        "\u2028",
        "",
    ],
)
def test_every_text_is_read_back_as_it_was(text):
    copy_rows(SkippedEntry, [_skipped(citekey=text)])
    assert SkippedEntry.objects.get().citekey == text


@pytest.mark.parametrize(
    "value",
    [
        [],
        {"a": None},
        {"title": ["tab\tand\nline", "back\\slash"]},
        ["\\N", "quote \" and 'quote'", "Ü 🦊"],
        {"n": 1, "nested": [True, {"b": 1.5}]},
    ],
)
def test_json_is_read_back_as_it_was(value):
    batch = ImportBatch.objects.create(source="Zotero")
    copy_rows(ImportEntry, [_entry(batch, changes=value)])
    assert ImportEntry.objects.get().changes == value


def test_what_a_row_does_not_name_has_its_default():
    batch = ImportBatch.objects.create(source="Zotero")
    copy_rows(ImportEntry, [_entry(batch), _entry(batch, citekey="b", taken=["doi"], before={})])
    first, second = ImportEntry.objects.order_by("pk")
    assert (first.citekey, first.taken, first.changes) == ("", [], {})
    assert (first.before, first.incoming, first.publication) == (None, None, None)
    assert (second.citekey, second.taken, second.before) == ("b", ["doi"], {})


def test_null_in_a_column_of_json_is_null():
    batch = ImportBatch.objects.create(source="Zotero")
    copy_rows(ImportEntry, [_entry(batch, before=None)])
    assert ImportEntry.objects.filter(before__isnull=True).count() == 1


def test_without_a_primary_key_the_next_one_is_given():
    copy_rows(SkippedEntry, [_skipped(citekey="a"), _skipped(citekey="b")])
    first, second = SkippedEntry.objects.order_by("pk")
    assert (first.citekey, second.citekey) == ("a", "b")
    assert SkippedEntry.objects.create(**_skipped(citekey="c")).pk > second.pk


def test_reserved_keys_are_given_to_nobody_else():
    ids = reserve_ids(SkippedEntry, 3)
    assert len(set(ids)) == 3
    other = SkippedEntry.objects.create(**_skipped(citekey="other"))
    assert other.pk not in ids
    copy_rows(SkippedEntry, [_skipped(id=pk, citekey=str(pk)) for pk in ids])
    assert set(SkippedEntry.objects.exclude(pk=other.pk).values_list("pk", flat=True)) == set(ids)
    assert reserve_ids(SkippedEntry, 0) == []


def test_many_rows_are_written_a_number_at_a_time(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(bulk_copy, "ROWS_AT_ONCE", 2)
    written = []
    copied = bulk_copy._copy
    monkeypatch.setattr(
        bulk_copy,
        "_copy",
        lambda model, pk, rows: written.append(len(rows)) or copied(model, pk, rows),
    )
    copy_rows(SkippedEntry, (_skipped(citekey=str(number)) for number in range(5)))
    assert written == [2, 2, 1]
    assert SkippedEntry.objects.count() == 5


def test_no_rows_are_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        copy_rows(SkippedEntry, [])


def test_no_save_is_called(monkeypatch):
    monkeypatch.setattr(Topic, "save", lambda self: pytest.fail("saved"))
    copy_rows(Topic, [{"name": "Privacy", "slug": "privacy"}])
    assert Topic.objects.get().name == "Privacy"
