"""Permissions in the import wizard."""

import re

import pytest
from django.urls import reverse

from publications.models import ImportBatch, Publication
from tests.publications.imports.admin.wizard import (
    BROKEN,
    CASCADE,
    VESSELS,
    Wizard,
    entry_of,
    make_viewer,
)

pytestmark = pytest.mark.django_db

ACTIONS = ["decide", "confirm", "discard", "again", "undo", "whole", "mend", "take_back"]


@pytest.mark.parametrize("action", ACTIONS)
def test_a_viewer_sees_imports_and_can_do_nothing_to_them(wizard, action):
    batch = wizard.imported(CASCADE) if action == "undo" else wizard.plan(CASCADE)
    plan, entry = wizard.signed_plan(batch), entry_of(batch, "cascade")
    before = (batch.status, Publication.objects.live().count())
    viewer = Wizard(make_viewer())
    page = viewer.page(batch)
    assert "Dynamic MR Reconstruction" in page
    assert "data-import-plan" not in page
    assert "<button" not in page.partition('id="entries"')[2].partition("</form>")[0]
    viewer.post(batch, action, {"plan": plan, f"decision-{entry.pk}": "skip"})
    assert (batch.status, Publication.objects.live().count()) == before
    assert entry_of(batch, "cascade").decision == ""
    assert ImportBatch.objects.count() == 1


def test_the_list_leads_to_taking_back_what_was_written_for_those_who_may(wizard):
    written, planned = wizard.imported(CASCADE), wizard.plan(VESSELS)
    ways = [reverse("imports:undo", args=[batch.pk]) for batch in (written, planned)]
    for somebody, shown in ((wizard, [True, False]), (Wizard(make_viewer()), [False, False])):
        content = somebody.client.get(reverse("imports:list")).content.decode()
        assert [way in content for way in ways] == shown


def test_a_viewer_reads_the_table_and_the_text_of_what_cannot_be_read(wizard):
    batch = wizard.plan(CASCADE + BROKEN)
    viewer = Wizard(make_viewer())
    table, cards = viewer.page(batch, "?view=table"), viewer.page(batch)
    assert '<select name="decision' not in table
    assert '<a href="?sort=citekey&amp;view=table">' in table
    assert "<textarea" not in cards
    assert "Never closed" in cards


def test_a_viewer_cannot_upload(wizard, settings):
    viewer = Wizard(make_viewer())
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    for text in (VESSELS, "%" * 5000):
        assert viewer.upload(text=text).status_code == 302
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("action", ACTIONS)
def test_a_button_without_the_token_against_forgery_is_refused(wizard, action):
    batch = wizard.imported(CASCADE) if action == "undo" else wizard.plan(CASCADE)
    status = batch.status
    careful = Wizard(ImportBatch.objects.get().user, enforce_csrf_checks=True)
    response = careful.post(batch, action, {"plan": wizard.signed_plan(batch)})
    assert response.status_code == 403
    assert batch.status == status


def test_an_upload_without_the_token_against_forgery_is_refused(wizard):
    careful = Wizard(make_viewer(), enforce_csrf_checks=True)
    careful.client.force_login(wizard.plan(CASCADE).user)
    assert careful.upload(VESSELS).status_code == 403
    assert ImportBatch.objects.count() == 1
    page = careful.client.get(reverse("imports:add"))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]
    assert careful.upload(VESSELS, csrfmiddlewaretoken=token).status_code == 302
