"""Rows of queries that are kept until the next write.

`random()` says anew at each call whether the database was asked.
"""

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from labportal.base.database import kept
from labportal.base.database.kept import kept_rows
from labportal.base.models import Topic

pytestmark = pytest.mark.django_db(transaction=True)

ASKED = "SELECT random(), %s"


@pytest.fixture(autouse=True)
def _nothing_is_kept_yet():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def one_snapshot():
    """A transaction whose snapshot no other session changes."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@pytest.mark.usefixtures("one_snapshot")
def test_what_was_asked_is_not_asked_again(django_assert_num_queries):
    with django_assert_num_queries(2):
        first = kept_rows(ASKED, ["a"])
    with django_assert_num_queries(1):
        assert kept_rows(ASKED, ["a"]) == first
    assert first[0][1] == "a"


@pytest.mark.usefixtures("one_snapshot")
def test_another_query_and_other_parameters_are_asked_for_themselves():
    first = kept_rows(ASKED, ["a"])
    assert kept_rows(ASKED, ["b"]) != first
    assert kept_rows("SELECT random() + 1, %s", ["a"]) != first
    assert kept_rows(ASKED, ["a"]) == first


def test_after_a_write_the_rows_are_those_of_today():
    count = "SELECT count(*) FROM base_topic"
    assert kept_rows(count, []) == [(0,)]
    Topic.objects.create(name="Privacy")
    assert kept_rows(count, []) == [(1,)]


def test_a_transaction_that_has_written_sees_its_own_rows_and_keeps_none():
    count = "SELECT count(*) FROM base_topic"
    with transaction.atomic():
        assert kept_rows(count, []) == [(0,)]
        Topic.objects.create(name="Privacy")
        assert kept_rows(count, []) == [(1,)]
        first = kept_rows(ASKED, ["a"])
        assert kept_rows(ASKED, ["a"]) != first
        transaction.set_rollback(True)
    assert kept_rows(count, []) == [(0,)]


def test_what_a_transaction_has_written_is_kept_for_nobody_else(monkeypatch):
    count = "SELECT count(*) FROM base_topic"
    other = connection.copy()
    with transaction.atomic():
        Topic.objects.create(name="Privacy")
        assert kept_rows(count, []) == [(1,)]
        monkeypatch.setattr(kept, "connection", other)
        assert kept_rows(count, []) == [(0,)]
    other.close()


@pytest.mark.usefixtures("one_snapshot")
def test_no_rows_are_kept_as_well(django_assert_num_queries):
    assert kept_rows("SELECT 1 WHERE false", []) == []
    with django_assert_num_queries(1):
        assert kept_rows("SELECT 1 WHERE false", []) == []
