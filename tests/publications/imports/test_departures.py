"""Decisions about what is gone: kept, hidden or taken out, until it is back, and taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.bibtex.entry import SourceFile
from publications.imports.staging import confirm, plan_staged, stage
from publications.imports.undo.reversal import undo
from publications.models import Decision, ImportBatch, Publication, SourceEntry
from tests.publications.imports.gone_works import decided, entry, file
from tests.publications.imports.sequences import import_text, state

pytestmark = pytest.mark.django_db

KEPT, HIDDEN, OUT = Decision.STAY, Decision.HIDE, Decision.TAKE_OUT
NINE, TEN = file(*range(9)), file(*range(10))


@pytest.fixture(autouse=True)
def _bibliography():
    import_text(TEN)


def record():
    """Return the record of the work that goes."""
    return Publication.objects.get(slug="work9")


def seen():
    """Return whether visitors see the work, and whether editors do."""
    live = Publication.objects.live().filter(slug="work9")
    return live.filter(public=True).exists(), live.exists()


@pytest.mark.parametrize(
    ("decision", "visible"), [(KEPT, (True, True)), (HIDDEN, (False, True)), (OUT, (False, False))]
)
def test_a_decision_holds_and_is_not_asked_for_again(decision, visible):
    decided(NINE, decision)
    assert seen() == visible
    again = import_text(NINE, complete=True)
    assert again.plan.counts == {"unchanged": 9}
    if decision != OUT:
        assert "1 work that is gone" in str(again.plan.messages[0])


@pytest.mark.parametrize(
    ("decision", "outcome"), [(KEPT, "unchanged"), (HIDDEN, "changed"), (OUT, "new")]
)
@pytest.mark.parametrize("complete", [True, False])
def test_what_comes_back_is_as_it_was_and_asked_about_when_it_goes_again(
    decision, outcome, complete
):
    before = state()
    decided(NINE, decision)
    back = import_text(TEN, complete=complete)
    (one,) = [one for one in back.plan.entries if one.place.citekey == "work9"]
    assert (one.outcome, one.slug) == (outcome, "work9")
    assert state() == before
    assert import_text(TEN, complete=True).plan.counts == {"unchanged": 10}
    assert import_text(NINE, complete=True).plan.counts == {"unchanged": 9, "gone": 1}


@pytest.mark.parametrize("decision", [KEPT, HIDDEN, OUT])
def test_undo_takes_a_decision_back_exactly(decision):
    before = state()
    batch = decided(NINE, decision)
    undo(batch.pk)
    assert state() == before
    assert import_text(NINE, complete=True).plan.counts == {"unchanged": 9, "gone": 1}


@pytest.mark.parametrize("decision", [KEPT, HIDDEN, OUT])
@pytest.mark.parametrize("text", [TEN, NINE + entry(9, volume="2")])
def test_undo_of_a_return_takes_it_away_again(decision, text):
    decided(NINE, decision)
    before, visible = state(), seen()
    undo(import_text(text).batch.pk)
    assert (state(), seen()) == (before, visible)
    assert import_text(NINE, complete=True).plan.counts == {"unchanged": 9}


@pytest.mark.parametrize("decision", [HIDDEN, OUT])
def test_what_an_editor_typed_is_there_when_a_work_is_back(decision):
    Publication.objects.filter(slug="work9").update(abstract="Typed", page="77", slug="typed")
    decided(NINE, decision)
    import_text(NINE + entry(9, volume="2"))
    back = Publication.objects.visible().get(doi="10.5555/work.9")
    assert (back.abstract, back.page, back.volume, back.slug) == ("Typed", "77", "2", "typed")
    assert Publication.objects.count() == 10


def test_a_work_that_was_taken_out_comes_back_under_another_citekey():
    decided(NINE, OUT)
    back = import_text(NINE + entry(9, key="renamed"))
    assert back.plan.counts == {"unchanged": 9, "new": 1}
    assert seen() == (True, True)
    assert Publication.objects.count() == 10


def test_another_source_brings_back_what_was_taken_out():
    decided(NINE, OUT)
    import_text(entry(9, key="other"), "DBLP")
    assert seen() == (True, True)
    assert Publication.objects.count() == 10
    assert import_text(NINE, complete=True).plan.counts == {"unchanged": 9}


def test_what_looks_like_a_work_that_was_taken_out_is_new_and_no_question():
    decided(NINE, OUT)
    assert import_text(entry(9, doi=False, volume="3", key="other"), "DBLP").plan.counts == {
        "new": 1
    }
    assert not Publication.objects.get(slug="work9").public or record().retired_at


def test_what_an_editor_had_hidden_before_stays_hidden_when_it_is_back():
    Publication.objects.filter(slug="work9").update(public=False)
    decided(NINE, HIDDEN)
    assert import_text(TEN).plan.counts == {"unchanged": 10}
    assert seen() == (False, True)


def test_what_an_editor_shows_and_hides_again_stays_hidden_when_it_is_back():
    decided(NINE, HIDDEN)
    for public in (True, False):
        one = record()
        one.public = public
        one.save()
        one.save_revision()
    import_text(TEN)
    assert seen() == (False, True)


def test_a_hidden_work_that_was_edited_otherwise_is_shown_when_it_is_back():
    decided(NINE, HIDDEN)
    one = record()
    one.abstract = "Typed"
    one.save()
    one.save_revision()
    import_text(TEN)
    assert seen() == (True, True)
    assert record().abstract == "Typed"


def test_undo_leaves_and_lists_what_an_editor_showed_since():
    batch = decided(NINE, HIDDEN)
    Publication.objects.filter(slug="work9").update(public=True)
    _, undone = undo(batch.pk)
    assert [str(reason) for one in undone for reason in one.left] == ["public was changed since."]


def test_undo_leaves_and_lists_what_a_later_import_brought_back():
    batch = decided(NINE, OUT)
    import_text(TEN)
    before = state()
    _, undone = undo(batch.pk)
    assert [str(reason) for one in undone for reason in one.left] == [
        "A later import has brought it back."
    ]
    assert state() == before


def test_undoing_the_return_of_a_work_that_was_edited_since_leaves_it():
    decided(NINE, OUT)
    back = import_text(TEN).batch
    Publication.objects.filter(slug="work9").update(volume="77")
    _, undone = undo(back.pk)
    assert [str(reason) for one in undone for reason in one.left] == ["volume was changed since."]
    assert seen() == (True, True)


def test_a_work_of_an_import_that_was_taken_back_does_not_return_by_another_undo():
    created = ImportBatch.objects.get()
    batch = decided(NINE, OUT)
    undo(created.pk)
    _, undone = undo(batch.pk)
    assert [str(reason) for one in undone for reason in one.left] == [
        "The publication is gone already."
    ]
    assert seen() == (False, False)


@pytest.mark.parametrize("decision", [HIDDEN, OUT])
def test_what_comes_back_can_be_left_out_this_time_or_for_good(decision):
    decided(NINE, decision)
    gone = seen()
    for answer in (Decision.LATER, Decision.SKIP):
        batch = stage([SourceFile("a.bib", TEN.encode())], "s", None)
        plan_staged(batch)
        batch.entries.filter(citekey="work9").update(decision=answer)
        assert confirm(batch.pk, batch.digest)
        assert seen() == gone
    again = import_text(TEN, complete=True)
    assert again.plan.counts == {"unchanged": 9, "skipped": 1}
    assert seen() == gone


class TestWhileAnotherSourceHasIt:
    """A work of two sources is gone from one of them."""

    @pytest.fixture(autouse=True)
    def _of_two_sources(self):
        import_text(entry(9, key="other"), "DBLP")

    def test_to_take_it_out_lets_go_of_the_sources_entry_only(self):
        before = state()
        batch = decided(NINE, OUT)
        assert seen() == (True, True)
        assert [one.source for one in record().source_entries.all()] == ["DBLP"]
        undo(batch.pk)
        assert state() == before

    def test_it_cannot_be_hidden(self):
        decided(NINE, HIDDEN)
        assert seen() == (True, True)
        assert import_text(NINE, complete=True).plan.counts == {"unchanged": 9, "gone": 1}

    def test_it_can_be_taken_out_once_it_is_gone_from_the_other_one_too(self):
        import_text(entry(1), "DBLP")
        decided(entry(1), KEPT, source="DBLP")
        decided(NINE, OUT)
        assert seen() == (False, False)

    def test_a_plan_that_was_made_while_the_other_source_had_it_is_shown_anew(self):
        batch = stage([SourceFile("a.bib", NINE.encode())], "s", None, complete=True)
        plan_staged(batch)
        batch.entries.filter(outcome="gone").update(decision=OUT)
        SourceEntry.objects.filter(source="DBLP").delete()
        assert not confirm(batch.pk, batch.digest)
        assert seen() == (True, True)


def test_the_number_of_queries_of_a_decision_does_not_grow_with_what_is_gone():
    def queries(count, decision):
        source = f"{decision}{count}"
        numbers = range(100 * count, 100 * count + 40)
        import_text(file(*numbers), source)
        with CaptureQueriesContext(connection) as captured:
            batch = decided(file(*numbers[count:]), decision, source)
        assert batch.counts["gone"] == count
        counted = len(captured)
        with CaptureQueriesContext(connection) as captured:
            undo(batch.pk)
        return counted, len(captured) if decision == OUT else 0

    for decision in (KEPT, HIDDEN, OUT):
        queries(1, decision)
        assert queries(3, decision) == queries(30, decision)
