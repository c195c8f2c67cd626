"""Exporting the publications that were ticked, in each format."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db


def _export(client, extension, *works):
    query = "&".join(f"id={one.pk}" for one in works)
    address = reverse("wagtail_bulk_action", args=("publications", "publication", "export"))
    return client.post(f"{address}?{query}", {"extension": extension})


@pytest.mark.parametrize("extension", ["bib", "ris", "json"])
def test_what_was_ticked_is_in_the_file_and_nothing_else(admin_client, extension):
    for number in (1, 2):
        PublicationFactory(title=f"Left out {number}")
    works = [PublicationFactory(title="Notes"), PublicationFactory(title="Hidden", public=False)]
    gone = PublicationFactory(title="Gone", retired_at=timezone.now())
    response = _export(admin_client, extension, *works, gone)
    assert response["Content-Disposition"] == f'attachment; filename="publications.{extension}"'
    text = response.getvalue().decode()
    assert all(title in text for title in ("Notes", "Hidden"))
    assert not any(title in text for title in ("Left out", "Gone"))


def test_the_newest_stand_first(admin_client):
    works = [PublicationFactory(title=f"Of {year}", issued_year=year) for year in (2001, 2020)]
    items = json.loads(_export(admin_client, "json", *works).getvalue())
    assert [item["title"] for item in items] == ["Of 2020", "Of 2001"]


def test_a_format_that_is_none_is_refused_on_the_page(admin_client):
    response = _export(admin_client, "xyz", PublicationFactory())
    assert "Select a valid choice" in response.content.decode()


def test_where_nothing_is_ticked_the_page_says_so_and_leads_back(admin_client):
    address = reverse("wagtail_bulk_action", args=("publications", "publication", "export"))
    for query in ("", "?id=x", "?id=99999999999999999999"):
        response = admin_client.get(address + query)
        assert response.status_code == 200
        assert "Nothing is ticked." in response.content.decode()


def test_forty_are_exported_in_as_many_queries_as_two(admin_client):
    def queries(number):
        works = [PublicationFactory() for _ in range(number)]
        with CaptureQueriesContext(connection) as caught:
            _export(admin_client, "bib", *works).getvalue()
        return len(caught)

    queries(1)
    assert queries(40) == queries(2)
