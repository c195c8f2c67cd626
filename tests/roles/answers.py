"""What the admin answers, and its forms as a browser would send them."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html


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


def url(record: Any, view: str = "edit") -> str:
    """Return the address of an admin view of a record."""
    return reverse(record.snippet_viewset.get_url_name(view), args=[record.pk])


def page_url(page: Any, view: str = "edit") -> str:
    """Return the address of an admin view of a page."""
    return reverse(f"wagtailadmin_pages:{view}", args=[page.pk])


def open_form(client: Client, address: str) -> QueryDict:
    """Return what a browser sends that saves the form at `address` unchanged."""
    response = client.get(address)
    assert answer(response) == "yes"
    return querydict_from_html(response.content.decode(), form_id="w-editor-form").copy()
