"""The Atom feed of publications (RFC 4287)."""

from datetime import UTC, datetime
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from groups.works.feed import ENTRIES
from labportal.models import LabText
from publications.bibtex import SourceFile
from publications.imports.run import import_files
from publications.models import ImportBatch, Publication
from tests.factories import (
    KeyPublicationFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
    as_editor,
)
from tests.publications.hostile_files import BIDI, CONTROL, SCRIPT

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def feed(client, site_tree):
    """Return a function that fetches a feed."""

    def fetch(query="", prefix=""):
        response = client.get(f"{prefix}/publications/feed.atom{query}")
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ET.fromstring(response.content)  # noqa: S314 - our own

    return fetch


def _text(element, name):
    return element.findtext(f"{ATOM}{name}")


def _links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def _titles(element):
    return [_text(entry, "title") for entry in element.findall(f"{ATOM}entry")]


def _time(element):
    return datetime.fromisoformat(_text(element, "updated"))


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/de", "de")])
def test_a_feed_and_its_entries_have_what_the_standard_asks_for(feed, prefix, language):
    PublicationFactory(
        title="On engines",
        slug="engines",
        authors=["Ada Lovelace", {"literal": "The Engine Group"}],
        abstract="What engines do.",
        language="fr",
    )
    found = feed("?year=2024&sort=title&page=3&else=x", prefix)
    base = f"http://testserver{prefix}/publications/"
    assert found.tag == f"{ATOM}feed"
    assert found.get(LANGUAGE) == language
    assert _text(found, "id") == f"{base}feed.atom?year=2024"
    assert _links(found) == {
        "alternate": f"{base}?year=2024",
        "self": f"{base}feed.atom?year=2024",
    }
    assert found.find(f"{ATOM}author/{ATOM}name").text
    (entry,) = found.findall(f"{ATOM}entry")
    assert _text(entry, "title") == "On engines"
    assert _text(entry, "id") == f"{base}engines/"
    assert _links(entry) == {"alternate": f"{base}engines/"}
    assert entry.get(LANGUAGE) == "fr"
    names = [name.text for name in entry.findall(f"{ATOM}author/{ATOM}name")]
    assert names == ["Ada Lovelace", "The Engine Group"]
    summary = "<p>Journal of Tests, 2024</p><p>What engines do.</p>"
    assert _text(entry, "summary") == summary
    assert _time(entry) == _time(found)


def test_a_feed_is_narrowed_like_the_list_and_says_so(feed):
    topic = TopicFactory(name="Privacy", slug="privacy")
    person = PersonFactory(given="Ada", family="Lovelace", slug="ada")
    editor = PersonFactory(given="Alan", family="Turing", slug="alan")
    first = PublicationFactory(title="First", topics=[topic], authors=[person, as_editor(editor)])
    PublicationFactory(title="Second", type="book", issued_year=2020)
    PublicationFactory(title="Hidden", public=False, topics=[topic])
    group = ResearchGroupFactory(slug="machines", names={"en": "Machines"})
    KeyPublicationFactory(group=group, publication=first)
    for query, title in (
        ("?topic=privacy", "Publications, Privacy – Test Lab"),
        ("?person=ada", "Publications, Ada Lovelace – Test Lab"),
        ("?editor=alan", "Publications, edited by Alan Turing – Test Lab"),
        ("?group=machines", "Publications, Machines – Test Lab"),
        ("?q=first", "Publications, “first” – Test Lab"),
    ):
        found = feed(query)
        assert _titles(found) == ["First"], query
        assert _text(found, "title") == title
    assert _titles(feed()) == ["First", "Second"]
    assert _titles(feed("?type=book&year=2020")) == ["Second"]


def test_a_feed_names_the_lab_as_its_pages_do(feed):
    for prefix, name in (("", "Test Lab"), ("/de", "Testlabor")):
        LabText.objects.filter(lab_name=name).update(lab_name=f"{name} & Co")
        found = feed("", prefix)
        assert _text(found, "title").endswith(f" – {name} & Co")
        assert found.find(f"{ATOM}author").findtext(f"{ATOM}name") == f"{name} & Co"


def test_a_feed_of_nothing_is_a_feed_that_never_changed(feed):
    found = feed("?year=1066")
    assert _titles(found) == []
    assert _time(found) == datetime(1970, 1, 1, tzinfo=UTC)


def test_the_latest_come_first_and_not_more_than_a_reader_takes(feed):
    for year in range(1950, 1950 + ENTRIES + 5):
        PublicationFactory(title=str(year), issued_year=year, authors=[])
    titles = _titles(feed("?sort=oldest"))
    assert titles[0] == str(1950 + ENTRIES + 4)
    assert len(titles) == ENTRIES


def test_what_was_added_or_changed_last_comes_first_however_old_it_is(feed):
    for year in range(1950, 1950 + ENTRIES + 5):
        PublicationFactory(title=str(year), issued_year=year, authors=[])
    old = Publication.objects.get(title="1951")
    old.save_revision()
    assert _titles(feed())[:2] == ["1951", str(1950 + ENTRIES + 4)]
    import_files([SourceFile("a.bib", b"@misc{a, title = {Of 1843}, year = 1843}")], "s")
    assert _titles(feed("?sort=title"))[:2] == ["Of 1843", "1951"]
    old.save_revision()
    assert _titles(feed())[:2] == ["1951", "Of 1843"]


def test_an_entry_changed_when_it_was_last_revised(feed):
    publication = PublicationFactory(issued_year=2001, issued_month=2, issued_day=3)
    assert _time(feed()) == datetime(2001, 2, 3, tzinfo=UTC)
    revision = publication.save_revision()
    assert _time(feed()) == revision.created_at


def test_an_entry_that_was_imported_changed_then(feed):
    import_files([SourceFile("a.bib", b"@misc{a, title = {Imported}, author = {Ann Bell}}")], "s")
    then = timezone.now().replace(year=2019, microsecond=0)
    ImportBatch.objects.update(applied_at=then)
    assert _time(feed()) == then


def test_an_entry_of_which_no_time_is_known_has_the_earliest(feed):
    PublicationFactory(issued_year=None)
    assert _time(feed()) == datetime(1970, 1, 1, tzinfo=UTC)


def test_hostile_text_is_text(feed):
    hostile = f"a\r\nb{CONTROL}{BIDI}\ufffe]]> &amp; {SCRIPT}"
    PublicationFactory(
        title=hostile,
        abstract=hostile,
        container_title=hostile,
        language='en" x="y',
        authors=[{"literal": hostile}],
    )
    found = feed()
    (entry,) = found.findall(f"{ATOM}entry")
    # Readers take title and summary for HTML.
    assert entry.find(f"{ATOM}title").get("type") == "html"
    assert unescape(_text(entry, "title")).endswith(f"]]> &amp; {SCRIPT}")
    assert "<script" not in _text(entry, "title")
    assert entry.get(LANGUAGE) is None
    assert "<script" not in _text(entry, "summary")
    assert "&lt;script" in _text(entry, "summary")
    assert feed("?q=%3Cscript%3E%22%0a%e2%80%ae&topic=%3Cx%3E").findtext(f"{ATOM}title")


def test_a_feed_asks_as_often_for_many_as_for_few(client, site_tree):
    def count():
        client.get("/publications/feed.atom")
        with CaptureQueriesContext(connection) as captured:
            client.get("/publications/feed.atom")
        return len(captured)

    PublicationFactory(authors=[PersonFactory()])
    few = count()
    for _number in range(20):
        PublicationFactory(authors=[PersonFactory()])
    assert count() == few <= 18  # three of them for the name of the lab


def test_pages_lead_to_the_feed_of_what_they_show(world, get):
    for prefix in ("", "/de"):
        for path, query in (
            ("/", ""),
            ("/publications/", ""),
            ("/publications/?year=2024&type=article-journal", "?year=2024&type=article-journal"),
            ("/people/ada-lovelace/", "?person=ada-lovelace"),
            ("/research/machines/", "?group=machines"),
            ("/topics/privacy/", "?topic=privacy"),
        ):
            (link,) = (
                link
                for link in get(prefix + path).all("link")
                if link["type"] == "application/atom+xml" and "/news/" not in link["href"]
            )
            assert link["rel"] == "alternate"
            assert link["href"] == f"{prefix}/publications/feed.atom{query}"
            assert link["title"]


@pytest.mark.parametrize("path", ["/feed.atom", "/publications/x.atom", "/people/feed.atom"])
def test_there_is_no_other_feed(client, site_tree, path):
    PublicationFactory(slug="x")
    assert client.get(path).status_code == 404
    assert Publication.objects.count() == 1


def test_what_is_to_appear_is_the_first_of_the_feed_and_of_the_exports(feed, client):
    PublicationFactory(title="Of 2024", issued_year=2024)
    PublicationFactory(title="To appear", issued_year=None, status="accepted")
    assert _titles(feed()) == ["To appear", "Of 2024"]
    for extension in ("bib", "ris", "json"):
        answer = client.get(f"/publications/export.{extension}")
        text = b"".join(answer.streaming_content if answer.streaming else [answer.content])
        assert text.index(b"To appear") < text.index(b"Of 2024"), extension
