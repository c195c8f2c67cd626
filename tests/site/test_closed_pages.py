"""Pages that not everybody may see, and what those get who may not."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory
from django.utils.translation import override
from django.views.defaults import permission_denied
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from labportal.base.roots import root_collection
from tests.html import Html
from tests.portal import World

PASSWORD = "open sesame"


@pytest.fixture
def closed(world: World) -> Page:
    """Return the German imprint, which asks for a password."""
    page = Page.objects.get(slug="imprint", locale__language_code="de").specific
    page.search_description = "Known to few"
    page.save()
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password=PASSWORD
    )
    return page


def _fields(page: Html) -> dict[str, str]:
    return {field["name"]: field["value"] or "" for field in page.main.one("form").all("input")}


def _robots(page: Html) -> list[str]:
    return [tag["content"] for tag in page.all("meta") if tag["name"] == "robots"]


def test_a_page_with_a_password_asks_for_it_and_tells_nothing_of_itself(
    closed: Page, get: Any
) -> None:
    page = get("/de/imprint/")
    assert page.one("html")["lang"] == "de"
    assert len(page.headings) == 1
    assert page.main.one("label")["for"] == "id_password"
    assert _robots(page) == ["noindex"]
    for secret in ("Known to few", "Aims", "Impressum", "og:title", "canonical"):
        assert secret not in page.source, secret


def test_a_wrong_password_is_announced_and_the_right_one_opens_the_page(
    closed: Page, get: Any, client: Client
) -> None:
    page = get("/de/imprint/")
    action, fields = page.main.one("form")["action"], _fields(page)
    assert action.startswith("/de/")
    wrong = Html(client.post(action, {**fields, "password": "x"}).content.decode())
    assert wrong.one("html")["lang"] == "de"
    [alert] = [one for one in wrong.main.all("div") if one["role"] == "alert"]
    assert alert.text
    response = client.post(action, {**fields, "password": PASSWORD})
    assert response.headers["Location"] == "/de/imprint/"
    assert get("/de/imprint/").headings[0] == (1, "Impressum")


def test_a_page_for_those_signed_in_leads_to_a_form_in_its_language(
    world: World, get: Any, client: Client
) -> None:
    page = Page.objects.get(slug="imprint", locale__language_code="de")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    User.objects.create_user("ada", password=PASSWORD)
    address = client.get("/de/imprint/").headers["Location"]
    assert address.startswith("/de/")
    form = get(address)
    assert form.headings == [(1, "Anmelden")]
    assert _robots(form) == ["noindex"]
    assert "canonical" not in form.source
    fields = {**_fields(form), "username": "ada"}
    action = form.main.one("form")["action"]
    wrong = Html(client.post(action, {**fields, "password": "x"}).content.decode())
    assert [one.text for one in wrong.main.all("div") if one["role"] == "alert"] != [""]
    response = client.post(action, {**fields, "password": PASSWORD})
    assert response.headers["Location"] == "/de/imprint/"
    assert get("/de/imprint/").headings[0] == (1, "Impressum")


def test_who_signs_in_for_no_page_gets_to_the_home_page(world: World, client: Client) -> None:
    User.objects.create_user("ada", password=PASSWORD)
    response = client.post("/_util/login/", {"username": "ada", "password": PASSWORD, "next": ""})
    assert response.headers["Location"] == "/"


def test_a_document_with_a_password_asks_for_it_as_well(world: World, get: Any) -> None:
    collection = root_collection().add_child(name="Closed")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password=PASSWORD
    )
    document = get_document_model().objects.create(
        title="Minutes", file=ContentFile(b"secret", name="minutes.txt"), collection=collection
    )
    page = get(document.url)
    assert page.one("html")["lang"] == "en"
    assert page.headings == [(1, "Password required")]
    assert page.main.one("label")["for"] == "id_password"


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_forged_form_gets_a_page_of_the_portal(world: World, language: str) -> None:
    prefix = "/de" if language == "de" else ""
    response = Client(enforce_csrf_checks=True).post(f"{prefix}/_util/login/", {"username": "x"})
    assert response.status_code == 403
    page = Html(response.content.decode())
    assert page.one("html")["lang"] == language
    assert len(page.headings) == 1
    assert "<style" not in page.source
    assert _robots(page) == ["noindex"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_host_that_is_not_the_portals_gets_a_page_in_the_language_of_the_path(
    client: Client, language: str
) -> None:
    with override("de" if language == "en" else "en"):  # as a visitor before may have left it
        path = "/de/search/" if language == "de" else "/search/"
        response = client.get(path, headers={"host": "elsewhere.example.org"})
    assert response.status_code == 400
    page = Html(response.content.decode())
    assert page.one("html")["lang"] == language
    assert len(page.headings) == 1


def test_what_is_forbidden_gets_a_page_of_the_portal(world: World) -> None:
    request = RequestFactory().get("/")
    with override("en"):
        response = permission_denied(request, PermissionDenied())
    page = Html(response.content.decode())
    assert (response.status_code, page.headings) == (403, [(1, "No access")])
