"""The import wizard: from the upload to the summary and back."""

import re

import pytest
from django.urls import reverse

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files, read_and_plan
from publications.models import ImportBatch, ImportFile, Publication
from tests.factories import PersonFactory, PublicationFactory
from tests.publications.imports.admin.wizard import (
    BROKEN,
    CASCADE,
    SURE,
    VESSELS,
    address,
    entry_of,
    text_of,
)

pytestmark = pytest.mark.django_db


def test_an_upload_shows_what_would_happen_and_writes_no_publication(wizard):
    batch = wizard.plan(CASCADE + BROKEN, VESSELS)
    page = wizard.page(batch)
    assert batch.counts == {"new": 2, "invalid": 1}
    assert not Publication.objects.exists()
    for shown in ("1.bib", "line 8", "Jo Schlemper; Daniel Rückert", "Dynamic MR", "2017"):
        assert shown in page
    assert "the braces are not balanced" in page
    assert "Never closed," in page, "the entry as it stands in the file"


def test_pasted_text_is_an_import_too(wizard):
    batch = wizard.plan(text=VESSELS)
    assert batch.counts == {"new": 1}
    assert [file.name for file in batch.files.all()] == ["pasted.bib"]


def test_files_of_one_name_are_told_apart(wizard):
    batch = wizard.plan(CASCADE, VESSELS, names=("a.bib", "a.bib"))
    assert [file.name for file in batch.files.all()] == ["a.bib", "2-a.bib"]
    assert {entry.file for entry in batch.entries.all()} == {"a.bib", "2-a.bib"}


def test_confirming_writes_the_plan_and_the_summary_links_to_what_was_written(wizard):
    PersonFactory(given="Daniel", family="Rückert")
    batch = wizard.imported(CASCADE + BROKEN)
    publication = Publication.objects.get()
    page = wizard.page(batch)
    edit = reverse("wagtailsnippets_publications_publication:edit", args=[publication.pk])
    assert batch.status == "applied"
    assert f'href="{edit}"' in page
    assert "1 name linked to 1 person of the lab" in page
    assert re.search(r'href="\?effect=create"[^>]*>created <b>1</b>', page)
    assert re.search(r'href="\?effect=unread"[^>]*>could not be read <b>1</b>', page)
    assert re.search(r"data-effect-text>Created\.<", page)


def test_the_plan_says_who_of_the_lab_will_be_linked(wizard):
    PersonFactory(given="Daniel", family="Rückert")
    assert "People of the lab:</p>" not in wizard.page(wizard.plan(VESSELS))
    assert "People of the lab: Daniel Rückert" in wizard.page(wizard.plan(CASCADE))


def test_an_import_is_taken_back_after_a_page_that_says_what_that_does(wizard):
    batch = wizard.imported(CASCADE + VESSELS)
    Publication.objects.filter(citekey="vessels").update(title="A better title")
    before = " ".join(wizard.client.get(address(batch, "undo")).content.decode().split())
    assert "What it created disappears from the portal: 1" in before
    assert "What was touched since stays: 1" in before
    assert "title was changed since." in before
    assert Publication.objects.live().count() == 2
    response = wizard.post(batch, "undo", follow=True)
    assert batch.status == "undone"
    assert [one.citekey for one in Publication.objects.live()] == ["vessels"]
    assert "Left as it is: title was changed since." in response.content.decode()


def test_what_an_undo_says_names_fields_that_go_back(wizard):
    wizard.imported(CASCADE)
    batch = wizard.imported(CASCADE.replace("2017},", "2018},"))
    before = " ".join(wizard.client.get(address(batch, "undo")).content.decode().split())
    assert "What it changed returns to what it was: 1" in before
    assert "Dynamic MR Reconstruction: year" in before


def test_an_import_that_was_taken_back_can_be_planned_anew(wizard):
    batch = wizard.imported(CASCADE)
    wizard.post(batch, "undo")
    wizard.post(batch, "again")
    again = ImportBatch.objects.latest("pk")
    assert (again.status, again.counts) == ("planned", {"new": 1})


def test_the_history_tells_who_when_and_what_and_leads_to_file_and_undo(wizard):
    batch = wizard.imported(CASCADE, names=("group.bib",))
    page = wizard.client.get(reverse("imports:list")).content.decode()
    for shown in ("Zotero #", "librarian", "new: 1", "imported", "group.bib"):
        assert shown in page
    assert address(batch, "undo") in page
    assert reverse("imports:file", args=[batch.pk, 0]) in page


def test_the_history_of_many_imports_asks_for_them_at_once(wizard, django_assert_max_num_queries):
    for number in range(8):
        wizard.plan(CASCADE, source=f"source {number}")
    wizard.client.get(reverse("imports:list"))
    with django_assert_max_num_queries(30):
        wizard.client.get(reverse("imports:list"))


def test_a_plan_of_many_entries_is_shown_in_a_bounded_number_of_queries(
    wizard, django_assert_max_num_queries
):
    entry = "@misc{{m{0}, title = {{Paper number {0} about something else}}, year = {1}}}\n"
    batch = wizard.plan("".join(entry.format(n, 1900 + n) for n in range(60)))
    wizard.page(batch)
    with django_assert_max_num_queries(45):
        page = wizard.page(batch)
    assert "Page 1 of 2" in page
    assert page.count("data-import-entry=") == 50


# Confirming


def test_confirming_twice_imports_once(wizard):
    batch = wizard.plan(CASCADE)
    plan = wizard.signed_plan(batch)
    for _ in range(2):
        response = wizard.post(batch, "confirm", {"plan": plan}, follow=True)
        assert "The import is done." in response.content.decode()
    assert Publication.objects.count() == 1
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize("plan", ["", "made:up", None])
def test_a_plan_that_is_not_signed_is_shown_again_instead_of_written(wizard, plan):
    batch = wizard.plan(CASCADE)
    signed = batch.digest if plan is None else plan
    wizard.post(batch, "confirm", {"plan": signed})
    assert batch.status == "planned"
    assert not Publication.objects.exists()


def test_a_plan_of_another_import_confirms_nothing(wizard):
    other = wizard.signed_plan(wizard.plan(VESSELS))
    batch = wizard.plan(CASCADE)
    wizard.post(batch, "confirm", {"plan": other})
    assert batch.status == "planned"


def test_if_the_records_moved_the_new_plan_is_shown_with_the_decisions_kept(wizard):
    batch = wizard.plan(CASCADE + VESSELS)
    plan = wizard.signed_plan(batch)
    vessels = entry_of(batch, "vessels")
    import_files([SourceFile("a.bib", CASCADE.encode())], "Zotero")
    choice = {f"decision-{vessels.pk}": "later"}
    response = wizard.post(batch, "confirm", {"plan": plan, **choice}, follow=True)
    page = response.content.decode()
    assert batch.status == "planned"
    assert "The records have changed since this plan was shown" in page
    assert "In the plan before this one it was “new”." in page
    assert entry_of(batch, "cascade").outcome == "unchanged"
    assert entry_of(batch, "vessels").decision == "later"
    wizard.confirm(batch)
    assert batch.status == "applied"
    assert [one.citekey for one in Publication.objects.all()] == ["cascade"]


def test_an_import_that_was_taken_back_cannot_be_confirmed_or_discarded(wizard):
    batch = wizard.plan(CASCADE)
    plan = wizard.signed_plan(batch)
    wizard.post(batch, "confirm", {"plan": plan})
    assert "Only what was not imported" in text_of(wizard.post(batch, "discard", SURE, follow=True))
    wizard.post(batch, "undo")
    response = wizard.post(batch, "confirm", {"plan": plan}, follow=True)
    assert "This import cannot be confirmed: it is undone." in text_of(response)
    wizard.post(batch, "discard", SURE)
    assert ImportBatch.objects.filter(pk=batch.pk).exists()
    assert not Publication.objects.live().exists()


def test_a_plan_is_discarded_only_when_the_question_is_answered(wizard):
    batch = wizard.plan(CASCADE + VESSELS)
    choice = {f"decision-{entry_of(batch, 'vessels').pk}": "later"}
    page = text_of(wizard.post(batch, "discard", choice, follow=True))
    assert "The plan of 2 entries is thrown away, with its files." in page
    assert "1 decision is lost." in page
    assert "mended" not in page
    assert entry_of(batch, "vessels").decision == "later"


def test_a_discarded_plan_is_gone_with_its_files(wizard):
    batch = wizard.plan(CASCADE)
    wizard.post(batch, "discard", SURE)
    assert not ImportBatch.objects.exists()
    assert not ImportFile.objects.exists()


def test_an_import_that_crashes_shows_as_failed_and_can_be_tried_again(wizard, monkeypatch, caplog):
    batch = wizard.plan(CASCADE + VESSELS)
    choice = {f"decision-{entry_of(batch, 'vessels').pk}": "later"}
    with monkeypatch.context() as broken:
        broken.setattr("publications.imports.apply.log", lambda *args: 1 / 0)
        response = wizard.confirm(batch, **choice)
    assert batch.status == "failed"
    assert "nothing was written. Plan it anew: your decisions are kept." in text_of(response)
    assert "ZeroDivisionError" in caplog.text
    assert not Publication.objects.exists()
    wizard.post(batch, "again")
    assert batch.status == "planned"
    wizard.confirm(batch)
    assert [one.citekey for one in Publication.objects.all()] == ["cascade"]


def test_a_plan_that_crashes_is_not_kept_waiting(wizard, monkeypatch, caplog):
    monkeypatch.setattr("publications.imports.background.plan_staged", lambda batch: 1 / 0)
    assert "The import failed, and nothing was written." in text_of(wizard.upload(CASCADE))
    assert "could not be planned" in caplog.text


@pytest.fixture
def plannings(monkeypatch):
    """Return a list that grows with each time that files are read and planned."""
    counted = []

    def counting(*args, **options):
        counted.append(options.get("decisions"))
        return read_and_plan(*args, **options)

    monkeypatch.setattr("publications.imports.staging.read_and_plan", counting)
    return counted


def test_an_import_with_decisions_is_planned_once_if_nothing_was_written_since(wizard, plannings):
    batch = wizard.plan(CASCADE + VESSELS)
    choice = {f"decision-{entry_of(batch, 'vessels').pk}": "later"}
    plannings.clear()
    wizard.confirm(batch, **choice)
    assert batch.status == "applied"
    assert [bool(decisions) for decisions in plannings] == [True]


def test_an_import_with_decisions_is_compared_anew_if_anything_was_written_since(wizard, plannings):
    other = PublicationFactory(title="Another work altogether")
    batch = wizard.plan(CASCADE + VESSELS)
    choice = {f"decision-{entry_of(batch, 'vessels').pk}": "later"}
    other.save()
    plannings.clear()
    wizard.confirm(batch, **choice)
    assert batch.status == "applied"
    assert [bool(decisions) for decisions in plannings] == [False, True]
