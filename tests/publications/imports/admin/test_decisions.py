"""Decisions about the entries of a plan: what they do, and what is refused."""

import json
import re

import pytest
from django.urls import reverse

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import Publication, SkippedEntry, SourceEntry
from tests.publications.imports.admin.decided import MOVED, decide
from tests.publications.imports.admin.wizard import (
    BROKEN,
    CASCADE,
    LOOKALIKE,
    VESSELS,
    entry_of,
    text_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lookalike(wizard):
    """Return a planned import of an entry that looks like a publication of another source."""
    wizard.imported(VESSELS)
    batch = wizard.plan(LOOKALIKE, source="DBLP")
    assert batch.counts == {"possible_duplicate": 1}
    return batch


def _texts(answer):
    return [entry["text"] for entry in answer["entries"].values()]


def _venue():
    publication = Publication.objects.get()
    return publication.container_title, publication.issued_year


# Their effects


def test_an_entry_left_out_this_time_is_asked_about_the_next_time(wizard):
    batch = wizard.plan(CASCADE + VESSELS)
    assert decide(wizard, batch, "cascade", "later")["saved"]
    wizard.confirm(batch)
    assert [one.citekey for one in Publication.objects.all()] == ["vessels"]
    assert not SkippedEntry.objects.exists()
    assert wizard.plan(CASCADE).counts == {"new": 1}


def test_an_entry_that_is_not_ours_stays_left_out_until_it_is_taken_in(wizard):
    batch = wizard.plan(CASCADE + VESSELS)
    decide(wizard, batch, "cascade", "skip")
    wizard.confirm(batch)
    assert [one.citekey for one in Publication.objects.all()] == ["vessels"]
    again = wizard.plan(CASCADE)
    assert again.counts == {"skipped": 1}
    decide(wizard, again, "cascade", "take in")
    wizard.confirm(again)
    assert Publication.objects.count() == 2


def test_what_was_taken_in_after_all_is_no_longer_left_out(wizard):
    batch = wizard.plan(CASCADE)
    decide(wizard, batch, "cascade", "skip")
    wizard.confirm(batch)
    again = wizard.plan(CASCADE)
    decide(wizard, again, "cascade", "take in")
    wizard.confirm(again)
    assert wizard.plan(MOVED).counts == {"changed": 1}


def test_undoing_what_was_taken_in_leaves_it_out_again(wizard):
    batch = wizard.plan(CASCADE)
    decide(wizard, batch, "cascade", "skip")
    wizard.confirm(batch)
    again = wizard.plan(CASCADE)
    decide(wizard, again, "cascade", "take in")
    wizard.confirm(again)
    wizard.post(again, "undo")
    assert wizard.plan(CASCADE).counts == {"skipped": 1}


@pytest.mark.parametrize("decision", ["later", "skip"])
def test_what_repeats_an_entry_that_is_left_out_is_not_created_in_its_stead(wizard, decision):
    batch = wizard.plan(CASCADE + CASCADE.replace("{cascade,", "{twice,") + VESSELS)
    assert batch.counts == {"new": 2, "duplicate": 1}
    decide(wizard, batch, "cascade", decision)
    wizard.confirm(batch)
    assert [one.citekey for one in Publication.objects.all()] == ["vessels"]
    assert [one.citekey for one in SourceEntry.objects.all()] == ["vessels"]


def test_what_looks_like_an_entry_that_is_left_out_stays_open(wizard):
    batch = wizard.plan(VESSELS + LOOKALIKE)
    assert batch.counts == {"new": 1, "possible_duplicate": 1}
    decide(wizard, batch, "vessels", "later")
    decide(wizard, batch, "other", "same")
    wizard.confirm(batch)
    assert not Publication.objects.exists()


def test_a_conflict_keeps_the_record_unless_told_otherwise(wizard, conflict):
    wizard.confirm(conflict)
    assert _venue() == ("IEEE TMI", 2016)


def test_a_conflict_takes_the_file_where_that_was_chosen(wizard, conflict):
    answer = decide(wizard, conflict, "cascade", None, issued_year="file")
    assert _texts(answer) == ["1 field will be updated."]
    wizard.confirm(conflict)
    assert _venue() == ("IEEE TMI", 2018)


def test_a_conflict_takes_all_of_the_file_at_once(wizard, conflict):
    answer = decide(wizard, conflict, "cascade", "overwrite")
    (entry,) = answer["entries"].values()
    assert sorted(entry["chosen"]) == ["container_title", "issued_year"]
    wizard.confirm(conflict)
    assert _venue() == ("Trans. Med. Imaging", 2018)


def test_a_choice_of_one_field_takes_back_the_one_about_all(wizard, conflict):
    decide(wizard, conflict, "cascade", "overwrite")
    decide(wizard, conflict, "cascade", "overwrite", issued_year="record")
    entry = entry_of(conflict, "cascade")
    assert (entry.decision, entry.chosen) == ("", ["container_title"])
    wizard.confirm(conflict)
    assert _venue() == ("Trans. Med. Imaging", 2016)


def test_keeping_the_record_settles_a_conflict(wizard, conflict):
    assert "to decide <b>1</b>" in re.sub(r" data-count=\"\w+\"", "", wizard.page(conflict))
    answer = decide(wizard, conflict, "cascade", "keep")
    assert answer["undecided"] == 0
    wizard.confirm(conflict)
    assert _venue() == ("IEEE TMI", 2016)
    assert wizard.plan(MOVED).counts == {"kept": 1}


def test_a_possible_duplicate_that_is_left_open_is_not_written(wizard, lookalike):
    wizard.confirm(lookalike)
    assert Publication.objects.count() == 1
    page = wizard.page(lookalike)
    assert "1 entry was left undecided, and nothing was written for it." in page
    assert "left undecided <b" in page
    response = wizard.post(lookalike, "again", {"open": "1"}, follow=True)
    assert response.redirect_chain[-1][0].endswith("?open=1")
    assert response.context["undecided"] == 1
    assert wizard.client.get(reverse("imports:list")).status_code == 200


def test_a_possible_duplicate_shows_what_merging_would_change(wizard, lookalike):
    page = wizard.page(lookalike)
    assert "If they are merged" in page
    entry = entry_of(lookalike, "other")
    assert (set(entry.changes), entry.taken) == ({"container_title", "volume"}, ["volume"])


def test_a_possible_duplicate_can_be_merged_field_by_field(wizard, lookalike):
    answer = decide(wizard, lookalike, "other", "same", container_title="file")
    assert _texts(answer) == ["2 fields will be updated."]
    wizard.confirm(lookalike)
    publication = Publication.objects.get()
    assert publication.volume == "7"
    assert publication.container_title == "Proceedings of another Conference"
    assert {entry.source for entry in publication.source_entries.all()} == {"Zotero", "DBLP"}


def test_a_possible_duplicate_that_is_none_is_created_and_not_asked_about_again(wizard, lookalike):
    decide(wizard, lookalike, "other", "create")
    wizard.confirm(lookalike)
    assert Publication.objects.count() == 2
    assert wizard.plan(LOOKALIKE, source="DBLP").counts == {"unchanged": 1}


def test_the_effect_that_is_shown_before_is_what_is_done(wizard, lookalike):
    decide(wizard, lookalike, "other", "same")
    page = wizard.page(lookalike)
    assert "1 field will be updated." in page
    wizard.confirm(lookalike)
    page = wizard.page(lookalike)
    assert "1 field updated." in page
    assert re.search(r'href="\?effect=update"[^>]*>updated <b>1</b>', page)


# Refused


@pytest.mark.parametrize("decision", ["overwrite", "same", "take in", "nonsense", "SKIP", "x" * 99])
def test_a_decision_that_an_outcome_does_not_allow_is_ignored(wizard, decision):
    batch = wizard.plan(CASCADE)
    decide(wizard, batch, "cascade", decision)
    assert entry_of(batch, "cascade").decision == ""


def test_a_field_that_does_not_differ_cannot_be_chosen(wizard, conflict):
    decide(wizard, conflict, "cascade", None, title="file", nonsense="file", names="file")
    assert entry_of(conflict, "cascade").chosen == []


def test_an_entry_of_another_import_is_not_decided_about(wizard):
    batch, other = wizard.plan(CASCADE), wizard.plan(VESSELS)
    entry = entry_of(other, "vessels")
    answer = wizard.post(
        batch,
        "decide",
        {f"decision-{entry.pk}": "skip"},
        headers={"accept": "application/json"},
    )
    assert not json.loads(answer.content)["saved"]
    assert entry_of(other, "vessels").decision == ""


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 40, "1-2", "²", "1;DROP"])
def test_a_made_up_entry_changes_nothing(wizard, key):
    batch = wizard.plan(CASCADE)
    response = wizard.post(batch, "decide", {f"decision-{key}": "skip", "field--": "file"})
    assert response.status_code == 302
    assert entry_of(batch, "cascade").decision == ""


def test_nothing_is_decided_about_what_was_imported(wizard):
    batch = wizard.imported(CASCADE)
    answer = decide(wizard, batch, "cascade", "skip")
    assert not answer["saved"]
    assert entry_of(batch, "cascade").decision == ""


def test_a_choice_on_a_page_that_is_out_of_date_is_said_not_to_be_saved(wizard):
    batch = wizard.plan(CASCADE)
    old = entry_of(batch, "cascade").pk
    wizard.post(batch, "again")
    choice = {f"decision-{old}": "skip"}
    answer = wizard.post(batch, "decide", choice, headers={"accept": "application/json"})
    assert "Reload the page" in json.loads(answer.content)["message"]
    response = wizard.post(batch, "decide", choice, follow=True)
    assert "check your last choices" in response.content.decode()


def test_a_decision_that_no_longer_makes_sense_is_dropped_from_a_new_plan(wizard):
    batch = wizard.plan(LOOKALIKE.replace("{other,", "{vessels,"), source="Zotero")
    decide(wizard, batch, "vessels", "later")
    import_files(
        [SourceFile("a.bib", LOOKALIKE.replace("{other,", "{vessels,").encode())], "Zotero"
    )
    wizard.post(batch, "again")
    entry = entry_of(batch, "vessels")
    assert (entry.outcome, entry.decision) == ("unchanged", "")


# Many at once


def test_a_decision_about_all_holds_for_all_shown_that_allow_it_and_for_no_other(wizard):
    batch = wizard.plan(CASCADE + VESSELS + BROKEN)
    response = wizard.post(
        batch, "decide", {"do": "bulk", "bulk": "later"}, query="?q=ruckert", follow=True
    )
    assert "1 entry was decided at once: leave it out this time." in text_of(response)
    decided = dict(batch.entries.values_list("citekey", "decision"))
    assert decided == {"cascade": "later", "vessels": "", "broken": ""}
    wizard.post(batch, "decide", {"do": "bulk", "bulk": "skip"})
    wizard.post(batch, "decide", {"do": "bulk", "bulk": ""}, query="?outcome=new&q=vessels")
    assert dict(batch.entries.values_list("citekey", "decision"))["cascade"] == "skip"
    assert entry_of(batch, "vessels").decision == ""


def test_a_decision_about_all_that_none_allows_says_so(wizard):
    batch = wizard.plan(CASCADE)
    response = wizard.post(batch, "decide", {"do": "bulk", "bulk": "same"}, follow=True)
    assert "None of the entries shown allows that." in response.content.decode()


def test_taking_the_file_in_all_conflicts_takes_every_field(wizard, conflict):
    wizard.post(conflict, "decide", {"do": "bulk", "bulk": "overwrite"}, query="?open=1")
    wizard.confirm(conflict)
    assert _venue() == ("Trans. Med. Imaging", 2018)


def test_an_import_under_a_filter_says_that_it_imports_everything(wizard, lookalike):
    assert "Import as shown" in wizard.page(lookalike)
    page = wizard.page(lookalike, "?outcome=possible_duplicate")
    assert "Import the one entry" in page
    assert "Import as shown" not in page
