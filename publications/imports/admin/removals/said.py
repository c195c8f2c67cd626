"""Messages after a merge or deletion, with the button that takes it back."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from wagtail.admin import messages

from publications.models import Removal


def say_with_take_back(request: HttpRequest, text: str, removal: Removal) -> None:
    """Show `text` on the next page, with a button that takes `removal` back."""
    template = "publications/admin/removal_done.html"
    messages.success(
        request, render_to_string(template, {"text": text, "removal": removal}, request)
    )
