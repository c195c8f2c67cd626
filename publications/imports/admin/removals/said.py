"""Messages after a merge or deletion, with the button that takes it back."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin import messages

from publications.models import PersonRemoval
from publications.models.removal import RecordRemoval


def take_back_url(removal: RecordRemoval) -> str:
    """Return the address at which a removal is taken back."""
    is_of_person = isinstance(removal, PersonRemoval)
    return reverse(
        "removals:take_back_person" if is_of_person else "removals:take_back", args=[removal.pk]
    )


def say_with_take_back(request: HttpRequest, text: str, removal: RecordRemoval) -> None:
    """Show `text` on the next page, with a button that takes `removal` back."""
    context = {"text": text, "url": take_back_url(removal)}
    html = render_to_string("publications/admin/removal_done.html", context, request)
    messages.success(request, html)
