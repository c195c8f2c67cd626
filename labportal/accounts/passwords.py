"""The form of the sign-in page, and the page that sends a link to set a password."""

import unicodedata
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views import account
from wagtail.admin.views.account import get_password_reset_form

from labportal.accounts.locks import signs_in_at
from labportal.accounts.throttles import TooManyError, links_by_mail, senders_of_requests
from labportal.serving.client_address import throttled_address


class SignInForm(LoginForm):
    """Wagtail's form, whose field of the password has no name but its English one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


class PasswordResetView(account.PasswordResetView):
    """Wagtail's page, which floods neither a mailbox nor, from one address, many of them.

    Each answer depends on what was typed and from where, and not on whether an account has it.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        """Send the link, unless too many were asked for."""
        email = unicodedata.normalize("NFKC", form.cleaned_data["email"]).casefold()
        address = throttled_address(self.request)
        try:
            of_mailbox = links_by_mail().count(email, address)
        except TooManyError as error:
            return _refuse(self.request, error, email=form.cleaned_data["email"])
        try:
            senders_of_requests().count(email, address)
        except TooManyError as error:
            if _signs_in_at(email, address):
                self._send(form)
            else:
                # Nothing was sent: it is not to count where somebody asks from elsewhere.
                of_mailbox.delete()
            return _refuse(self.request, error)
        self._send(form)
        return redirect(self.get_success_url())

    def _send(self, form: Any) -> None:
        # By the worker: here, the time of the answer would tell whether there is an account.
        send_links.enqueue(form.cleaned_data["email"], get_language())


@task(backend="long")
def send_links(email: str, language: str) -> None:
    """Send links to set a password to the accounts with an e-mail address."""
    form = get_password_reset_form()({"email": email})
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if form.is_valid():
        with override(language):
            form.save(
                domain_override=own.netloc,
                use_https=own.scheme == "https",
                subject_template_name=PasswordResetView.subject_template_name,
                email_template_name=PasswordResetView.email_template_name,
            )


def _signs_in_at(email: str, address: str | None) -> bool:
    """Return whether an account with an e-mail address has signed in from an address lately."""
    accounts = get_user_model().objects.filter(email__iexact=email)
    return any(signs_in_at(one.get_username(), address) for one in accounts)


def _refuse(request: HttpRequest, error: TooManyError, email: str = "") -> HttpResponse:
    context = {"wait": error.wait, "email": email}
    page = render(request, "labportal/accounts/many_links.html", context, status=429)
    page["Retry-After"] = str(error.seconds)
    return page
