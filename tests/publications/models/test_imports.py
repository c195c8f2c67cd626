"""Records of imports: batches, files, entries and what they say."""

import json

import pytest
from django.core import serializers
from django.db import IntegrityError, connection, transaction

from publications.messages.message import Message
from publications.models.import_batch import ImportBatch, ImportFile, ImportProgress
from publications.models.import_entry import CHOICES, LEFT_OUT, Decision, ImportEntry, Outcome
from publications.models.messages_field import MessagesField
from publications.models.publication_topic import PublicationTopic
from publications.models.skipped_entry import SkippedEntry
from publications.models.source_entry import SourceEntry
from tests.factories import PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db

CUT = Message("value-cut", record_field="title", length=9, most=5)


@pytest.fixture
def batch():
    return ImportBatch.objects.create(source="Zotero")


def _entry(batch, **fields):
    return ImportEntry.objects.create(batch=batch, file="a.bib", line=3, citekey="k", **fields)


def test_messages_are_stored_as_data_and_read_as_messages(batch):
    batch.messages = [CUT, "A sentence of an older version."]
    batch.save()
    batch.refresh_from_db()
    assert batch.messages == [CUT, "A sentence of an older version."]
    with connection.cursor() as cursor:
        cursor.execute("SELECT messages FROM publications_importbatch")
        (stored,) = cursor.fetchone()
    assert json.loads(stored)[0] == CUT.as_json()


def test_messages_are_read_from_json_whatever_is_stored():
    field = MessagesField()
    assert field.to_python([CUT.as_json(), CUT, "text"]) == [CUT, CUT, "text"]
    assert field.to_python(None) is None
    assert field.to_python([]) == []


def test_messages_come_back_from_a_serializer(batch):
    batch.messages = [CUT]
    (copied,) = serializers.deserialize("json", serializers.serialize("json", [batch]))
    assert copied.object.messages == [CUT]


def test_migrations_know_a_column_of_json():
    assert MessagesField(default=list).deconstruct()[1] == "django.db.models.JSONField"


def test_imports_come_latest_first_and_say_their_source_and_number(batch):
    later = ImportBatch.objects.create(source="DBLP")
    assert list(ImportBatch.objects.all()) == [later, batch]
    assert str(batch) == f"Zotero #{batch.pk}"
    assert batch.status == "planning"


def test_an_import_is_undone_once(batch):
    ImportBatch.objects.create(source="Zotero", undoes=batch)
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportBatch.objects.create(source="Zotero", undoes=batch)


def test_files_come_as_they_were_uploaded_and_each_has_a_place(batch):
    second = ImportFile.objects.create(batch=batch, position=1, name="b.bib", content=b"\xff\0")
    first = ImportFile.objects.create(batch=batch, position=0, name="a.bib", content=b"")
    assert list(batch.files.all()) == [first, second]
    assert bytes(batch.files.get(position=1).content) == b"\xff\0"
    assert str(first) == "a.bib"
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportFile.objects.create(batch=batch, position=1, name="c.bib", content=b"")


def test_progress_is_told_in_entries(batch):
    assert str(ImportProgress(batch=batch, done=3, total=10)) == "3 / 10"


def test_an_entry_is_called_by_its_place(batch):
    assert str(_entry(batch, outcome="new")) == "a.bib:3 k"


@pytest.mark.parametrize(
    ("outcome", "choices"),
    [
        (Outcome.NEW, {"later", "skip"}),
        (Outcome.CHANGED, {"later", "skip"}),
        (Outcome.CONFLICT, {"keep", "overwrite", "later", "skip"}),
        (Outcome.POSSIBLE_DUPLICATE, {"same", "create", "later", "skip"}),
        (Outcome.SKIPPED, {"take in"}),
        (Outcome.UNCHANGED, set()),
        (Outcome.KEPT, set()),
        (Outcome.DUPLICATE, set()),
        (Outcome.INVALID, set()),
    ],
)
def test_what_may_be_decided_follows_from_what_was_found(outcome, choices):
    assert {choice.value for choice in ImportEntry(outcome=outcome).choices} == choices
    assert set(LEFT_OUT) == {Decision.LATER, Decision.SKIP}
    assert outcome in CHOICES or not choices


def test_what_was_there_before_is_empty_until_an_entry_is_written(batch):
    assert _entry(batch, outcome="new").was == {}
    assert _entry(batch, outcome="new", before={"record": None}).was == {"record": None}


def test_an_entry_outlives_its_publication_and_goes_with_its_import(batch):
    publication, lookalike = PublicationFactory(), PublicationFactory()
    entry = _entry(batch, outcome="new", publication=publication, lookalike=lookalike)
    publication.delete()
    lookalike.delete()
    entry.refresh_from_db()
    assert (entry.publication, entry.lookalike) == (None, None)
    batch.delete()
    assert not ImportEntry.objects.exists()


def _source_entry(publication, **fields):
    fields = {"source": "Zotero", "citekey": "k", "raw": "", "fingerprint": "1", **fields}
    return SourceEntry.objects.create(publication=publication, **fields)


def test_a_source_has_one_base_for_a_publication_and_may_repeat_it():
    publication = PublicationFactory()
    assert str(_source_entry(publication)) == "Zotero: k"
    _source_entry(publication, fingerprint="2", repeated=True)
    _source_entry(publication, fingerprint="3", repeated=True)
    _source_entry(publication, source="DBLP")
    _source_entry(PublicationFactory())
    for fields in ({"citekey": "other"}, {"repeated": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            _source_entry(publication, **fields)


def test_an_entry_is_skipped_once_in_each_source():
    entry = {"citekey": "k", "title_key": "engines"}
    assert str(SkippedEntry.objects.create(source="Zotero", **entry)) == "Zotero: k"
    SkippedEntry.objects.create(source="DBLP", **entry)
    with pytest.raises(IntegrityError), transaction.atomic():
        SkippedEntry.objects.create(source="Zotero", **entry)


def test_a_topic_is_given_once_and_outlives_the_import_that_gave_it(batch):
    topic = TopicFactory()
    row = PublicationTopic.objects.create(
        content_object=PublicationFactory(), tag=topic, given_by=batch
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationTopic.objects.create(content_object=row.content_object, tag=topic)
    batch.delete()
    row.refresh_from_db()
    assert row.given_by is None
