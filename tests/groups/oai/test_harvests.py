"""Whole harvests: in pages, while records change, and by a harvester that is not ours."""

from urllib.parse import parse_qs, urlsplit

import pytest
import responses
from django.db import connection
from django.test.utils import CaptureQueriesContext
from sickle import Sickle

from groups.models import Harvest
from groups.oai import harvest, repository
from publications.models import Publication
from tests.factories import MembershipFactory, PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db

DC = {"metadataPrefix": "oai_dc"}
#: Content stamp, host, address of the list (two), state of the harvest, rows, publications, names
#: and people, topics and their texts.
BUDGET = 14


@pytest.fixture
def sickle(client, site_tree):
    """A harvester of a library, which asks this portal."""

    def answer(request):
        query = parse_qs(urlsplit(request.url).query)
        response = client.get("/oai", query)
        return response.status_code, dict(response.headers), response.content

    with responses.RequestsMock() as network:
        network.add_callback(responses.GET, "http://testserver/oai", callback=answer)
        yield Sickle("http://testserver/oai")


def test_a_library_harvests_all(sickle, monkeypatch):
    monkeypatch.setattr(repository, "RECORDS_PER_PAGE", 3)
    works = [PublicationFactory(title=f"Work {number}") for number in range(10)]
    sickle.ListRecords(**DC).next()
    Publication.objects.filter(pk=works[0].pk).update(public=False)

    found = list(sickle.ListRecords(**DC))

    assert len(found) == 10
    assert {one.header.identifier for one in found if one.deleted} == {
        f"oai:testserver:{works[0].pk}"
    }
    titles = {one.metadata["title"][0] for one in found if not one.deleted}
    assert titles == {work.title for work in works[1:]}
    left = list(sickle.ListRecords(ignore_deleted=True, **DC))
    assert len(left) == 9
    assert len(list(sickle.ListIdentifiers(**DC))) == 10
    assert [one.setSpec for one in sickle.ListSets()] == ["type.article-journal"]
    assert sickle.Identify().granularity == "YYYY-MM-DDThh:mm:ssZ"
    assert [one.metadataPrefix for one in sickle.ListMetadataFormats()] == ["oai_dc"]
    record = sickle.GetRecord(identifier=f"oai:testserver:{works[1].pk}", **DC)
    assert record.metadata["title"] == ["Work 1"]


def test_what_changes_during_a_harvest_comes_again_and_nothing_is_left_out(ask, monkeypatch):
    monkeypatch.setattr(repository, "RECORDS_PER_PAGE", 2)
    works = PublicationFactory.create_batch(6)
    page = ask("ListRecords", **DC)
    found = [page.statuses]

    first, last = works[0], works[-1]
    Publication.objects.filter(pk=first.pk).update(public=False)
    Publication.objects.filter(pk=last.pk).update(title="Another title")
    added = PublicationFactory()
    while page.token:
        page = ask("ListRecords", resumptionToken=page.token)
        found.append(page.statuses)

    names = {identifier for one in found for identifier in one}
    assert names == {f"oai:testserver:{work.pk}" for work in (*works, added)}


def test_a_page_may_be_asked_for_again(ask, monkeypatch):
    monkeypatch.setattr(repository, "RECORDS_PER_PAGE", 2)
    PublicationFactory.create_batch(5)
    token = ask("ListRecords", **DC).token

    once, again = (ask("ListRecords", resumptionToken=token) for _ in range(2))

    assert (once.statuses, once.token) == (again.statuses, again.token)
    assert once.token


def test_a_list_of_a_time_that_is_past_ends_though_its_records_changed(ask, monkeypatch):
    monkeypatch.setattr(repository, "RECORDS_PER_PAGE", 1)
    works = PublicationFactory.create_batch(2)
    monkeypatch.setattr(harvest, "now", lambda: harvest.datetime(2024, 1, 1, tzinfo=harvest.UTC))
    page = ask("ListIdentifiers", until="2024-06-01", **DC)
    monkeypatch.undo()
    Publication.objects.filter(pk=works[1].pk).update(title="Later")

    last = ask("ListIdentifiers", resumptionToken=page.token)

    assert last.error is None
    assert not last.token


@pytest.mark.django_db(transaction=True)
def test_content_is_compared_once_until_it_changes(ask, monkeypatch):
    PublicationFactory()
    written = []
    write = harvest._write
    monkeypatch.setattr(harvest, "_write", lambda *args: written.append(write(*args)))

    for _ in range(3):
        assert ask("ListRecords", **DC).error is None
    assert len(written) == 1
    PublicationFactory()
    assert len(ask("ListRecords", **DC).statuses) == 2
    assert len(written) == 2
    assert Harvest.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_page_asks_the_database_as_often_for_many_records_as_for_few(client, ask):
    def grow(number):
        for index in range(number):
            PublicationFactory(
                authors=[MembershipFactory().person, "Grace Hopper"],
                topics=[TopicFactory()],
                identifiers=[("doi", f"10.1000/{number}.{index}")],
            )

    counts = []
    for number in (3, 12):
        grow(number)
        ask("ListRecords", **DC)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask("ListRecords", **DC)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= BUDGET, [one["sql"][:200] for one in queries]
