"""Keywords of an import: kept with what it reads, and taken back with it."""

import pytest

from publications.bibtex.entry import SourceFile
from publications.imports.keywords.keywords import keywords_of
from publications.imports.keywords.topics import (
    give,
)
from publications.imports.planning.fit import KEYWORD_LENGTH, MOST_KEYWORDS
from publications.imports.run import read_and_plan
from publications.imports.undo.reversal import undo
from publications.models import Publication, PublicationTopic, SourceEntry
from publications.vocabulary.snapshot import Snapshot
from tests.factories import TopicFactory
from tests.publications.imports.keywords.keyword_page import bib, import_keywords

pytestmark = pytest.mark.django_db


def test_an_import_keeps_the_keywords_of_what_it_reads_and_the_source_entry_does_not():
    batch = import_keywords("MRI, Deep Learning.; atlas", None)
    first, second = batch.entries.order_by("line")
    assert first.incoming["keywords"] == ["MRI", "Deep Learning", "atlas"]
    assert "keywords" not in second.incoming
    for row in SourceEntry.objects.all():
        assert row.fields.keys() == {"values", "names"}


def test_an_entry_that_says_the_same_again_is_unchanged_and_has_no_keywords():
    import_keywords("MRI")
    batch = import_keywords("MRI")
    entry = batch.entries.get()
    assert (entry.outcome, entry.incoming) == ("unchanged", None)
    assert keywords_of(batch) == []


def test_other_keywords_alone_change_nothing():
    import_keywords("MRI")
    batch = import_keywords("CT")
    entry = batch.entries.get()
    assert (entry.outcome, entry.changes) == ("unchanged", {})
    assert [one.text for one in keywords_of(batch)] == ["CT"]


def test_keywords_count_neither_for_equality_nor_for_the_digest_of_a_plan():
    with_, without = Snapshot({}, [], ["MRI"]), Snapshot()
    assert with_ == without
    assert Snapshot.from_json(with_.as_json()).keywords == ["MRI"]
    assert without.as_json() == {"values": {}, "names": []}
    plan = read_and_plan([SourceFile("a.bib", bib("MRI").encode())], "Zotero")
    digest = plan.digest
    plan.entries[0].incoming.keywords.clear()
    assert plan.digest == digest


def test_keywords_have_a_limit_in_number_and_length():
    words = ["x" * (KEYWORD_LENGTH + 1), "y" * KEYWORD_LENGTH, *(f"w{n}" for n in range(60_000))]
    batch = import_keywords(", ".join(words))
    kept = batch.entries.get().incoming["keywords"]
    assert kept[:2] == ["y" * KEYWORD_LENGTH, "w0"]
    assert len(kept) == MOST_KEYWORDS


def test_a_line_ends_a_keyword_only_where_nothing_else_does():
    batch = import_keywords("magnetic\n   resonance imaging, atlas", "deep learning\ngraphs")
    assert [one.text for one in keywords_of(batch)] == [
        *("atlas", "deep learning", "graphs", "magnetic resonance imaging")
    ]


def test_an_import_that_had_keywords_can_be_undone_without_a_trace():
    batch = import_keywords("MRI", "MRI, CT")
    undo(batch.pk)
    assert not Publication.objects.live().exists()


def test_undoing_an_import_takes_back_the_topics_that_its_keywords_gave():
    batch = import_keywords("MRI", "MRI, CT")
    topic = TopicFactory(name="MRI")
    ids = list(Publication.objects.order_by("pk").values_list("pk", flat=True))
    give(batch, {topic.pk: ids}, None)
    _, undone = undo(batch.pk)
    assert [one.left for one in undone] == [[], []]
    assert not PublicationTopic.objects.exists()
    assert not Publication.objects.live().exists()


def test_a_topic_that_was_given_by_hand_keeps_a_publication():
    batch = import_keywords("MRI")
    Publication.objects.get().topics.add(TopicFactory(name="MRI"))
    PublicationTopic.objects.create(
        content_object=Publication.objects.get(), tag=TopicFactory(name="CT")
    )
    _, undone = undo(batch.pk)
    assert [[str(reason) for reason in one.left] for one in undone] == [["It was given topics."]]
