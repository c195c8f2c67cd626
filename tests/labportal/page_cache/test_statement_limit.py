"""The time that the database has for a question of a visitor's page."""

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from labportal.page_cache.middleware import PageCacheMiddleware

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _limit(settings):
    settings.PUBLIC_STATEMENT_MS = 50
    yield
    connection.close()


def _ask(path, seconds, method="GET"):
    def work(request):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(%s)", [seconds])
        return HttpResponse("done")

    return PageCacheMiddleware(work)(RequestFactory().generic(method, path))


def test_a_page_that_costs_too_much_is_given_up(settings):
    with pytest.raises(OperationalError, match="statement timeout"):
        _ask("/publications/?q=engines", 5)
    assert _ask("/publications/?q=engines", 0).content == b"done"


def test_the_admin_has_the_time_that_it_needs_on_the_same_connection():
    _ask("/people/", 0)
    assert _ask("/admin/reports/", 0.2).content == b"done"


def test_a_form_that_anybody_may_send_has_no_more_time_than_a_page():
    with pytest.raises(OperationalError, match="statement timeout"):
        _ask("/publications/?q=engines", 5, "POST")


@pytest.mark.parametrize("path", ["/healthz", "/static/css/tokens.css", "/media/x.webp"])
def test_what_needs_no_database_asks_none_for_it(path, django_assert_num_queries):
    _ask("/people/", 0)
    middleware = PageCacheMiddleware(lambda request: HttpResponse("done"))
    with django_assert_num_queries(0):
        assert middleware(RequestFactory().get(path)).content == b"done"


def test_a_new_connection_is_limited_as_well():
    _ask("/people/", 0)
    connection.close()
    with pytest.raises(OperationalError, match="statement timeout"):
        _ask("/people/", 5)


def test_the_limit_is_set_once_for_a_connection():
    _ask("/people/", 0)
    with CaptureQueriesContext(connection) as queries:
        _ask("/people/", 0)
    assert not [one for one in queries if "statement_timeout" in one["sql"]]
