"""Views that take the shared password of closed pages and documents, with bounds on wrong ones."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.documents.views.serve import authenticate_with_password as documents_view
from wagtail.views import authenticate_with_password as page_view

from labportal.accounts.throttles import TooManyError, page_passwords
from labportal.serving.client_address import throttled_address


def open_page(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Open the pages under a restriction to whoever sends its password."""
    subject = f"page {page_view_restriction_id}"
    return _bounded(request, subject, page_view, page_view_restriction_id, page_id)


def open_documents(request: HttpRequest, restriction_id: int) -> HttpResponse:
    """Open the documents under a restriction to whoever sends its password."""
    return _bounded(request, f"documents {restriction_id}", documents_view, restriction_id)


def _bounded(
    request: HttpRequest, subject: str, view: Callable[..., Any], *arguments: int
) -> HttpResponse:
    if request.method != "POST":
        return view(request, *arguments)
    try:
        attempt = page_passwords().count(subject, throttled_address(request))
    except TooManyError as error:
        return _refuse(request, error, view, *arguments)
    is_wrong = False
    try:
        response: HttpResponse = view(request, *arguments)
        is_wrong = response.status_code == 200
    finally:
        # It was the right one, or there is no such page.
        if not is_wrong:
            attempt.delete()
    return response


def _refuse(
    request: Any, error: TooManyError, view: Callable[..., Any], *arguments: int
) -> HttpResponse:
    """Return the form with what is wrong, whatever the password was."""
    request.POST = request.POST.copy()
    request.POST["password"] = ""
    response = view(request, *arguments)
    form = response.context_data["form"]
    form.errors.clear()
    message = _("There were too many wrong passwords. You can try again in %(wait)s.")
    form.add_error(None, message % {"wait": error.wait})
    response.status_code = 429
    response["Retry-After"] = str(error.seconds)
    return response
