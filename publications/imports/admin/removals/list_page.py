"""The list of merges and deletions, and the button that takes one back."""

from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import IntegerField, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages

from publications.imports.admin.removals.kinds import KINDS, PUBLICATIONS, RemovableKind
from publications.imports.admin.removals.pages import LIST, RemovalPage
from publications.imports.admin.removals.permissions import ForRemovers, kinds_of
from publications.imports.admin.removals.said import take_back_url
from publications.imports.removals.merging import RemovalRefusedError
from publications.messages.message import Message
from publications.records.permissions import may_remove

ROWS_PER_PAGE = 50


class RemovalRow(NamedTuple):
    """A merge or deletion in the list."""

    removal: Any
    kind: Any
    into_url: str
    take_back_url: str
    wait: Message | None


class RemovalsPage(RemovalPage):
    """The list of merges and deletions, the latest first."""

    template_name = "publications/admin/removals.html"

    def get_page_title(self) -> str:
        return _("Merges and deletions")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kinds = kinds_of(self.request.user)
        first, *others = (_places(kind) for kind in kinds)
        places = first.union(*others, all=True).order_by("-created_at", "-pk")
        page = Paginator(places, ROWS_PER_PAGE).get_page(self.request.GET.get("p") or 1)
        ways = [way for kind in kinds for way in _ways(kind)]
        return super().get_context_data(
            page=page, rows=_rows(page.object_list), ways=ways, **kwargs
        )


def _ways(kind: RemovableKind) -> list[tuple[str, str]]:
    """Return label and address of where records of a kind are merged."""
    listing = capfirst(str(kind.model._meta.verbose_name_plural))
    return [
        (listing, reverse(kind.url_name("list"))),
        (str(kind.words["doubles"]), reverse(kind.urls["doubles"])),
    ]


def _places(kind: RemovableKind) -> Any:
    """Return when which removals of a kind were made: kind, id and time."""
    number = Value(KINDS.index(kind), IntegerField())
    rows = kind.removals.objects.order_by().annotate(number=number)
    return rows.values_list("number", "pk", "created_at")


def _rows(places: Any) -> list[RemovalRow]:
    """Return the removals at places (number of the kind, id, time), in a query for each kind."""
    found = {}
    for number, kind in enumerate(KINDS):
        name = kind.model._meta.model_name
        rows = kind.removals.objects.select_related(name, "into", "user", "taken_back_by")
        ids = [pk for place, pk, _time in places if place == number]
        for pk, removal in rows.in_bulk(ids).items():
            url = reverse(kind.url_name("edit"), args=[removal.into_id]) if removal.into_id else ""
            wait = kind.reason_to_wait(removal.into)
            row = RemovalRow(removal, kind.words["kind"], url, take_back_url(removal), wait)
            found[number, pk] = row
    return [found[number, pk] for number, pk, _time in places]


class TakeBackAction(ForRemovers, View):
    """The button that takes a merge or deletion back; it takes POST only."""

    http_method_names = ["post"]
    kind: RemovableKind = PUBLICATIONS

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it back, and show what stayed as it is."""
        removal = get_object_or_404(self.kind.removals, pk=pk)
        if not may_remove(request.user, [one for one in (removal.record, removal.into) if one]):
            raise PermissionDenied
        user = request.user if request.user.is_authenticated else None
        try:
            removal = self.kind.take_back(pk, user)
        except RemovalRefusedError as error:
            messages.error(request, str(error))
            return redirect(LIST)
        if removal.left:
            text = _("Taken back, but for what was changed since: %(left)s")
            messages.warning(request, text % {"left": " ".join(map(str, removal.left))})
        elif type(removal.record)._default_manager.live().filter(pk=removal.record.pk).exists():
            text = _("Taken back: “%(title)s” is there again.")
            messages.success(request, text % {"title": removal.record})
        else:
            text = _("Taken back. “%(title)s” itself was taken out since, and stays so.")
            messages.warning(request, text % {"title": removal.record})
        return redirect(LIST)
