"""Nodes of schema.org on pages of news, openings and records, as search engines ask for them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from labportal.models import LabSettings, NewsPage, OpeningPage
from labportal.schema_org.page_nodes import _postal_address
from people.models import Person
from publications.models import PublicationLink
from tests.data_blocks import json_ld
from tests.factories import PublicationFactory, portrait
from tests.labportal.openings import test_openings
from tests.portal import makes_renditions

pytestmark = makes_renditions

HOST = "http://testserver"
BERLIN = ZoneInfo("Europe/Berlin")


def _nodes(page, kind):
    return [node for node in json_ld(page) if node["@type"] == kind]


def _steps(page):
    (way,) = _nodes(page, "BreadcrumbList")
    positions = [step["position"] for step in way["itemListElement"]]
    assert positions == list(range(1, len(positions) + 1))
    return [(step["name"], step["item"]) for step in way["itemListElement"]]


@pytest.fixture
def opening(site_tree):
    LabSettings.objects.update(address="Chair\nHauptstraße 1\n80333 München\nGermany")
    fields = {"kind": "phd", "deadline": date(2999, 5, 1), "lead": "Compute with us."}
    posted = datetime(2026, 3, 2, 23, 30, tzinfo=ZoneInfo("UTC"))
    pages = test_openings.add(site_tree, "A position", **fields)
    OpeningPage.objects.update(first_published_at=posted)
    return pages


def test_an_opening_has_what_search_engines_require(opening, get):
    for prefix in ("", "/de"):
        (node,) = _nodes(get(f"{prefix}/openings/a-position/"), "JobPosting")
        assert node["title"] == "A position"
        assert node["description"] == "Compute with us."
        assert node["datePosted"] == "2026-03-03"
        valid_through = datetime(2999, 5, 1, 23, 59, 59, tzinfo=BERLIN)
        assert datetime.fromisoformat(node["validThrough"]) == valid_through
        assert node["employmentType"] == "TEMPORARY"
        assert node["hiringOrganization"]["name"] in {"Test Lab", "Testlabor"}
        assert node["hiringOrganization"]["@id"] == f"{HOST}/#lab"
        assert node["jobLocation"]["address"] == {
            "@type": "PostalAddress",
            "streetAddress": "Chair, Hauptstraße 1",
            "postalCode": "80333",
            "addressLocality": "München",
            "addressCountry": "Germany",
        }
        assert node["url"] == f"{HOST}{prefix}/openings/a-position/"


def test_an_opening_that_is_closed_is_no_job_any_more(opening, get):
    for fields in ({"filled": True}, {"filled": False, "deadline": date(2001, 1, 1)}):
        OpeningPage.objects.update(**fields)
        assert not _nodes(get("/openings/a-position/"), "JobPosting")


def test_an_opening_without_deadline_has_no_end_made_up(opening, get):
    OpeningPage.objects.update(deadline=None, lead="")
    (node,) = _nodes(get("/openings/a-position/"), "JobPosting")
    assert "validThrough" not in node
    assert node["description"] == "A position"


@pytest.mark.parametrize(
    ("address", "node"),
    [
        ("", {"streetAddress": ""}),
        ("Room 3", {"streetAddress": "Room 3"}),
        (
            "Boltzmannstr. 3,\r\nD-85748 Garching b. München",
            {
                "streetAddress": "Boltzmannstr. 3",
                "postalCode": "85748",
                "addressLocality": "Garching b. München",
                "addressCountry": "",
            },
        ),
        ("12 Old Road\nLondon W1", {"streetAddress": "12 Old Road, London W1"}),
    ],
)
def test_a_town_is_told_from_its_postal_code(address, node):
    assert _postal_address(address) == {"@type": "PostalAddress", **node}


def test_news_say_when_and_of_whom_they_are(world, get):
    world.add_news(picture=portrait("news"), lead=("It runs.", "Sie läuft."), date=date(2026, 2, 3))
    NewsPage.objects.update(last_published_at=datetime(2026, 2, 5, 12, tzinfo=BERLIN))
    (node,) = _nodes(get("/de/news/it-runs/"), "NewsArticle")
    assert node["headline"] == "Sie läuft"
    assert node["description"] == "Sie läuft."
    assert node["inLanguage"] == "de"
    assert node["datePublished"] == "2026-02-03T00:00:00+01:00"
    assert node["dateModified"] == "2026-02-05T00:00:00+01:00"
    assert node["image"].endswith(".jpg")
    assert node["publisher"] == node["author"]
    assert node["publisher"]["@id"] == f"{HOST}/#lab"
    assert f"{HOST}/people/ada-lovelace/#person" in [one["@id"] for one in node["about"]]


def test_news_of_days_to_come_and_people_who_are_gone_are_not_told(world, get):
    world.add_news()
    Person.objects.filter(slug="ada-lovelace").update(deleted_at=timezone.now())
    (node,) = _nodes(get("/news/it-runs/"), "NewsArticle")
    assert "Lovelace" not in str(node)
    NewsPage.objects.update(date=timezone.localdate() + timedelta(days=1))
    assert not json_ld(get("/news/it-runs/", status=404))


def test_the_way_to_a_page_begins_at_home_and_ends_there(world, get):
    assert not _nodes(get("/"), "BreadcrumbList")
    assert _steps(get("/de/people/ada-lovelace/")) == [
        ("Start", f"{HOST}/de/"),
        ("Menschen", f"{HOST}/de/people/"),
        ("Ada Lovelace", f"{HOST}/de/people/ada-lovelace/"),
    ]
    for kind, title in (("publication", "On engines"), ("topic", "Privacy"), ("group", "Machines")):
        steps = _steps(get(world.paths[kind]))
        assert len(steps) == 3
        assert steps[-1] == (title, f"{HOST}{world.paths[kind]}")
    assert [name for name, _address in _steps(get("/publications/?year=2024"))][1:] == [
        "Publications"
    ]


def test_a_dataset_has_the_description_that_search_engines_ask_for(site_tree, get):
    work = PublicationFactory(type="dataset", slug="data", title="Tides", abstract="All of them.")
    PublicationLink.objects.create(publication=work, kind="data", url="https://x.example/t.csv")
    (node,) = _nodes(get("/publications/data/"), "Dataset")
    assert node["description"] == "All of them."
    assert node["creator"] == node["author"]
    assert node["distribution"] == [
        {"@type": "DataDownload", "contentUrl": "https://x.example/t.csv"}
    ]
    work.abstract = ""
    work.save()
    (node,) = _nodes(get("/publications/data/"), "Dataset")
    assert node["description"] == "Tides"
