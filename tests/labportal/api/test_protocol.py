"""Methods, conditions, other origins, languages and wrong addresses of the API."""

from unittest.mock import Mock

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client

from labportal.api.registry import RESOURCES
from labportal.api.resources.publications import PublicationResource
from labportal.base.answers import conditional
from labportal.serving.storages import StorageAwayError
from tests.factories import PublicationFactory

pytestmark = pytest.mark.django_db
ADDRESSES = ["/", "/openapi.json", *(f"/{name}" for name in RESOURCES), "/people/1", "/nothing"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_can_be_changed(program, address, method):
    response = program.response(address, 405, method)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_forms_of_other_sites_are_refused_as_well(world):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/api/v1/people", {"x": "y"}).status_code == 405


@pytest.mark.parametrize("address", ADDRESSES)
def test_browsers_may_ask_before(program, address):
    response = program.response(address, 204, "options")
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in response["Access-Control-Allow-Headers"]
    assert response.content == b""


def test_no_other_address_may_be_read_by_scripts_of_other_sites(world, client):
    paths = [*world.paths.values(), "/oai?verb=Identify", "/publications/export.json", "/apis/"]
    for path in [*paths, "/sitemap.xml", "/admin/login/"]:
        response = client.get(path, headers={"Origin": "https://elsewhere.example"})
        assert "Access-Control-Allow-Origin" not in response, path


@pytest.mark.parametrize("size", [0, 2**24], ids=["nothing is kept", "answers are kept"])
@pytest.mark.django_db(transaction=True)
def test_what_did_not_change_is_not_sent_again(new_portal, client, settings, size, monkeypatch):
    settings.PAGE_CACHE_BYTES = size
    monkeypatch.setattr(conditional, "state_times", conditional.StateTimes())
    publication = PublicationFactory()
    for address in ("/publications", "/people", f"/publications/{publication.pk}"):
        first = client.get(f"/api/v1{address}")
        assert first.status_code == 200
        same = client.get(f"/api/v1{address}", headers={"If-None-Match": first["ETag"]})
        assert (same.status_code, same.content) == (304, b"")
        assert same["Access-Control-Allow-Origin"] == "*"
        since = {"If-Modified-Since": first["Last-Modified"]}
        assert client.get(f"/api/v1{address}", headers=since).status_code == 304
    publication.title = "Another"
    publication.save()
    new = client.get(f"/api/v1{address}", headers={"If-None-Match": first["ETag"]})
    assert new.status_code == 200
    assert new.json()["title"] == "Another"


@pytest.mark.django_db(transaction=True)
def test_the_answer_is_the_same_for_everybody(new_portal, client, admin_client, settings):
    settings.PAGE_CACHE_BYTES = 2**24
    PublicationFactory()
    for address in ("/", "/publications", "/publications/1"):
        strangers, staffs = client.get(f"/api/v1{address}"), admin_client.get(f"/api/v1{address}")
        assert strangers.content == staffs.content
        assert staffs["Cache-Control"] == strangers["Cache-Control"] == "public, no-cache"
        assert not staffs.cookies
    assert User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_answers_are_kept_by_address_language_and_page(new_portal, client, settings):
    settings.PAGE_CACHE_BYTES = 2**24
    for title in ("One", "Two"):
        PublicationFactory(title=title, issued_year=2024)
    first = client.get("/api/v1/publications?limit=1").json()
    assert client.get("/api/v1/publications?limit=1").json() == first
    second = client.get(first["next"].partition("testserver")[2] or first["next"]).json()
    assert second["results"][0]["id"] != first["results"][0]["id"]
    german = client.get("/api/v1/publications?limit=1&lang=de").json()
    assert "/de/" in german["results"][0]["url"]
    assert "/de/" not in client.get("/api/v1/publications?limit=1").json()["results"][0]["url"]


def test_who_asks_for_the_head_gets_it_alone(world, program):
    response = program.response("/publications", method="head")
    assert response.content == b""
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "*/*", "x", ""])
def test_it_is_json_whatever_is_accepted(world, program, accept):
    program.response("/publications", headers={"Accept": accept})


def test_the_language_is_that_of_the_address_alone(world, program):
    (item,) = program.results("/publications")
    german = program.response("/publications", headers={"Accept-Language": "de"})
    assert german["Content-Language"] == "en"
    (asked,) = program.results("/publications?lang=de")
    assert asked["url"] == item["url_by_language"]["de"] != item["url"]
    assert program.response("/publications?lang=de")["Content-Language"] == "de"


@pytest.mark.parametrize(
    "address",
    [
        *("/api/", "/api/v2/", "/api/v1/x/y/z", "/api/v1//", "/api/v1/people/1/2"),
        *("/api/v1/people/ä", "/api/v1/people/%00", "/api/v1/people/" + "9" * 500),
        *("/api/v1/people/-1", "/api/v1/people/0", "/api/v1/deleted-publications/1", "/api/v1/%F0"),
        "/api/v1/people/99999999999999999999",
    ],
)
def test_an_address_without_anything_says_so_in_json(program, address):
    assert program.json(address, 404)["detail"]


def test_every_address_has_a_slash_or_none(world, program):
    for path in ("", "/publications", f"/people/{world.lead.pk}"):
        assert program.json(f"/api/v1{path}") == program.json(f"/api/v1{path}/")


def test_the_first_answer_leads_to_all_others(world, program):
    world.add_news()
    first = program.json("/")
    assert list(first["resources"]) == list(RESOURCES)
    for address in [first["description"], *first["resources"].values()]:
        program.json(address.removeprefix("http://testserver"))


def test_addresses_are_those_of_the_portal_and_not_of_the_request(world, program, settings):
    settings.ALLOWED_HOSTS = ["other.example", "testserver"]
    there = program.json("/publications?limit=1", headers={"Host": "other.example"})
    assert there["results"][0]["self"].startswith("http://testserver/")
    assert there["results"] == program.results("/publications?limit=1")


def test_a_database_that_is_slow_or_away_is_told_in_json(world, program, monkeypatch):
    def away(self, asked):
        raise OperationalError

    monkeypatch.setattr(PublicationResource, "records", away)
    assert program.response("/publications", 503)["Retry-After"] == "30"


def test_what_goes_wrong_around_the_views_is_told_in_json_as_well(world, program, monkeypatch):
    def fail(self, asked):
        raise ZeroDivisionError

    gzip = {"Accept-Encoding": "gzip"}
    program.response("/people", 400, headers={"Host": "elsewhere.example", **gzip})
    monkeypatch.setattr(PublicationResource, "records", fail)
    program.client.raise_request_exception = False
    failed = program.response("/publications", 500, headers=gzip)
    assert "ours, not yours" in failed.json()["detail"]
    monkeypatch.setattr(
        RESOURCES["people"].__class__, "records", Mock(side_effect=StorageAwayError)
    )
    away = program.response("/people", 503, headers=gzip)
    assert away["Retry-After"] == "30"


def test_robots_are_kept_out(client, site_tree):
    assert "Disallow: /api/\n" in client.get("/robots.txt").content.decode()
    assert "/api/" not in client.get("/sitemap.xml").content.decode()
