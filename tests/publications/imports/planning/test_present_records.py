"""Present records that a run of entries may meet, and the slugs and columns they leave."""

import pytest
from django.utils import timezone

from publications.bibtex.entry import PrintedName, ReadEntry
from publications.imports.planning.fit import MOST_KEYWORDS, fit
from publications.imports.planning.present_records import KnownEntry, PresentRecords
from publications.imports.planning.slug_pool import Slot, SlugPool
from publications.messages.message import Message
from publications.models import Publication, SkippedEntry, SourceEntry
from publications.vocabulary.snapshot import Snapshot
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db


def _source_entry(publication, citekey="k", source="Zotero", **fields):
    fields = {"fingerprint": "f", "raw": "", **fields}
    return SourceEntry.objects.create(
        publication=publication, citekey=citekey, source=source, **fields
    )


def test_the_entries_of_a_source_are_known_by_citekey():
    publication, gone = PublicationFactory(), PublicationFactory(retired_at=timezone.now())
    _source_entry(publication, repeated=True, fingerprint="again")
    _source_entry(publication)
    _source_entry(publication, source="DBLP")
    _source_entry(PublicationFactory(), "other")
    _source_entry(gone)
    present = PresentRecords.of_source("Zotero", ["k"])
    first, again = (
        KnownEntry(publication.pk, "f", False),
        KnownEntry(publication.pk, "again", True),
    )
    assert dict(present.known) == {"k": [first, again]}
    assert present.slugs == {publication.pk: publication.slug}
    assert present.as_known("k", "again") == again
    assert present.as_known("k", "changed") is None
    assert present.as_known("unknown", "f") is None


def test_what_was_left_out_for_good_is_known_by_citekey_and_title():
    SkippedEntry.objects.create(source="Zotero", citekey="k", title_key="t" * 500)
    SkippedEntry.objects.create(source="DBLP", citekey="d", title_key="t")
    present = PresentRecords.of_source("Zotero", [])
    assert present.is_skipped("k", "t" * 500)
    assert present.is_skipped("k", "t" * 600)
    assert not present.is_skipped("k", "other")
    assert not present.is_skipped("other", "t" * 500)
    assert not present.is_skipped("d", "t")


def test_the_base_is_what_all_entries_of_the_source_said_last(django_assert_num_queries):
    publication = PublicationFactory(title="Now")
    base = _source_entry(publication, fields={"values": {"title": "Än Engine"}, "names": []})
    twin = {"values": {"title": "Twin", "volume": "3"}}
    repeated = _source_entry(publication, fingerprint="2", repeated=True, fields=twin)
    _source_entry(publication, source="DBLP", fields={"values": {"title": "No", "note": "No"}})
    present = PresentRecords.of_source("Zotero", ["k"])
    present.load_known([publication.pk])
    assert present.snapshots[publication.pk].values["title"] == "Now"
    assert [one.pk for one in present.stored[publication.pk]] == [base.pk, repeated.pk]
    assert present.base(publication.pk) == Snapshot({"title": "Än Engine", "volume": "3"})
    assert present.base(publication.pk + 1) is None
    assert present.last_titles(publication.pk) == {"an engine", "twin"}
    assert present.last_titles(publication.pk + 1) == set()
    with django_assert_num_queries(0):
        present.load_known([])


def _lookalikes(citekey="x", **values):
    present = PresentRecords.of_source("Zotero", [citekey])
    present.load_lookalikes([(citekey, Snapshot(values))])
    return set(present.candidates)


def test_publications_are_lookalikes_by_title_identifier_or_citekey():
    publication = PublicationFactory(
        title="A Deep Cascade of Networks",
        doi="10.1000/182",
        arxiv_id="2501.04284",
        pmid="12345678",
        isbn="9783161484100",
    )
    PublicationFactory(title="Something else entirely")
    _source_entry(publication, "known")
    for values in (
        {"title": "A deep cascade of networks"},
        {"title": "A deep cascade of netwroks"},
        {"doi": "10.1000/182"},
        {"arxiv_id": "2501.04284"},
        {"pmid": "12345678"},
        {"isbn": "9783161484100"},
    ):
        assert _lookalikes(**values) == {publication.pk}, values
    assert _lookalikes("known", title="Zeppelins") == {publication.pk}
    assert _lookalikes(title="Zeppelins") == set()


def test_tombstones_are_no_lookalikes_and_hidden_records_are():
    PublicationFactory(doi="10.1000/182", retired_at=timezone.now())
    hidden = PublicationFactory(doi="10.1000/182", public=False)
    assert _lookalikes(doi="10.1000/182") == {hidden.pk}


def test_what_was_loaded_before_is_a_candidate_too():
    publication = PublicationFactory(title="Elsewhere")
    _source_entry(publication)
    present = PresentRecords.of_source("Zotero", ["k"])
    present.load_known([publication.pk])
    present.load_lookalikes([("x", Snapshot({"title": "Zeppelins"}))])
    assert present.candidates[publication.pk].publication_id == publication.pk
    empty = PresentRecords.of_source("Zotero", ["k"])
    empty.load_lookalikes([])
    assert empty.candidates == {}


def _take(pool, citekey="", family="King", **values):
    values = {"title": "Engines", "issued_year": 2020, **values}
    return pool.take(Snapshot(values, [{"family": family}] if family else []), citekey)


def test_each_entry_gets_a_slug_that_no_other_has():
    PublicationFactory(slug="key")
    PublicationFactory(slug="key-3", retired_at=timezone.now(), title="Other")
    pool = SlugPool()
    assert [_take(pool, "Key").slug for _ in range(3)] == ["key-2", "key-4", "key-5"]
    assert _take(pool).slug == "king-2020-engines"
    assert _take(pool).slug == "king-2020-engines-2"
    assert _take(pool, family="").slug == "2020-engines"


def test_a_retired_publication_comes_back_under_its_slug_to_the_same_title_once():
    retired = PublicationFactory(slug="key-2", title="Énginës", retired_at=timezone.now())
    pool = SlugPool()
    assert _take(pool, "key", title="Other") == Slot("key")
    assert _take(pool, "key") == Slot("key-2", retired.pk)
    assert _take(pool, "key") == Slot("key-3")


def test_what_was_merged_or_is_there_does_not_come_back():
    heir = PublicationFactory(slug="heir", title="Engines")
    PublicationFactory(slug="key", title="Engines", merged_into=heir, retired_at=timezone.now())
    pool = SlugPool()
    assert _take(pool, "key") == Slot("key-2")
    assert _take(pool, "heir") == Slot("heir-2")


def test_a_long_slug_comes_back_too():
    retired = PublicationFactory(slug="a" * 100, title="Engines", retired_at=timezone.now())
    assert _take(SlugPool(), "a" * 120) == Slot("a" * 100, retired.pk)


def _read(names=(), keywords=(), **values):
    return ReadEntry("a.bib", 1, "k", "", {}, values, tuple(names), tuple(keywords), ())


def test_what_fits_is_taken_as_it_is():
    snapshot, messages = fit(
        _read([PrintedName("Ada", family="King")], ["privacy"], title="A", note="", volume=None)
    )
    assert snapshot.values == {"title": "A"}
    assert snapshot.names == [{"role": "author", "given": "Ada", "family": "King"}]
    assert snapshot.keywords == ["privacy"]
    assert messages == []


def test_what_is_longer_than_its_column_is_cut_and_told():
    most = Publication._meta.get_field("volume").max_length
    name = PrintedName(given="B" * 400, family="King")
    snapshot, messages = fit(
        _read([name], volume="1" * (most - 1) + "  " + "2" * 9, title="T" * 999)
    )
    assert snapshot.values["volume"] == "1" * (most - 1)
    assert snapshot.values["title"] == "T" * 999
    assert snapshot.names[0]["given"] == "B" * 300
    assert messages == [
        Message("value-cut", record_field="volume", length=most + 10, most=most),
        Message("value-cut", record_field="given", length=400, most=300),
    ]
    publication = Publication(**snapshot.values, slug="a")
    publication.full_clean()


def test_keywords_are_short_and_few():
    _snapshot, messages = fit(_read(keywords=["k" * 101, "k" * 100]))
    assert _snapshot.keywords == ["k" * 100]
    many = [str(number) for number in range(MOST_KEYWORDS + 1)]
    assert fit(_read(keywords=many))[0].keywords == many[:MOST_KEYWORDS]
    assert messages == []
