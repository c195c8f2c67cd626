"""Messages as data: sentences in the reader's language, and back from the database."""

import pytest
from django.core import serializers
from django.utils.translation import override

from labportal.base.database.bulk_copy import copy_rows
from publications.messages.message import Message, message_from_json
from publications.models import ImportBatch, ImportEntry

COMMA = Message("field-comma", field="title")
ENGLISH = "A comma is missing after the field title."
GERMAN = "Nach dem Feld title fehlt ein Komma."


def test_a_message_is_a_sentence_in_the_language_of_whoever_reads_it():
    with override("en"):
        assert str(COMMA) == ENGLISH
    with override("de"):
        assert str(COMMA) == GERMAN
        assert COMMA.english == ENGLISH
        assert str(COMMA) == GERMAN


@pytest.mark.parametrize(
    ("message", "german"),
    [
        (Message("outcome-before", outcome="new"), "Im Plan davor hieß es „neu“."),
        (Message("outcome-before", outcome="moved"), "Im Plan davor hieß es „moved“."),
        (Message("field-changed", record_field="title"), "Seither geändert: Titel."),
        (Message("field-changed", record_field="given"), "Seither geändert: Vornamen."),
        (Message("field-changed", record_field="colour"), "Seither geändert: colour."),
        (Message("in-use", model="publications.publication"), "Sie wird verwendet: Publikation."),
        (Message("in-use", model="songs.song"), "Sie wird verwendet: songs.song."),
        (Message("in-use", model="song"), "Sie wird verwendet: song."),
        (
            Message("entry-too-long", characters=65536),
            "Der Eintrag lässt sich nicht ausschreiben: Er hätte mehr als 65.536 Zeichen.",
        ),
        (
            Message("same-title-years-apart", years=1),
            "Gleicher Titel, gemeinsame Namen, 1 Jahr dazwischen, keine gemeinsame Kennung.",
        ),
        (
            Message("same-title-years-apart", years=2),
            "Gleicher Titel, gemeinsame Namen, 2 Jahre dazwischen, keine gemeinsame Kennung.",
        ),
    ],
)
def test_words_of_the_field_are_stored_as_names_and_shown_as_their_labels(message, german):
    with override("de"):
        assert str(message) == german


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        (
            Message("comma-surplus", field="title", line=3),
            "comma-surplus (field = title, line = 3)",
        ),
        (Message("comma-surplus"), "comma-surplus"),
        (Message("field-comma", name="title"), "field-comma (name = title)"),
        (Message("field-comma"), "field-comma"),
        (Message("same-title-years-apart", years="many"), "same-title-years-apart (years = many)"),
    ],
)
def test_a_message_of_another_version_is_shown_as_it_is_stored(message, shown):
    assert str(message) == shown


def test_a_per_cent_sign_in_a_parameter_is_text():
    assert str(Message("citekey-unreadable", line=1, text="50%s %(x)s")) == (
        "Line 1: the citekey cannot be read near “50%s %(x)s”."
    )


def test_only_long_parameters_are_cut():
    long = Message("field-expected", line=7, text="x" * 100)
    assert dict(long.shortened(10).params) == {"line": 7, "text": "x" * 10 + "…"}
    assert long.shortened(100) == long


def test_messages_that_say_the_same_are_equal():
    assert Message("commented-out", file="a.bib", line=1) == Message(
        "commented-out", line=1, file="a.bib"
    )
    assert len({COMMA, Message("field-comma", field="title"), Message("closing-brace")}) == 2


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("Left out, as decided before.", "Left out, as decided before."),
        ({"code": "field-comma", "params": {"field": ["a"]}}, ENGLISH.replace("title", "['a']")),
        ({"code": "field-comma"}, "{'code': 'field-comma'}"),
        (
            {"code": "no-code", "params": {"code": 1, "self": None}},
            "no-code (code = 1, self = None)",
        ),
        (None, "None"),
    ],
)
def test_whatever_was_stored_can_be_shown(stored, shown):
    assert str(message_from_json(stored)) == shown


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["create", "save", "update", "copy"])
def test_messages_come_back_from_the_database_as_they_were(how):
    messages = [COMMA, Message("commented-out", file="ü\\\t“.bib", line=3), "A sentence."]
    batch = ImportBatch.objects.create(source="s", messages=messages if how == "create" else [])
    if how == "save":
        batch.messages = messages
        batch.save(update_fields=["messages"])
    elif how == "update":
        ImportBatch.objects.update(messages=messages)
    if how == "copy":
        row = {"batch_id": batch.pk, "file": "a", "line": 1, "outcome": "new", "messages": messages}
        copy_rows(ImportEntry, [row])
        assert ImportEntry.objects.get().messages == messages
    else:
        batch.refresh_from_db()
        assert batch.messages == messages
        assert ImportBatch.objects.values_list("messages", flat=True).get() == messages


@pytest.mark.django_db
def test_messages_survive_a_serializer():
    ImportBatch.objects.create(source="s", messages=[COMMA])
    text = serializers.serialize("json", ImportBatch.objects.all())
    [restored] = serializers.deserialize("json", text)
    assert restored.object.messages == [COMMA]
