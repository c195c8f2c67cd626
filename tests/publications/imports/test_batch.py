"""Imports as they are kept: their logs, files, traces and sources."""

import pytest

from publications.imports.entry_log import log
from publications.imports.excerpts import LONGEST, excerpts
from publications.imports.planning.plan import EntryPlace, Plan, PlannedEntry
from publications.imports.sources import known_sources, meant_instead
from publications.imports.trace import record_trace, restored_authorships, source_trace
from publications.messages.message import Message
from publications.models import Decision, ImportBatch, ImportEntry, ImportFile, Outcome, SourceEntry
from publications.vocabulary.snapshot import Snapshot
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db

FOUND = Message("left-out-before")


@pytest.fixture
def batch():
    return ImportBatch.objects.create(source="Zotero")


def _planned(citekey="a", outcome=Outcome.NEW, **fields):
    return PlannedEntry(EntryPlace("a.bib", 3, citekey), outcome, **fields)


def test_an_entry_is_logged_with_all_that_was_planned(batch):
    publication, lookalike = PublicationFactory(), PublicationFactory()
    entry = _planned(
        outcome=Outcome.CONFLICT,
        decision=Decision.KEEP,
        chosen=frozenset({"url", "doi"}),
        taken=frozenset({"volume", "issue"}),
        messages=[FOUND],
        changes={"doi": [None, "10.1/x"]},
        publication_id=publication.pk,
        lookalike_id=lookalike.pk,
        incoming=Snapshot({"title": "A"}, [], ["k"]),
    )
    log(batch, Plan("Zotero", [entry], [FOUND]))
    logged = batch.entries.get()
    assert str(logged) == "a.bib:3 a"
    assert (logged.outcome, logged.decision) == ("conflict", "keep")
    assert (logged.chosen, logged.taken) == (["doi", "url"], ["issue", "volume"])
    assert (logged.publication, logged.lookalike) == (publication, lookalike)
    assert (logged.messages, logged.changes) == ([FOUND], {"doi": [None, "10.1/x"]})
    assert logged.incoming == {"values": {"title": "A"}, "names": [], "keywords": ["k"]}
    assert (logged.before, logged.after) == (None, None)


def test_the_import_says_what_the_plan_says(batch):
    plan = Plan("Zotero", [_planned(), _planned("b", Outcome.INVALID)], [FOUND])
    log(batch, plan)
    assert batch.counts == {"new": 1, "invalid": 1}
    assert batch.messages == [FOUND]
    assert batch.digest == plan.digest


def test_what_was_logged_before_is_replaced(batch):
    other = ImportBatch.objects.create(source="DBLP")
    for one in (batch, other):
        log(one, Plan("Zotero", [_planned("old")], []))
    log(batch, Plan("Zotero", [_planned("new")], []))
    assert [entry.citekey for entry in batch.entries.all()] == ["new"]
    assert [entry.citekey for entry in other.entries.all()] == ["old"]


def test_only_of_what_was_written_it_is_logged_what_was_there_and_what_is_now(batch):
    written = _planned("a", fingerprint="f", slug="a-slug")
    publication = PublicationFactory()
    log(
        batch,
        Plan("Zotero", [written, _planned("b")], []),
        lambda entry: publication.pk if entry is written else None,
        {written: {"record": None}},
    )
    first, second = batch.entries.all()
    assert (first.before, first.after) == ({"record": None}, {"fingerprint": "f", "slug": "a-slug"})
    assert first.publication == publication
    assert (second.before, second.after, second.publication) == (None, None, None)


def test_a_name_of_a_file_is_cut_to_its_column(batch):
    entry = PlannedEntry(EntryPlace("a" * 300, 1, ""), Outcome.NEW)
    log(batch, Plan("Zotero", [entry], []))
    assert batch.entries.get().file == "a" * 255


def _excerpt(batch, text, line=1, citekey="a", others=()):
    ImportFile.objects.create(batch=batch, position=0, name="a.bib", content=text)
    fields = {"batch": batch, "file": "a.bib", "outcome": "new"}
    entry = ImportEntry.objects.create(line=line, citekey=citekey, **fields)
    for other in others:
        ImportEntry.objects.create(line=other, citekey="other", **fields)
    return excerpts(batch, [entry]).get(entry.pk)


@pytest.mark.parametrize(
    ("text", "options", "excerpt"),
    [
        (b"@book{a,\n title = {A {B}}}\nrest", {}, "@book{a,\n title = {A {B}}}"),
        (b"\n@book{b, x = 1}\n@book{a, x = 2}\n", {"line": 3}, "@book{a, x = 2}"),
        # Many in a line, and a brace that is no brace.
        (b"@book{b, x = 1} @book{a, x = {\\}}} @book{c, x = 3}", {}, "@book{a, x = {\\}}}"),
        # Never closed: it ends before the next one.
        (b"@book{a,\n x = {1\n@book{other, y = 2}", {"others": [3]}, "@book{a,\n x = {1"),
        (b"@book{a,\n x = {1\n", {}, "@book{a,\n x = {1"),
        ("@book{a, x = {Größe}}".encode("latin-1"), {}, "@book{a, x = {Größe}}"),
        (b"@book{, x = 1}", {"citekey": ""}, "@book{, x = 1}"),
        (b"@book{a+b, x = 1}", {"citekey": "a+b"}, "@book{a+b, x = 1}"),
    ],
)
def test_an_excerpt_is_the_entry_as_it_stands_in_its_file(batch, text, options, excerpt):
    assert _excerpt(batch, text, **options) == excerpt


def test_a_long_excerpt_is_cut(batch):
    excerpt = _excerpt(batch, b"@book{a, x = {" + b"y" * (2 * LONGEST) + b"}}")
    assert excerpt.startswith("@book{a, x = {yy")
    assert excerpt.endswith("y\n[…]")
    assert len(excerpt) == LONGEST + len("\n[…]")


def test_what_has_no_file_has_no_excerpt(batch):
    entry = ImportEntry.objects.create(batch=batch, file="gone.bib", line=1, outcome="new")
    assert excerpts(batch, [entry]) == {}
    assert excerpts(batch, []) == {}


def test_known_sources_are_those_of_imports_that_stand():
    for source, status in (("Zotero", "applied"), ("DBLP", "applied"), ("Zotero", "applied")):
        batch = ImportBatch.objects.create(source=source, status=status)
    ImportBatch.objects.create(source="Planned", status="planned")
    ImportBatch.objects.create(source="Undone", status="undone")
    ImportBatch.objects.create(source="Undoing", status="applied", undoes=batch)
    assert known_sources() == ["DBLP", "Zotero"]


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("zotero", ["Zotero"]),
        ("Zo-te ro", ["Zotero"]),
        ("Zotreo", ["Zotero"]),
        ("Zoter", ["Zotero"]),
        ("Zotxrx", []),
        ("Bibliograhpie", ["Bibliographie"]),
        ("Bibliogaphi", ["Bibliographie"]),
        ("Biblogaphi", []),
        ("ab", []),
        ("Zotero", []),
        ("Other", []),
    ],
)
def test_a_slip_is_told_from_another_name(source, meant):
    assert meant_instead(source, ["Zotero", "Bibliographie", "a"]) == meant


def test_a_trace_holds_what_an_import_may_change():
    person = PersonFactory(given="Ada", family="King")
    publication = PublicationFactory(title="On engines", authors=[person])
    trace = record_trace(publication)
    assert trace["values"]["title"] == "On engines"
    assert "slug" not in trace["values"]
    (name,) = trace["authorships"]
    assert (name["family"], name["person_id"], name["linked_by"]) == ("King", person.pk, "exact")


def test_a_trace_of_a_source_entry_holds_its_columns():
    columns = {
        "citekey": "a",
        "raw": "@book{a}",
        "fields": {"values": {}},
        "fingerprint": "f",
        "repeated": True,
    }
    row = SourceEntry(publication=PublicationFactory(), source="Zotero", **columns)
    assert source_trace(row) == columns


def test_authorships_come_back_in_order_with_the_people_of_today(django_assert_num_queries):
    stays, gone, heir = (PersonFactory() for _ in range(3))
    merged = PersonFactory(merged_into=heir)
    trace = record_trace(PublicationFactory(authors=[stays, gone, merged, "Eve Fox"]))
    gone.delete()
    with django_assert_num_queries(1):
        restored = restored_authorships(trace["authorships"])
    assert [one.person_id for one in restored] == [stays.pk, None, heir.pk, None]
    assert [one.position for one in restored] == [0, 1, 2, 3]
    assert [one.linked_by for one in restored] == ["exact", "", "exact", ""]
    assert all(one.pk is None for one in restored)
