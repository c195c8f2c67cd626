"""Publications as exports read them, and when they were last changed."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from publications.exports.files import records
from publications.exports.files.change_times import NEVER, change_times
from publications.exports.files.records import chunks
from publications.models import ImportBatch, ImportEntry, Publication
from tests.factories import PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_a_record_holds_everything_that_an_export_says():
    topics = [TopicFactory(name="Zebras"), TopicFactory(name="Ants")]
    publication = PublicationFactory(
        title="On engines",
        citekey="engines",
        links=[("code", "https://example.org/code")],
        topics=topics,
    )
    ((record,),) = chunks(Publication.objects.all())
    assert record.snapshot.values["title"] == "On engines"
    assert record.snapshot.values["links"] == [["code", "https://example.org/code"]]
    assert record.snapshot.names == [{"role": "author", "given": "Grace", "family": "Hopper"}]
    assert tuple(record._replace(snapshot=None)) == (
        publication.pk,
        "engines",
        "engines",
        None,
        ("Ants", "Zebras"),
    )
    ((record,),) = chunks(Publication.objects.all(), topics=False)
    assert record.topics == ()


@pytest.mark.parametrize(("topics", "queries"), [(True, 1 + 3 * 2), (False, 1 + 2 * 2)])
def test_publications_come_in_their_order_a_number_at_a_time(
    monkeypatch, django_assert_num_queries, topics, queries
):
    monkeypatch.setattr(records, "PUBLICATIONS_AT_ONCE", 2)
    for title in "CAB":
        PublicationFactory(title=title)
    with django_assert_num_queries(queries):
        found = list(chunks(Publication.objects.order_by("title"), topics=topics))
    titles = [[record.snapshot.values["title"] for record in some] for some in found]
    assert titles == [["A", "B"], ["C"]]


def test_what_is_deleted_meanwhile_is_left_out(monkeypatch):
    kept, deleted = PublicationFactory(), PublicationFactory()
    present = records.present_snapshots

    def after_deletion(ids, **options):
        Publication.objects.filter(pk=deleted.pk).delete()
        return present(ids, **options)

    monkeypatch.setattr(records, "present_snapshots", after_deletion)
    assert [[record.pk for record in some] for some in chunks(Publication.objects.all())] == [
        [kept.pk]
    ]


def test_a_list_of_nothing_has_no_records():
    assert list(chunks(Publication.objects.none())) == []


def _imported(publication, outcome, applied_at):
    batch = ImportBatch.objects.create(source="Zotero", applied_at=applied_at)
    ImportEntry.objects.create(
        batch=batch, file="a.bib", line=1, outcome=outcome, publication=publication
    )


def test_a_publication_was_changed_when_it_was_last_revised():
    publication = PublicationFactory()
    revision = publication.save_revision()
    publication.refresh_from_db()
    _imported(publication, "new", datetime(2020, 1, 1, tzinfo=UTC))
    assert change_times([publication]) == {publication.pk: revision.created_at}


def test_without_a_revision_it_is_the_import_that_made_it():
    publication, at = PublicationFactory(), datetime(2020, 1, 1, tzinfo=UTC)
    _imported(publication, "new", at)
    _imported(publication, "unchanged", timezone.now())
    _imported(publication, "new", None)
    assert change_times([publication]) == {publication.pk: at}


def test_an_import_after_the_last_revision_counts():
    publication = PublicationFactory()
    publication.save_revision()
    later = datetime(2999, 1, 1, tzinfo=UTC)
    _imported(publication, "new", later)
    assert change_times([publication])[publication.pk] == later


@pytest.mark.parametrize(
    ("issued", "changed"),
    [
        ((2020, 5, 3), datetime(2020, 5, 3, tzinfo=UTC)),
        ((2020, 5, None), datetime(2020, 5, 1, tzinfo=UTC)),
        ((2020, None, None), datetime(2020, 1, 1, tzinfo=UTC)),
        ((2021, 2, 30), datetime(2021, 2, 1, tzinfo=UTC)),
        ((None, None, None), NEVER),
    ],
)
def test_of_what_nothing_else_is_known_it_is_the_date_of_issue(issued, changed):
    year, month, day = issued
    publication = PublicationFactory(issued_year=year, issued_month=month, issued_day=day)
    assert change_times([publication]) == {publication.pk: changed}


def test_many_times_take_one_query(django_assert_num_queries):
    publications = [PublicationFactory() for _ in range(3)]
    with django_assert_num_queries(1):
        assert len(change_times(publications)) == 3
