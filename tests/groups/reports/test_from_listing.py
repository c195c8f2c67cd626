"""The way from the filtered listing of publications in the admin to a report of its works."""

import csv
import io
import re
from html import unescape

import pytest
from django.urls import reverse

from tests.factories import (
    KeyPublicationFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
    as_editor,
)
from tests.groups.reports.readers import content, member, screen, staff, text_of

pytestmark = pytest.mark.django_db
LISTING = "/admin/snippets/publications/publication/"


def _form_address(client, query, address=LISTING):
    """Return the address of the form to which the button over the listing leads."""
    page = client.get(f"{address}?{query}").content.decode()
    [way] = re.findall(r'href="([^"]*/from-listing/[^"]*)"', page)
    return client.get(unescape(way)).headers["Location"]


def _titles(client, address):
    """Return the titles in the file of a report whose form has an address, sorted."""
    file = address.replace(reverse("reports:write"), reverse("reports:file", args=["csv"]))
    rows = csv.DictReader(io.StringIO(content(client.get(file)).decode("utf-8-sig")))
    return sorted(row["Title"] for row in rows)


@pytest.fixture
def filters():
    """Return queries of the listing by the titles of the works that it then has."""
    ada, topic, group = PersonFactory(given="Ada"), TopicFactory(), ResearchGroupFactory()
    PublicationFactory(title="Engines", authors=[ada], issued_year=2020, topics=[topic])
    edited = PublicationFactory(title="Notes", authors=["Bob Noyce", as_editor(ada)])
    KeyPublicationFactory(group=group, publication=edited)
    PublicationFactory(title="Patent", type="patent", public=False, authors=[ada])
    return {
        "": ["Engines", "Notes", "Patent"],
        f"person={ada.pk}": ["Engines", "Notes", "Patent"],
        f"person={ada.pk}&public=true": ["Engines", "Notes"],
        f"topic={topic.pk}&issued_year=2020": ["Engines"],
        f"group={group.pk}": ["Notes"],
        "type=patent&q=patent": ["Patent"],
    }


@pytest.mark.parametrize("address", [LISTING, f"{LISTING}results/"])
def test_the_report_over_a_filtered_listing_has_the_works_of_the_listing(filters, address):
    client = staff()
    for query, titles in filters.items():
        assert _titles(client, _form_address(client, query, address)) == titles, query


def test_filters_that_a_report_lacks_are_named(filters):
    client = staff()
    said = "no such filter"
    for query, named in {"gap=doi": "To mend", "status=published": "Status"}.items():
        assert f"than the list: {named}." in text_of(screen(client, _form_address(client, query)))
    assert "Public." in text_of(screen(client, _form_address(client, "public=false")))
    for query in filters:
        assert said not in text_of(screen(client, _form_address(client, query))), query


def test_only_who_keeps_the_bibliography_takes_this_way():
    client = member()
    assert client.get(reverse("reports:from_listing")).headers["Location"] == reverse(
        "wagtailadmin_home"
    )
