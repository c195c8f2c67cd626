"""The pages of administrators: the log of accounts, locks, links with the sign-in service."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from labportal.accounts.events import record
from labportal.accounts.locks import lift, locks
from labportal.accounts.refusals import Refusal
from labportal.accounts.sessions import end_sessions
from labportal.desk.accounts import may_edit_accounts
from labportal.models import AccountEvent, EventKind, ProviderIdentity
from labportal.roles import role_title

LOG, LOCKS, IDENTITIES = "accounts:log", "accounts:locks", "accounts:identities"


class _ForAdministrators(View):
    """A view for those who may change accounts."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_edit_accounts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AccountEventFilter(WagtailFilterSet):
    """The filter of the log."""

    kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("What"), choices=EventKind.choices
    )
    account = django_filters.CharFilter(label=gettext_lazy("Account"), lookup_expr="icontains")
    detail = django_filters.CharFilter(label=gettext_lazy("Detail"), lookup_expr="icontains")
    by = django_filters.CharFilter(label=gettext_lazy("Done by"), lookup_expr="icontains")
    address = django_filters.CharFilter(
        label=gettext_lazy("From"), method="filter_address", help_text=gettext_lazy("IP address")
    )
    at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("When"), widget=DateRangePickerWidget
    )

    class Meta:
        model = AccountEvent
        fields: list[str] = []

    def filter_address(
        self, queryset: QuerySet[AccountEvent], name: str, value: str
    ) -> QuerySet[AccountEvent]:
        """Compare addresses as text: a beginning finds all of a network."""
        return queryset.filter(address__startswith=value)


_OF_ROLES = (
    *(EventKind.ROLE_MADE, EventKind.ROLE_DELETED),
    *(EventKind.ROLE_GIVEN, EventKind.ROLE_TAKEN),
)


def _detail(event: AccountEvent) -> str:
    """Return the detail of an event in words."""
    if event.kind == EventKind.REFUSED and event.detail in Refusal.values:
        return str(Refusal(event.detail).label)
    if event.kind in _OF_ROLES:
        return role_title(event.detail)
    return event.detail


class LogPage(_ForAdministrators, ReportView):
    """The log of accounts."""

    model = AccountEvent
    page_title = gettext_lazy("Log of accounts")
    header_icon = "history"
    index_url_name = LOG
    index_results_url_name = "accounts:log_results"
    filterset_class = AccountEventFilter
    default_ordering = "-at"
    export_filename = "accounts"
    list_export = ["at", "kind", "account", "detail", "by", "address"]
    columns = [
        DateColumn("at", label=gettext_lazy("When")),
        Column("kind", label=gettext_lazy("What"), accessor="get_kind_display"),
        Column("account", label=gettext_lazy("Account")),
        Column("detail", label=gettext_lazy("Detail"), accessor=_detail),
        Column("by", label=gettext_lazy("Done by")),
        Column("address", label=gettext_lazy("From")),
    ]
    export_headings = {column.name: column.label for column in columns}

    def to_row_dict(self, item: AccountEvent) -> dict[str, Any]:
        """Return the cells of a row of the spreadsheet, in words as in the log."""
        words = {"kind": item.get_kind_display(), "detail": _detail(item)}
        return {**super().to_row_dict(item), **words}

    @cached_property
    def header_buttons(self) -> list[Any]:
        return [
            HeaderButton(_("Locks"), url=reverse(LOCKS), icon_name="lock"),
            HeaderButton(_("Links with the sign-in service"), url=reverse(IDENTITIES)),
        ]


class _AccountsPage(_ForAdministrators, WagtailAdminTemplateMixin, TemplateView):
    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LOG), "label": _("Log of accounts")},
            {"url": "", "label": self.get_page_title()},
        ]


class LocksPage(_AccountsPage):
    """The locks of today, each with a button that lifts it."""

    template_name = "labportal/accounts/locks.html"
    page_title = gettext_lazy("Locks")
    header_icon = "lock"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "locks": locks()}


class LiftAction(_ForAdministrators):
    """The lifting of a lock."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Lift the lock that was sent and lead back to the list."""
        username = request.POST.get("username", "").replace("\0", "")
        address = request.POST.get("address", "").replace("\0", "")
        if not (username or address):
            return redirect(LOCKS)
        lift(username, address)
        record(EventKind.UNLOCKED, username, address)
        messages.success(request, _("The lock is lifted."))
        return redirect(LOCKS)


class IdentitiesPage(_AccountsPage):
    """The links with the sign-in service, each with a button that removes it."""

    template_name = "labportal/accounts/identities.html"
    page_title = gettext_lazy("Links with the sign-in service")
    header_icon = "link"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = ProviderIdentity.objects.select_related("user").order_by("user__username", "pk")
        return {**super().get_context_data(**kwargs), "identities": found}


class RemoveIdentityAction(_ForAdministrators):
    """The removal of a link with the sign-in service."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Remove the link, end the sessions of its account, and lead back to the list."""
        identity = get_object_or_404(ProviderIdentity.objects.select_related("user"), pk=pk)
        if identity.user.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        identity.delete()
        if identity.user != request.user:
            end_sessions({identity.user.pk})
        record(EventKind.UNLINKED, identity.user.get_username(), identity.subject)
        messages.success(request, _("The link is removed."))
        return redirect(IDENTITIES)
