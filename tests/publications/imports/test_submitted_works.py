"""Submitted works: hidden until they are accepted."""

import pytest
from django.db import IntegrityError, transaction

from publications.imports.undo.reversal import undo
from publications.models import (
    Publication,
)
from tests.publications.imports.imported import MENTEN, import_texts

pytestmark = pytest.mark.django_db


def test_a_submitted_work_is_public_once_it_is_accepted_and_not_before():
    submitted = MENTEN.replace("year = 2023", "year = 2023, pubstate = {submitted}")
    import_texts(submitted, source="s")
    assert not Publication.objects.visible().exists()
    batch = import_texts(submitted.replace("{submitted}", "{inpress}"), source="s").batch
    assert Publication.objects.visible().get().status == "in press"
    undo(batch.pk)
    assert Publication.objects.get().status == "submitted"
    assert not Publication.objects.visible().exists()


def test_the_database_keeps_a_submitted_work_from_being_public():
    import_texts(MENTEN.replace("year = 2023", "pubstate = {submitted}"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.update(public=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.update(public=True, status="submitted")
    Publication.objects.update(public=True, status="accepted")


def test_a_work_that_is_saved_as_submitted_is_hidden_without_being_told():
    publication = Publication.objects.create(title="On tides", status="submitted")
    assert not publication.public
    assert not Publication.objects.visible().exists()


def test_undoing_the_import_of_a_submitted_work_takes_it_back():
    batch = import_texts(MENTEN.replace("year = 2023", "pubstate = {submitted}")).batch
    _, undone = undo(batch.pk)
    assert [one.retired for one in undone] == [True]


def test_what_an_editor_hid_stays_hidden_whatever_its_status():
    import_texts(MENTEN.replace("year = 2023", "pubstate = {inpress}"), source="s")
    Publication.objects.update(public=False)
    import_texts(MENTEN.replace("year = 2023", "pubstate = {accepted}"), source="s")
    assert not Publication.objects.visible().exists()
    assert Publication.objects.get().status == "accepted"
