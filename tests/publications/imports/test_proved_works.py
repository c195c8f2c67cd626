"""Entries that are merged by themselves, because fields prove what they are."""

import pytest

from publications.imports.staging import confirm
from publications.models import ImportEntry, Publication, SourceEntry
from tests.publications.imports.one_file import import_, planned

pytestmark = pytest.mark.django_db

RECORD = """@article{ours, author = {Bell, Ann and Dole, Cy}, year = 2022, volume = 5,
  title = {Cores of the ice in alpine lakes}, journal = {Journal of Ice}}
"""
THEIRS = """@article{theirs, author = {C. Dole and A. Bell}, year = 2022, pages = {1--9},
  title = {Cores of the ice in Alpine Lakes}, journal = {J. Ice}}
"""


def decided(batch, citekey, decision):
    ImportEntry.objects.filter(batch=batch, citekey=citekey).update(decision=decision)
    assert confirm(batch.pk, batch.digest)


def test_an_entry_that_fields_prove_to_be_a_record_is_merged_and_says_on_what_ground():
    import_(RECORD)
    entry = import_(THEIRS, "other").entries[0]
    assert entry.proved
    assert entry.taken == {"page"}
    assert [message.code for message in entry.messages] == [
        "merged-with-publication",
        "proved-by-all-fields",
    ]
    assert Publication.objects.get().page == "1-9"


def test_not_the_same_makes_it_a_record_of_its_own_for_good():
    import_(RECORD)
    batch = planned(THEIRS, "other")
    entry = batch.entries.get()
    assert entry.proved
    assert "create" in entry.choices
    decided(batch, "theirs", "create")
    assert Publication.objects.count() == 2
    assert {one.outcome for one in import_(THEIRS, "other").entries} == {"unchanged"}
    changed = import_(THEIRS.replace("1--9", "1--10"), "other").entries[0]
    assert (changed.outcome, changed.proved) == ("changed", False)
    assert Publication.objects.count() == 2


def test_what_was_merged_by_itself_is_known_at_the_next_import():
    import_(RECORD)
    import_(THEIRS, "other")
    entry = import_(THEIRS, "other").entries[0]
    assert entry.outcome in {"unchanged", "kept"}
    assert not entry.proved
    assert SourceEntry.objects.count() == 2


@pytest.mark.parametrize("texts", [(RECORD, THEIRS), (THEIRS, RECORD)])
def test_two_entries_of_one_file_are_one_work_unless_a_person_says_no(texts):
    batch = planned("".join(texts), "s")
    told = batch.entries.get(proved=True)
    assert [str(message)[:11] for message in told.messages][-2:] == ["Merged with", "Same title,"]
    assert batch.counts["new"] == 1
    decided(batch, told.citekey, "create")
    assert Publication.objects.count() == 2


def test_an_entry_taken_apart_leaves_the_others_of_the_work_together():
    third = THEIRS.replace("{theirs", "{third").replace("Alpine Lakes", "alpine-lakes")
    batch = planned(RECORD + THEIRS + third, "s")
    told = batch.entries.filter(proved=True).order_by("pk")
    assert told.count() == 2
    decided(batch, told.last().citekey, "create")
    assert Publication.objects.count() == 2


def test_a_doi_on_three_titles_identifies_none_of_them_and_asks_nothing():
    doi = "doi = {10.5555/same}"
    entries = [
        f"@article{{k{number}, title = {{{title}}}, author = {{Bell, Ann}}, year = 2020, {doi}}}\n"
        for number, title in enumerate(("Cores of ice", "Tides of the north", "Winds of spring"))
    ]
    plan = import_("".join(entries))
    assert plan.counts == {"new": 3}
    for entry in plan.entries:
        assert [one.code for one in entry.messages] == ["identifier-of-many"]
        assert "10.5555/same stands on 3 different titles" in str(entry.messages[0])
    fourth = f"@article{{k4, title = {{A fourth one}}, author = {{Hay, Gus}}, year = 2001, {doi}}}"
    assert import_(fourth, "other").counts == {"new": 1}


def test_a_doi_on_two_titles_asks():
    doi = "doi = {10.5555/same}"
    entries = [
        f"@article{{k{number}, title = {{{title}}}, author = {{Bell, Ann}}, year = 2020, {doi}}}\n"
        for number, title in enumerate(("Cores of ice", "Tides of the north"))
    ]
    assert import_("".join(entries)).counts == {"new": 1, "possible_duplicate": 1}


def test_entries_of_one_title_are_still_one_by_other_fields_if_their_doi_identifies_none():
    doi = "doi = {10.5555/same}"
    others = "".join(
        f"@article{{o{number}, title = {{{title}}}, author = {{Hay, Gus}}, year = 2001, {doi}}}\n"
        for number, title in enumerate(("Tides of the north", "Winds of spring"))
    )
    twins = RECORD.replace("volume = 5", doi) + THEIRS.replace("pages = {1--9}", doi)
    assert import_(twins + others).counts["new"] == 3
    assert Publication.objects.count() == 3


PREPRINT = """@misc{pre, title = {Safe learning techniques: towards a survey}, year = 2021,
  author = {Kim, Y. and Allmendinger, R. and Roe, M.},
  eprint = {2101.00001}, archiveprefix = {arXiv}}
"""
ARTICLE = """@article{pub, title = {Are learning algorithms safe?}, year = 2022,
  author = {Kim, Young and Allmendinger, Richard and Roe, Mary}, journal = {Journal of Safety}}
"""


@pytest.mark.parametrize("texts", [(PREPRINT, ARTICLE), (ARTICLE, PREPRINT)])
def test_a_preprint_of_another_title_is_asked_about_in_one_file_and_in_two(texts):
    assert import_("".join(texts)).counts == {"new": 1, "possible_duplicate": 1}
    Publication.objects.all().delete()
    SourceEntry.objects.all().delete()
    import_(texts[0], "a")
    entry = import_(texts[1], "b").entries[0]
    assert entry.outcome == "possible_duplicate"
    assert entry.messages[-1].code == "preprint-of-article"
