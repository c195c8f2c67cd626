"""The pairs of records that may be one, each a press away from the page that merges them."""

from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages

from publications.imports.admin.removals.kinds import PUBLICATIONS, RemovableKind
from publications.imports.admin.removals.pages import RemovalPage
from publications.imports.admin.removals.permissions import ForRemovers
from publications.imports.removals.doubles import keep_apart
from publications.records.permissions import may_remove

PAIRS_PER_PAGE = 50


class DoubleRow(NamedTuple):
    """Two records that may be one, with what tells them apart, and where they are merged."""

    titles: tuple[str, str]
    remarks: tuple[str, str]
    edit_urls: tuple[str, str]
    evidence: str
    merge_url: str
    apart_url: str

    @property
    def sides(self) -> list[tuple[str, str, str]]:
        """Title, address of the form, and remark of each."""
        return list(zip(self.titles, self.edit_urls, self.remarks, strict=True))


class DoublesPage(RemovalPage):
    """The pairs of records that may be one."""

    template_name = "publications/admin/doubles.html"
    kind: RemovableKind = PUBLICATIONS

    def get_page_title(self) -> str:
        return str(self.kind.words["doubles"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.kind.doubles()
        page = Paginator(found, PAIRS_PER_PAGE).get_page(self.request.GET.get("p") or 1)
        ids = {pk for one in page for pk in (one.first, one.second)}
        records = self.kind.told_apart(self.kind.live).in_bulk(ids)
        rows = [
            _row(self.kind, records[one.first], records[one.second], one.evidence)
            for one in page
            if one.first in records and one.second in records
        ]
        return super().get_context_data(words=self.kind.words, page=page, rows=rows, **kwargs)


def _row(kind: RemovableKind, first: Any, second: Any, evidence: str) -> DoubleRow:
    ids, edit = (first.pk, second.pk), kind.url_name("edit")
    return DoubleRow(
        (str(first), str(second)),
        (kind.remark(first), kind.remark(second)),
        (reverse(edit, args=[first.pk]), reverse(edit, args=[second.pk])),
        evidence,
        reverse(kind.urls["merge"], args=ids),
        reverse(kind.urls["apart"], args=ids),
    )


class ApartAction(ForRemovers, View):
    """The button that says of two records that they are two; it takes POST only."""

    http_method_names = ["post"]
    kind: RemovableKind = PUBLICATIONS

    def post(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        """Remember it, and show the pairs that are left."""
        pair = [get_object_or_404(self.kind.live, pk=one) for one in (pk, other)]
        if not may_remove(request.user, pair):
            raise PermissionDenied
        if pk != other:
            keep_apart(self.kind.distinct, pk, other)
            text = _("“%(one)s” and “%(other)s” are two, and are not shown here any more.")
            messages.success(request, text % {"one": pair[0], "other": pair[1]})
        return redirect(self.kind.urls["doubles"])
