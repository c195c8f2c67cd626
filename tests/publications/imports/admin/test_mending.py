"""Entries that cannot be read are mended in place."""

import pytest
from django.urls import reverse

from publications.bibtex.entry import SourceFile
from publications.imports.run import read_and_plan
from publications.models import ImportBatch, Publication
from tests.publications.imports.admin.wizard import BROKEN, CASCADE, VESSELS, entry_of, text_of

pytestmark = pytest.mark.django_db

MENDED = "@article{broken,\r\n  title = {Closed at last},\r\n  year = 2020\r\n}"


def mend(wizard, batch, citekey, text, button="mend"):
    """Send the text typed for an entry, and return the answer."""
    pk = entry_of(batch, citekey).pk
    sent = {button: pk, f"text-{pk}": text}
    return wizard.post(batch, "mend", sent, follow=True)


@pytest.fixture
def batch(wizard):
    """Return a plan of which one entry, between two others, cannot be read."""
    return wizard.plan(CASCADE + BROKEN + "\n" + VESSELS)


def test_the_text_of_an_entry_that_cannot_be_read_stands_in_its_form(wizard, batch):
    html = wizard.client.get(reverse("imports:inspect", args=[batch.pk])).content.decode()
    assert f">{BROKEN.strip()}</textarea>" in html
    assert html.count("<textarea") == 1


def test_a_mended_entry_is_planned_and_written_and_the_file_stays_as_it_was(wizard, batch):
    before = bytes(batch.files.get().content)
    answer = mend(wizard, batch, "broken", MENDED)
    assert "Now it can be read: new." in text_of(answer)
    assert batch.counts == {"new": 3}
    assert entry_of(batch, "broken").line == 8
    assert "Mended here." in text_of(answer)
    wizard.confirm(batch)
    assert Publication.objects.get(citekey="broken").title == "Closed at last"
    assert bytes(batch.files.get().content) == before
    assert "As mended" in wizard.page(batch)


def test_what_is_still_wrong_says_why_and_what_was_typed_is_kept(wizard, batch):
    answer = mend(wizard, batch, "broken", BROKEN.replace("2020", "2021"))
    assert "Still not readable" in text_of(answer)
    assert "What you typed is kept." in text_of(answer)
    assert "year = 2021</textarea>" in answer.content.decode()
    assert batch.counts == {"new": 2, "invalid": 1}
    mend(wizard, batch, "broken", MENDED)
    assert batch.counts == {"new": 3}


def test_text_without_an_entry_is_still_invalid_at_the_place_of_the_block(wizard, batch):
    answer = mend(wizard, batch, "broken", "nothing at all")
    assert "nothing at all</textarea>" in answer.content.decode()
    (invalid,) = batch.entries.filter(outcome="invalid")
    assert invalid.line == 8


def test_an_entry_without_a_title_is_mended_too(wizard):
    batch = wizard.plan("@string{me = {Ada Doe}}\n@misc{bare, author = me}\n" + CASCADE)
    assert batch.counts == {"new": 1, "invalid": 1}
    mend(wizard, batch, "bare", "@misc{bare, author = me, title = {Dressed}}")
    wizard.confirm(batch)
    assert [one.name for one in Publication.objects.get(citekey="bare").authors] == ["Ada Doe"]


def test_what_was_mended_can_be_read_as_in_the_file_again(wizard, batch):
    mend(wizard, batch, "broken", MENDED)
    mend(wizard, batch, "broken", "", button="unmend")
    assert batch.counts == {"new": 2, "invalid": 1}
    assert not batch.mended_blocks.exists()


def test_decisions_on_other_entries_stay(wizard, batch):
    other = entry_of(batch, "vessels")
    wizard.post(batch, "decide", {f"decision-{other.pk}": "later"})
    mend(wizard, batch, "broken", MENDED)
    assert entry_of(batch, "vessels").decision == "later"


def test_planning_an_import_anew_takes_what_was_mended_along(wizard, batch):
    mend(wizard, batch, "broken", MENDED)
    wizard.confirm(batch)
    wizard.post(batch, "again")
    assert ImportBatch.objects.latest("pk").counts == {"unchanged": 3}


@pytest.mark.parametrize("pk", ["", "0", "x", "9" * 30])
def test_what_is_no_entry_cannot_be_mended(wizard, batch, pk):
    answer = wizard.post(batch, "mend", {"mend": pk, f"text-{pk}": MENDED}, follow=True)
    assert "cannot be mended any more" in text_of(answer)


def test_an_entry_that_can_be_read_cannot_be_overwritten(wizard, batch):
    answer = mend(wizard, batch, "cascade", MENDED)
    assert "cannot be mended any more" in text_of(answer)
    assert batch.counts == {"new": 2, "invalid": 1}


def test_lines_of_a_file_stay_whatever_the_length_of_the_mended_text(wizard, batch):
    lines = dict(batch.entries.values_list("citekey", "line"))
    mend(wizard, batch, "broken", MENDED + "\n" * 40 + "@misc{more, title = {And one more}}")
    now = dict(batch.entries.values_list("citekey", "line"))
    assert {key: now[key] for key in lines} == lines
    assert batch.counts == {"new": 4}


def test_files_without_mended_text_are_planned_as_before():
    plan = read_and_plan([SourceFile("a.bib", (CASCADE + BROKEN).encode())], "s")
    assert plan.counts == {"new": 1, "invalid": 1}


def test_what_was_typed_is_kept_whatever_button_is_pressed(wizard, batch):
    pk = entry_of(batch, "broken").pk
    wizard.post(batch, "decide", {f"text-{pk}": MENDED, "to": "view=table"})
    assert batch.counts == {"new": 3}


def test_an_import_with_text_that_was_not_looked_at_has_to_be_confirmed_again(wizard, batch):
    pk = entry_of(batch, "broken").pk
    answer = wizard.confirm(batch, **{f"text-{pk}": MENDED})
    assert "the plan with the text that you typed" in text_of(answer)
    assert (batch.status, batch.counts) == ("planned", {"new": 3})


def test_text_that_stands_as_it_is_in_the_file_makes_no_other_plan(wizard, batch):
    pk = entry_of(batch, "broken").pk
    wizard.post(batch, "decide", {f"text-{pk}": BROKEN})
    assert entry_of(batch, "broken").pk == pk
    assert not batch.mended_blocks.exists()
