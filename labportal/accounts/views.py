"""Signing in and out by the sign-in service."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.admin.views.account import LogoutView

from labportal.accounts.events import record
from labportal.accounts.identities import account_of
from labportal.accounts.provider import Provider
from labportal.accounts.refusals import Refusal, RefusedError
from labportal.base.text.links import absolute
from labportal.models import EventKind, LabSettings

#: Where the session keeps what the service asks for when somebody signs out.
_ID_TOKEN = "provider_id_token"  # noqa: S105 - the name of a key


@require_GET
@never_cache
def provider_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in service."""
    _require_provider()
    answer_url = absolute(reverse("provider_answer"))
    next_address = _own_address(request, request.GET.get("next", ""))
    try:
        return redirect(Provider().begin(request, answer_url, next_address))
    except RefusedError as error:
        return _refuse(request, error)


@require_GET
@never_cache
def provider_answer(request: HttpRequest) -> HttpResponse:
    """Sign in whoever comes back from the service, and lead to where they wanted to go."""
    _require_provider()
    try:
        person = Provider().complete(request)
        user = account_of(person)
    except RefusedError as error:
        return _refuse(request, error)
    request.is_provider_sign_in = True  # type: ignore[attr-defined]
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session[_ID_TOKEN] = person.id_token
    # As without "Remember me".
    request.session.set_expiry(0)
    return redirect(_own_address(request, person.next_address) or reverse("wagtailadmin_home"))


class SignOutView(LogoutView):
    """Wagtail's way out; who came by the service is told that they are signed in there still."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_sent = request.method == "POST"
        id_token = request.session.get(_ID_TOKEN, "") if is_sent and settings.OIDC else ""
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        if response.headers.get("Location") == request.POST.get("next"):
            # Public pages show no messages: the next page of the admin would tell it, days later.
            list(get_messages(request))
        if not id_token:
            return response
        back = absolute(reverse("wagtailadmin_login"))
        context = {"url": Provider().sign_out_url(id_token, back), "name": settings.OIDC["NAME"]}
        page = render(request, "labportal/accounts/signed_out.html", context)
        page.cookies = response.cookies
        return page


def _require_provider() -> None:
    if not settings.OIDC:
        raise Http404


def _own_address(request: HttpRequest, address: str) -> str:
    """Return an address of the portal as it is; "" for one that leads elsewhere."""
    is_own = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_own else ""


def _refuse(request: HttpRequest, error: RefusedError) -> HttpResponse:
    record(EventKind.REFUSED, error.account, error.refusal, by=settings.OIDC["NAME"])
    lab = LabSettings.answering(request)
    context = {
        "refusal": error.refusal,
        "name": settings.OIDC["NAME"],
        "contact": lab.email if lab else "",
        "is_cancelled": error.refusal == Refusal.CANCELLED,
    }
    return render(request, "labportal/accounts/refused.html", context, status=error.refusal.status)
