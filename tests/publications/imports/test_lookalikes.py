"""Entries that may be one of several records: all are named, and a person chooses one."""

import pytest
from django.utils.translation import override

from publications.imports.decisions import decide_many, take_back_many
from publications.imports.staging import confirm, plan_staged
from publications.imports.undo.reversal import undo
from publications.models import ImportEntry, Publication, SourceEntry
from tests.publications.imports.one_file import import_, planned

pytestmark = pytest.mark.django_db

AUTHORS = "author = {Bell, Ann and Dole, Cy}"
TITLE = "title = {Cores of the ice in alpine lakes and rivers}"
PAPER = f"""@inproceedings{{paper, {AUTHORS}, year = 2019, {TITLE},
  booktitle = {{Conference on Ice}}}}
"""
ARTICLE = f"""@article{{article, {AUTHORS}, year = 2021, {TITLE}, journal = {{Journal of Snow}},
  volume = 5}}
"""
ENTRY = f"@misc{{scholar, {AUTHORS}, {TITLE}, year = 2020, pages = {{1--9}}}}\n"


def records(done):
    """Return the slugs of the lookalikes of an entry, the likest first."""
    slugs = dict(Publication.objects.values_list("pk", "slug"))
    return [slugs[one.key.publication] for one in done.lookalikes]


def decided(batch, decision):
    ImportEntry.objects.filter(batch=batch, citekey="scholar").update(decision=decision)
    assert confirm(batch.pk, batch.digest)


@pytest.fixture
def two_records():
    """Return nothing: a conference paper and the article that came of it are there."""
    import_(PAPER, "papers")
    created = import_(ARTICLE, "articles")
    if created.counts != {"new": 1}:
        batch = planned(ARTICLE, "articles")
        ImportEntry.objects.filter(batch=batch).update(decision="create")
        assert confirm(batch.pk, batch.digest)
    assert Publication.objects.count() == 2


def test_a_question_names_every_record_that_an_entry_may_be(two_records):
    entry = import_(ENTRY, "scholar").entries[0]
    assert entry.outcome == "possible_duplicate"
    assert sorted(records(entry)) == ["article", "paper"]
    assert entry.lookalike_id == entry.lookalikes[0].key.publication
    assert entry.slug == records(entry)[0]
    assert [one.code for one in entry.messages].count("resembles-publication-too") == 1


def test_no_more_than_three_are_named():
    for number in range(5):
        title = "Cores of the ice in alpine lakes and rivers"
        Publication.objects.create(title=title, slug=f"record{number}")
    entry = import_(ENTRY, "scholar").entries[0]
    assert len(entry.lookalikes) == 3


def test_the_record_that_was_chosen_gets_the_entry_and_keeps_it(two_records):
    batch = planned(ENTRY, "scholar")
    second = batch.entries.get().lookalikes[1]["publication"]
    decided(batch, "same 2")
    assert SourceEntry.objects.get(source="scholar").publication_id == second
    assert Publication.objects.get(pk=second).page == "1-9"
    written = batch.entries.get()
    assert (written.publication_id, written.lookalike_id) == (second, second)
    assert set(import_(ENTRY, "scholar").counts) <= {"unchanged", "kept"}
    undo(batch.pk)
    assert Publication.objects.get(pk=second).page == ""
    assert not SourceEntry.objects.filter(source="scholar").exists()
    assert import_(ENTRY, "scholar").counts == {"possible_duplicate": 1}


def test_a_choice_follows_its_record_when_the_plan_is_made_anew(two_records):
    batch = planned(ENTRY, "scholar")
    first, second = (one["publication"] for one in batch.entries.get().lookalikes)
    batch.entries.update(decision="same 2")
    # The one that was chosen is the only one now.
    Publication.objects.filter(pk=first).update(title="Winds of spring")
    plan_staged(batch)
    entry = batch.entries.get()
    assert (entry.decision, entry.lookalike_id) == ("same", second)
    # And now it is none any more: nothing is merged with the other one instead.
    Publication.objects.filter(pk=first).update(title="Cores of the ice in alpine lakes and rivers")
    Publication.objects.filter(pk=second).update(title="Winds of spring")
    plan_staged(batch)
    entry = batch.entries.get()
    assert (entry.decision, entry.lookalike_id) == ("", first)


def test_the_same_for_many_is_the_likest_and_is_taken_back_to_what_was_chosen(two_records):
    batch = planned(ENTRY, "scholar")
    batch.entries.update(decision="same 2")
    assert decide_many(batch, batch.entries.all(), "same") == 1
    assert batch.entries.get().decision == "same"
    assert take_back_many(batch) == 1
    assert batch.entries.get().decision == "same 2"


def test_an_entry_may_be_one_of_several_entries_of_its_file():
    batch = planned(PAPER + ARTICLE + ENTRY, "s")
    assert batch.entries.get(citekey="article").outcome == "possible_duplicate"
    batch.entries.filter(citekey="article").update(decision="create")
    entry = batch.entries.get(citekey="scholar")
    rank = [one["citekey"] for one in entry.lookalikes].index("article")
    assert len(entry.lookalikes) == 2
    decided(batch, ["same", "same 2"][rank])
    assert SourceEntry.objects.get(citekey="scholar").publication.citekey == "article"
    assert Publication.objects.count() == 2


def test_two_entries_of_one_work_are_one_lookalike():
    doi = "doi = {10.5555/ice}"
    twins = PAPER.replace("year", f"{doi}, year") + PAPER.replace("year", f"{doi}, year").replace(
        "{paper", "{again"
    )
    batch = planned(twins + ENTRY, "s")
    assert len(batch.entries.get(citekey="scholar").lookalikes) == 1


def test_beside_a_doi_that_another_title_has_the_record_with_the_title_is_named(two_records):
    import_(
        PAPER.replace("Cores of the ice in alpine", "Tides of seas near")
        .replace("paper", "t")
        .replace("year", "doi = {10.5555/tides}, year"),
        "tides",
    )
    copied = ENTRY.replace("year", "doi = {10.5555/tides}, year")
    named = records(import_(copied, "scholar").entries[0])
    assert named[0] == "t"
    assert sorted(named[1:]) == ["article", "paper"]


def test_what_the_sentences_say_of_others_is_there_in_german(two_records):
    entry = import_(ENTRY, "scholar").entries[0]
    with override("de"):
        assert str(entry.messages[-1]).startswith("Es kann auch die Publikation")
