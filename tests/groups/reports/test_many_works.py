"""Reports of many works: their first bytes, their memory, and the number of queries."""

import io
import tracemalloc
from unittest.mock import patch
from zipfile import BadZipFile, ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from groups.reports import entries
from groups.reports.files.formats import FORMATS
from labportal.base.answers.growing import GrowingResponse
from labportal.base.database.statement_limit import limit_statements
from publications.models import Publication
from tests.factories import PublicationFactory
from tests.groups.reports.readers import content, staff

pytestmark = pytest.mark.django_db

KINDS = ["docx", "xlsx", "csv"]


def _fill(numbers):
    Publication.objects.bulk_create(
        Publication(title=f"On engines, part {number}", slug=f"part-{number}", issued_year=2020)
        for number in numbers
    )


def _peak(client, address):
    """Return the memory in bytes that the pieces of a file take at most."""
    response = client.get(address)
    tracemalloc.start()
    for _piece in response.streaming_content:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("kind", KINDS)
def test_memory_hardly_grows_with_the_number_of_works(kind):
    client, address = staff(), reverse("reports:file", args=[kind])
    _fill(range(300))
    # Citations are rendered once, and modules loaded.
    content(client.get(address))
    few = _peak(client, address)
    _fill(range(300, 1500))
    content(client.get(address))
    assert _peak(client, address) < 2 * few


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_begins_before_its_works_are_printed(kind):
    _fill(range(3))
    response = staff().get(reverse("reports:file", args=[kind]))
    with patch.object(entries, "citations", side_effect=AssertionError("printed")):
        assert next(iter(response.streaming_content))


@pytest.mark.parametrize("kind", [*KINDS, "print"])
def test_the_number_of_queries_is_that_of_some_works_at_a_time(kind):
    client = staff()
    PublicationFactory()
    address = reverse("reports:print") if kind == "print" else reverse("reports:file", args=[kind])

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            content(client.get(address))
        return len(captured)

    content(client.get(address))
    few = queries()
    _fill(range(150))
    content(client.get(address))
    assert queries() == few


@pytest.mark.parametrize("kind", [*KINDS, "print"])
def test_a_report_that_breaks_off_says_so_or_is_no_whole_file(kind):
    _fill(range(3))
    client = staff()
    address = reverse("reports:print") if kind == "print" else reverse("reports:file", args=[kind])
    response = client.get(address)
    assert isinstance(response, GrowingResponse)
    with patch.object(entries, "citations", side_effect=ValueError("damaged")):
        file = response.getvalue()
    if kind in {"docx", "xlsx"}:
        with pytest.raises(BadZipFile):
            ZipFile(io.BytesIO(file))
    else:
        assert b"This report broke off here." in file


def test_any_thread_writes_the_next_part_of_a_report():
    _fill(range(450))
    response = staff().get(reverse("reports:file", args=["csv"]))
    parts = iter(response)
    texts = [next(parts).decode()]
    with translation.override("de"):
        texts += [part.decode() for part in parts]
    rows = "".join(texts).splitlines()
    assert len(rows) == 451
    assert {row.split(",")[1] for row in rows[1:]} == {"Journal article"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_cannot_be_begun_is_an_error_and_no_empty_file(kind):
    def damaged(selection, _heading):
        yield f"{1 // (selection.total - 3)}"

    _fill(range(3))
    client = staff()
    client.raise_request_exception = False
    with patch.dict(FORMATS, {kind: FORMATS[kind]._replace(pieces=damaged)}):
        response = client.get(reverse("reports:file", args=[kind]))
    assert response.status_code == 500
    assert "Content-Disposition" not in response


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["reports:file", "reports:print"])
def test_a_thread_that_answered_a_visitor_has_the_time_for_a_report_that_it_needs(name):
    _fill(range(3))
    response = staff().get(reverse(name, args=["csv"] if name == "reports:file" else []))
    parts, printed = iter(response), entries.citations
    beginning = next(parts)

    def slow(*said):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.2)")
        return printed(*said)

    limit_statements(50)
    try:
        with patch.object(entries, "citations", side_effect=slow):
            whole = b"".join([beginning, *parts]).decode()
    finally:
        connection.close()
    assert "broke off" not in whole
    assert "On engines, part 2" in whole
