"""Queries over publications."""

from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory, TopicFactory, as_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def tombstones():
    """A publication, one that was merged into it, one that was undone, and a hidden one."""
    shown = PublicationFactory(title="Shown")
    PublicationFactory(title="Merged", merged_into=shown, retired_at=timezone.now())
    PublicationFactory(title="Undone", retired_at=timezone.now())
    PublicationFactory(title="Hidden", public=False)
    PublicationFactory(title="Hidden and undone", public=False, retired_at=timezone.now())


def _titles(publications):
    return [publication.title for publication in publications]


@pytest.mark.usefixtures("tombstones")
def test_tombstones_are_not_live_and_hidden_ones_not_visible():
    assert set(_titles(Publication.objects.live())) == {"Shown", "Hidden"}
    assert _titles(Publication.objects.visible()) == ["Shown"]


def test_publications_are_held_in_one_order_until_the_transaction_ends():
    second, first = PublicationFactory(title="A"), PublicationFactory(title="B")
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        assert list(Publication.objects.held()) == [second, first]
    assert any("FOR NO KEY UPDATE" in query["sql"] for query in queries)


def test_what_a_person_wrote_is_told_from_what_the_person_edited_each_once():
    person, other = PersonFactory(), PersonFactory()
    written = PublicationFactory(authors=[person, person])
    edited = PublicationFactory(authors=[other, as_editor(person), as_editor(person)])
    both = PublicationFactory(authors=[person, as_editor(person)])
    PublicationFactory(authors=[other, as_editor(other)])
    by_person = Publication.objects.by_person
    edited_by = partial(Publication.objects.with_name, role="editor")
    assert set(_titles(by_person(person.slug))) == set(_titles([written, both]))
    assert set(_titles(edited_by(person.slug))) == set(_titles([edited, both]))
    assert (by_person(person.slug).count(), edited_by(person.slug).count()) == (2, 2)
    assert not by_person("nobody").exists()
    assert not edited_by("nobody").exists()


def test_a_topic_narrows_to_what_carries_it():
    topic = TopicFactory()
    tagged = PublicationFactory(topics=[topic, TopicFactory()])
    PublicationFactory()
    assert list(Publication.objects.on_topic(topic.slug)) == [tagged]


def _document(name, collection=None):
    file = ContentFile(b"%PDF-1.4", name=name)
    fields = {"collection": collection} if collection else {}
    return get_document_model().objects.create(title=name, file=file, **fields)


def test_what_everybody_may_read_is_open_access():
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Closed")
    under_it = closed.add_child(name="Under it")
    beside_it = root.add_child(name="Beside it")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    PublicationFactory(title="Closed")
    PublicationFactory(title="Publisher", open_access=True)
    PublicationFactory(title="arXiv", arxiv_id="2501.04284")
    for title, name, collection in (
        ("PDF", "a.pdf", None),
        ("Capitals", "a.PDF", beside_it),
        ("No PDF", "a.zip", None),
        ("Private PDF", "b.pdf", closed),
        ("PDF under a private one", "c.pdf", under_it),
    ):
        PublicationFactory(title=title, pdf=_document(name, collection))
    found = set(_titles(Publication.objects.open_access()))
    assert found == {"Publisher", "arXiv", "PDF", "Capitals"}


def test_what_a_citation_prints_is_fetched_along(django_assert_num_queries):
    person = PersonFactory(given="Ada", family="King")
    PublicationFactory(authors=[person], pdf=_document("a.pdf"))
    (found,) = Publication.objects.with_citation()
    with django_assert_num_queries(0):
        assert [one.person.name for one in found.authorships.all()] == ["Ada King"]
        assert found.pdf.title == "a.pdf"


@pytest.fixture
def dated():
    """Publications of dates to every precision."""
    for year, month, day in (
        (2020, None, None),
        (2020, 5, None),
        (2020, 5, 2),
        (2020, 5, 3),
        (2020, 6, None),
        (2021, None, None),
        (None, None, None),
    ):
        title = "-".join(str(part) for part in (year, month, day) if part) or "undated"
        PublicationFactory(title=title, issued_year=year, issued_month=month, issued_day=day)


@pytest.mark.usefixtures("dated")
def test_the_newest_come_first_and_of_a_year_what_says_least():
    newest = ["2021", "2020", "2020-6", "2020-5", "2020-5-3", "2020-5-2", "undated"]
    assert _titles(Publication.objects.newest_first()) == newest


@pytest.mark.usefixtures("dated")
def test_the_oldest_come_first_and_undated_ones_last():
    oldest = ["2020-5-2", "2020-5-3", "2020-5", "2020-6", "2020", "2021", "undated"]
    assert _titles(Publication.objects.oldest_first()) == oldest


def test_of_one_date_titles_decide_and_then_the_older_record():
    last, first = PublicationFactory(title="B"), PublicationFactory(title="A")
    again = PublicationFactory(title="A")
    for ordered in (Publication.objects.newest_first(), Publication.objects.oldest_first()):
        assert list(ordered) == [first, again, last]


def test_what_is_to_appear_stands_first_under_its_status_and_the_undated_last():
    works = [
        PublicationFactory(title="Undated", issued_year=None),
        PublicationFactory(title="Of 2020", issued_year=2020),
        PublicationFactory(title="In press", issued_year=None, status="in press"),
        PublicationFactory(title="Of 2030, accepted", issued_year=2030, status="accepted"),
        PublicationFactory(title="Accepted", issued_year=None, status="accepted"),
        PublicationFactory(title="Submitted", issued_year=None, status="submitted"),
        PublicationFactory(title="Preprint", issued_year=None, status="preprint"),
    ]
    newest = ["Submitted", "Accepted", "In press", "Of 2030, accepted", "Of 2020"]
    undated = ["Preprint", "Undated"]
    assert _titles(Publication.objects.newest_first()) == newest + undated
    assert _titles(Publication.objects.all()) == newest + undated
    assert _titles(Publication.objects.oldest_first()) == newest[::-1] + undated
    assert [str(one.year_heading) for one in works] == [
        *("None", "2020", "In press", "2030", "Accepted", "Submitted", "None"),
    ]


def test_the_order_of_the_list_has_an_index():
    PublicationFactory.create_batch(3)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    assert "publications_issued" in Publication.objects.newest_first()[:2].explain()
