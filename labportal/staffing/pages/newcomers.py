"""Pages of new members, of accounts and of new groups."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.coreutils import get_content_languages
from wagtail.models import Page, Site

from labportal.base.text.partial_dates import format_partial_date
from labportal.staffing.forms.accounts import (
    AccountForm,
    Delivery,
    InvitationForm,
    NewMemberForm,
)
from labportal.staffing.forms.fields import CHAIR
from labportal.staffing.forms.groups import NewGroupForm
from labportal.staffing.foundation import add_account, add_member, found_group, pages_forbidden
from labportal.staffing.invitations import link_of, may_invite, send_invitation, valid_until
from labportal.staffing.pages.changes import OfficePage
from people.models import Person

_EDIT_PERSON = "wagtailsnippets_people_person:edit"
_EDIT_GROUP = "wagtailsnippets_groups_researchgroup:edit"
#: The key of a session under which a link waits to be shown once.
_LINK = "staffing_link"


class NewcomerPage(OfficePage, FormView[Any]):
    """A form that makes something new."""

    template_name = "labportal/admin/staffing/form.html"
    verb: Any = gettext_lazy("Save")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"verb": self.verb, "media": context["form"].media}

    def invite(self, person: Person, delivery: str, language: str) -> HttpResponse:
        """Send the invitation, or show the link where mail is not wanted or fails."""
        account = person.user
        if account is None or not may_invite(self.request.user, account):
            raise PermissionDenied
        if delivery == Delivery.MAIL:
            if send_invitation(account, language, self.request.user):
                text = _("An invitation was sent to %(email)s.")
                messages.success(self.request, text % {"email": account.email})
                return redirect(_EDIT_PERSON, person.pk)
            text = _("The e-mail could not be sent. Hand this link over yourself.")
            messages.error(self.request, text)
        self.request.session[_LINK] = {
            "person": person.pk,
            "link": link_of(account),
            "until": valid_until().isoformat(),
        }
        return redirect("staffing:link", person.pk)


class NewMemberPage(NewcomerPage):
    """A new member: person, membership and account in one form."""

    work = "new_member"
    template_name = "labportal/admin/staffing/new_member.html"
    form_class = NewMemberForm

    def get_page_title(self) -> str:
        return _("New member")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"by": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("group")
        return {"group": asked} if asked else {}

    def form_valid(self, form: NewMemberForm) -> HttpResponse:
        """Add the member, and invite."""
        try:
            person = add_member(form)
        except IntegrityError:
            form.add_error("username", _("Somebody else took this name just now. Try again."))
            return self.form_invalid(form)
        text = _("%(person)s is a member now.")
        edit = messages.button(reverse(_EDIT_PERSON, args=[person.pk]), _("Edit"))
        messages.success(self.request, text % {"person": person}, buttons=[edit])
        if not form.wants_account:
            return redirect(_EDIT_PERSON, person.pk)
        return self.invite(person, form.cleaned_data["delivery"], form.cleaned_data["language"])


class AccountPage(NewcomerPage):
    """The account of somebody who is there: made, or invited anew."""

    work = "account"
    verb = gettext_lazy("Invite")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        people = Person.objects.live().select_related("user")
        self.person = get_object_or_404(people, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return _("Account")

    def get_page_subtitle(self) -> str:
        return str(self.person)

    def get_form_class(self) -> Any:
        return InvitationForm if self.person.user else AccountForm

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return kwargs if self.person.user else kwargs | {"by": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        account = self.person.user
        if account is None:
            return {"email": self.person.email}
        return {} if account.email else {"delivery": Delivery.LINK}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account = self.person.user
        closed = bool(account and not may_invite(self.request.user, account))
        return super().get_context_data(account=account, closed=closed, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Make the account if there is none, and invite."""
        account = self.person.user
        said = form.cleaned_data
        if account and not account.email and said["delivery"] == Delivery.MAIL:
            form.add_error("delivery", _("The account has no e-mail address."))
            return self.form_invalid(form)
        if account is None:
            try:
                add_account(form, self.person)
            except IntegrityError:
                form.add_error("username", _("Somebody else took this name just now. Try again."))
                return self.form_invalid(form)
        return self.invite(self.person, said["delivery"], said["language"])


@method_decorator(never_cache, name="dispatch")
class LinkPage(OfficePage, TemplateView):
    """The link by which a password is set, shown once to whoever asked for it."""

    work = "account"
    template_name = "labportal/admin/staffing/link.html"

    def get_page_title(self) -> str:
        return _("Link to set a password")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = get_object_or_404(Person.objects.select_related("user"), pk=self.kwargs["pk"])
        waiting = self.request.session.pop(_LINK, None) or {}
        shown = waiting if waiting.get("person") == person.pk else {}
        return super().get_context_data(
            person=person,
            account=person.user,
            link=shown.get("link", ""),
            until=datetime.fromisoformat(shown["until"]) if shown else None,
            again=reverse("staffing:account", args=[person.pk]),
            record=reverse(_EDIT_PERSON, args=[person.pk]),
            **kwargs,
        )


class NewGroupPage(NewcomerPage):
    """A new group, with its lead, its editors and its pages."""

    work = "new_group"
    template_name = "labportal/admin/staffing/new_group.html"
    form_class = NewGroupForm

    def get_page_title(self) -> str:
        return _("New group")

    def form_valid(self, form: NewGroupForm) -> HttpResponse:
        """Found the group, and lead to its pages."""
        site = Site.find_for_request(self.request) or Site.objects.get(is_default_site=True)
        by = self.request.user
        if reason := pages_forbidden(site, by, form.cleaned_data["pages"]):
            form.add_error("pages", reason)
            return self.form_invalid(form)
        try:
            group, pages = found_group(form, site, by)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        text = _("The group “%(group)s” was founded.")
        messages.success(self.request, text % {"group": group}, buttons=_links(pages))
        if group.start > timezone.localdate().isoformat():
            text = _("It begins on %(start)s. Until then no list and no search shows it.")
            messages.warning(self.request, text % {"start": format_partial_date(group.start)})
        return redirect(_EDIT_GROUP, group.pk)


def _links(pages: dict[str, Page]) -> list[Any]:
    languages = get_content_languages()
    return [
        messages.button(
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            _("Page (%(language)s)") % {"language": _(str(languages[language]))}
            if len(languages) > 1
            else _("Page"),
        )
        for language, page in pages.items()
    ]


__all__ = ["CHAIR", "AccountPage", "LinkPage", "NewGroupPage", "NewMemberPage"]
