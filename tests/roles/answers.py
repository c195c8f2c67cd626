"""What the admin answers, and its forms as a browser would send them."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

RECORD_FORM, PAGE_FORM = "w-editor-form", "page-edit-form"


def answer(response: HttpResponse) -> str:
    """Return the response as the table of roles has it."""
    location = response.headers.get("Location", "")
    if location == "/admin/":
        return "no"
    if location.startswith("/admin/login/"):
        return "login"
    return {200: "yes", 302: "yes", 405: "POST"}.get(
        response.status_code, str(response.status_code)
    )


def record_url(record: Any, view: str = "edit") -> str:
    """Return the address of an admin view of a record."""
    return reverse(record.snippet_viewset.get_url_name(view), args=[record.pk])


def add_url(model: Any) -> str:
    """Return the address where a record is added."""
    return reverse(model.snippet_viewset.get_url_name("add"))


def page_url(page: Any, view: str = "edit") -> str:
    """Return the address of an admin view of a page."""
    return reverse(f"wagtailadmin_pages:{view}", args=[page.pk])


def open_form(client: Client, url: str, form: str = RECORD_FORM) -> QueryDict:
    """Return what a browser sends that saves the form at `url` unchanged."""
    response = client.get(url)
    assert answer(response) == "yes"
    return querydict_from_html(response.content.decode(), form_id=form).copy()


def send(client: Client, url: str, fields: QueryDict) -> HttpResponse:
    """Send a form, as a browser does."""
    return client.post(url, fields.urlencode(), "application/x-www-form-urlencoded")
