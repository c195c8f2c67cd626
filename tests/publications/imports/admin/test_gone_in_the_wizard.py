"""The wizard and a file that is the whole of its source."""

import pytest
from django.urls import reverse

from publications.models import ImportBatch, Publication
from tests.publications.imports.admin.wizard import entry_of, text_of
from tests.publications.imports.gone_works import entry, file

pytestmark = pytest.mark.django_db
NINE, TEN = file(*range(9)), file(*range(10))


@pytest.fixture
def batch(wizard):
    """Return the plan for a file that lacks one of ten works."""
    wizard.imported(TEN)
    return wizard.plan(NINE, complete="on")


def visible():
    """Return whether visitors see the work that is gone."""
    return Publication.objects.visible().filter(slug="work9").exists()


def test_an_entry_that_is_gone_is_shown_with_its_title_and_last_text(wizard, batch):
    page = wizard.page(batch, "?outcome=gone")
    assert batch.counts == {"unchanged": 9, "gone": 1}
    for part in ("not in the file", "Results number 9", "@article{work9", "hide it from visitors"):
        assert part in page
    assert "the whole of its source" in page


@pytest.mark.parametrize(
    ("decision", "before", "after"),
    [
        ("stay", "The record stays, also from now on.", "The record stays, also from now on."),
        ("hide", "Will be hidden from visitors.", "Hidden from visitors."),
        ("take out", "Will be taken out of the portal.", "Taken out of the portal."),
    ],
)
def test_what_will_become_of_it_is_what_became_of_it(wizard, batch, decision, before, after):
    gone = entry_of(batch, "work9")
    wizard.post(batch, "decide", {f"decision-{gone.pk}": decision})
    assert before in wizard.page(batch, "?outcome=gone")
    wizard.confirm(batch)
    assert after in wizard.page(batch, "?outcome=gone")
    assert visible() == (decision == "stay")


def test_the_address_of_what_was_taken_out_says_that_it_is_gone(wizard, batch, site_tree, client):
    assert client.get("/publications/work9/").status_code == 200
    wizard.confirm(batch, **{f"decision-{entry_of(batch, 'work9').pk}": "take out"})
    assert client.get("/publications/work9/").status_code == 410
    wizard.imported(TEN)
    assert client.get("/publications/work9/").status_code == 200


def test_what_nobody_decides_stays_open(wizard, batch):
    wizard.confirm(batch)
    assert "Left open: nothing was written." in wizard.page(batch, "?outcome=gone")
    assert visible()


def test_the_page_of_an_undo_says_what_comes_back(wizard, batch):
    gone = entry_of(batch, "work9")
    wizard.confirm(batch, **{f"decision-{gone.pk}": "take out"})
    page = wizard.client.get(reverse("imports:undo", args=[batch.pk]))
    assert "What it took out comes back: 1" in text_of(page)
    undone = text_of(wizard.post(batch, "undo", follow=True))
    assert "Back in the portal, from which this import had taken it." in undone
    assert visible()


def test_of_a_work_that_another_source_has_only_the_entry_is_let_go(wizard):
    wizard.imported(TEN)
    wizard.imported(entry(9), source="DBLP")
    page = wizard.page(wizard.plan(NINE, complete="on"), "?outcome=gone")
    assert "let go of what this source said: the record stays" in page
    assert "DBLP has it as well" in page
    assert "hide it from visitors" not in page


@pytest.fixture
def doubtful(wizard):
    """Return the plan for a file that lacks half of its source."""
    wizard.imported(TEN)
    return wizard.plan(file(*range(5)), complete="on")


def test_if_much_would_go_nothing_is_shown_or_written_before_an_answer(wizard, doubtful):
    page = wizard.page(doubtful)
    assert "5 of 10 works would go: is this really the whole of “Zotero”?" in page
    assert "data-import-entry" not in page
    assert not wizard.signed_plan(doubtful)
    answer = wizard.post(doubtful, "confirm", {}, follow=True)
    assert "Say first whether" in text_of(answer)
    assert doubtful.status == "planned"


def test_whoever_says_yes_sees_what_is_gone_and_is_not_asked_again(wizard, doubtful):
    wizard.post(doubtful, "whole", {"whole": "yes"})
    wizard.post(doubtful, "again")
    page = wizard.page(doubtful, "?outcome=gone")
    assert page.count("data-import-entry=") == 5
    assert "take it out of the portal (5)" in page
    wizard.post(doubtful, "decide", {"do": "bulk", "bulk": "take out"}, query="?outcome=gone")
    wizard.confirm(doubtful)
    assert Publication.objects.live().count() == 5


def test_whoever_says_no_gets_the_plan_without_anything_gone(wizard, doubtful):
    wizard.post(doubtful, "whole", {"whole": "no"})
    assert (doubtful.complete, doubtful.counts) == (False, {"unchanged": 5})
    assert "the whole of its source" not in wizard.page(doubtful)


def test_planning_the_same_files_anew_asks_about_what_was_left_open(wizard, batch):
    wizard.confirm(batch)
    wizard.post(batch, "again")
    assert ImportBatch.objects.latest("pk").counts == {"unchanged": 9, "gone": 1}
