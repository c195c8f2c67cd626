"""The admin's answers, and its forms as a browser would send them."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

RECORD_FORM, PAGE_FORM = "w-editor-form", "page-edit-form"


def answer(response: Any) -> str:
    """Return the response as the table of roles has it."""
    location = response.headers.get("Location", "")
    if location == "/admin/":
        return "no"
    if location.startswith("/admin/login/"):
        return "login"
    return {200: "yes", 302: "yes", 405: "POST"}.get(
        response.status_code, str(response.status_code)
    )


def record_url(record: Any, view: str = "edit", *arguments: Any) -> str:
    """Return the address of an admin view of a record."""
    return model_url(type(record), view, record.pk, *arguments)


def model_url(model: Any, view: str, *arguments: Any) -> str:
    """Return the address of an admin view of a kind of record."""
    meta = model._meta
    return reverse(f"wagtailsnippets_{meta.app_label}_{meta.model_name}:{view}", args=arguments)


def page_url(page: Any, view: str = "edit") -> str:
    """Return the address of an admin view of a page."""
    return reverse(f"wagtailadmin_pages:{view}", args=[page.pk])


def open_form(client: Client, url: str, form: str = RECORD_FORM) -> dict[str, Any]:
    """Return what a browser sends that saves the form at `url` unchanged."""
    response = client.get(url)
    assert answer(response) == "yes"
    fields = querydict_from_html(response.content.decode(), form_id=form).dict()
    if form == PAGE_FORM:
        fields["body-count"] = "0"  # a script writes the blocks, and these pages have none
    return fields
