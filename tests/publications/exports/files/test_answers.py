"""Files of publications as they are sent: feeds and exports."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from django.http import Http404

from publications.exports.files.change_times import NEVER
from publications.exports.files.feed import atom_feed
from publications.exports.files.responses import (
    export_response,
    negotiated_response,
    preferred_extension,
)
from publications.models import Publication
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
EDITOR = {"family": "Eve", "role": "editor"}


def _feed(*publications):
    text = atom_feed(
        publications,
        title="Engines\n– Test Lab",
        author="Test Lab",
        language="de",
        link="https://example.org/p/",
        feed_url="https://example.org/p/feed.atom",
        url_of=lambda publication: f"https://example.org/p/{publication.slug}/",
    )
    return ET.fromstring(text)  # noqa: S314 - our own


def _entry(**fields):
    return _feed(PublicationFactory(**fields)).find(f"{ATOM}entry")


def _names(entry):
    return [name.text for name in entry.findall(f"{ATOM}author/{ATOM}name")]


def test_a_feed_says_whose_it_is_in_one_line_and_in_its_language():
    feed = _feed()
    assert feed.get(LANGUAGE) == "de"
    assert feed.findtext(f"{ATOM}title") == "Engines – Test Lab"
    assert feed.findtext(f"{ATOM}id") == "https://example.org/p/feed.atom"
    assert _names(feed) == ["Test Lab"]


def test_a_feed_changed_when_its_latest_entry_did_and_an_empty_one_never():
    assert datetime.fromisoformat(_feed().findtext(f"{ATOM}updated")) == NEVER
    old, new = (PublicationFactory(issued_year=year) for year in (2001, 2020))
    updated = datetime.fromisoformat(_feed(new, old).findtext(f"{ATOM}updated"))
    assert updated == datetime(2020, 1, 1, tzinfo=UTC)


def test_entries_come_in_the_order_they_are_given_under_their_own_address():
    second, first = PublicationFactory(slug="second"), PublicationFactory(slug="first")
    ids = [entry.findtext(f"{ATOM}id") for entry in _feed(first, second).findall(f"{ATOM}entry")]
    assert ids == ["https://example.org/p/first/", "https://example.org/p/second/"]


def test_every_author_is_named_and_editors_where_there_is_no_author():
    assert _names(_entry(authors=["Ada King", EDITOR, {"literal": "The\nConsortium"}])) == [
        "Ada King",
        "The Consortium",
    ]
    assert _names(_entry(authors=[EDITOR])) == ["Eve"]
    assert _names(_entry(authors=[])) == []


@pytest.mark.parametrize(
    ("fields", "summary"),
    [
        ({}, "<p>Journal of Tests, 2024</p>"),
        ({"container_title": "", "event_title": "A & B"}, "<p>A &amp; B, 2024</p>"),
        ({"container_title": "", "publisher": "Press"}, "<p>Press, 2024</p>"),
        ({"issued_year": None, "abstract": "We\nlove"}, "<p>Journal of Tests</p><p>We<br>love</p>"),
    ],
)
def test_an_entry_is_summed_up_by_venue_year_and_abstract(fields, summary):
    assert _entry(**fields).findtext(f"{ATOM}summary") == summary


@pytest.mark.parametrize(("language", "shown"), [("en", "en"), ("", None), ("not a tag!", None)])
def test_an_entry_has_a_language_where_it_is_known(language, shown):
    assert _entry(language=language).get(LANGUAGE) == shown


def test_an_entry_says_its_type():
    assert _entry(type="book").find(f"{ATOM}category").get("term") == "book"


@pytest.mark.parametrize(
    ("extension", "media_type"),
    [
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_an_export_is_a_file_that_search_engines_leave_alone(extension, media_type):
    PublicationFactory(title="Engines")
    response = export_response(Publication.objects.all(), "papers", extension)
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="papers.{extension}"'
    assert response["X-Robots-Tag"] == "noindex"
    assert response.streaming
    assert "Engines" in response.getvalue().decode()


@pytest.mark.parametrize("extension", ["pdf", "", "BIB"])
def test_there_is_no_file_of_another_format(extension):
    with pytest.raises(Http404):
        export_response(Publication.objects.all(), "papers", extension)


def test_a_program_that_asks_for_a_page_gets_one_item():
    PublicationFactory(title="Engines")
    everything = Publication.objects.all()
    one = negotiated_response(everything, "engines", "json")
    assert one["Content-Location"] == "../engines.json"
    assert json.loads(one.getvalue())["title"] == "Engines"
    assert isinstance(json.loads(export_response(everything, "a", "json").getvalue()), list)


@pytest.mark.parametrize(
    ("accept", "extension"),
    [
        ("application/x-bibtex", "bib"),
        ("application/x-bibtex; charset=utf-8", "bib"),
        ("text/html;q=0.2, application/x-research-info-systems;q=0.3", "ris"),
        ("application/vnd.citationstyles.csl+json", "json"),
        ("text/html, application/x-bibtex", ""),
        ("application/*", ""),
        ("*/*", ""),
        ("image/png", ""),
    ],
)
def test_a_format_has_to_be_named_and_preferred(rf, accept, extension):
    assert preferred_extension(rf.get("/", headers={"accept": accept})) == extension
