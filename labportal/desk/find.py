"""The search of the admin's menu: records and pages of every kind that somebody may open."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.search import SearchArea, admin_search_areas
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from groups.models import ResearchGroup
from groups.people.places import place_names
from labportal.base.models import Topic
from labportal.desk.pages import editable_pages, may_edit_pages
from labportal.desk.rows import RecordRow, page_rows
from people.models import Person
from publications.models import Publication

_PAGES = "wagtailadmin_pages:search"
_KINDS: tuple[Any, ...] = (Person, ResearchGroup, Publication, Topic)
#: Shown of each kind; the list of the kind has all of them.
_MOST = 8


class FoundKind(NamedTuple):
    """One kind of what was found: the first rows, and where all of it is listed."""

    name: str
    icon: str
    rows: list[RecordRow]
    more: str


def found_by(request: HttpRequest, text: str) -> list[FoundKind]:
    """Return what somebody may open and `text` finds, by kind; kinds without any are left out."""
    finder = AdminURLFinder(request.user)
    kinds = []
    for model in _KINDS:
        viewset = model.snippet_viewset
        found = list(viewset.searched(viewset.get_queryset(request), text)[: _MOST + 1])
        rows = [
            RecordRow(str(one), finder.get_edit_url(one) or "", _told_apart(one)) for one in found
        ]
        name = capfirst(model._meta.verbose_name_plural)
        kinds.append(_kind(name, viewset.icon, rows, reverse(viewset.get_url_name("list")), text))
    if text and may_edit_pages(request.user):
        pages = editable_pages(request.user).autocomplete(text)[: _MOST + 1].get_queryset()
        rows = page_rows(pages, request)
        kinds.append(_kind(_("Pages"), "folder-open-inverse", rows, reverse(_PAGES), text))
    return [kind for kind in kinds if kind.rows]


def _told_apart(record: Any) -> str:
    """Return by whom and of when a publication is, or a person's groups: names are shared."""
    if isinstance(record, Person):
        return place_names(record)
    if not isinstance(record, Publication):
        return ""
    return ", ".join(filter(None, [record.short_names, str(record.issued_year or "")]))


def _kind(name: str, icon: str, rows: list[RecordRow], listing: str, text: str) -> FoundKind:
    more = f"{listing}?{urlencode({'q': text})}" if len(rows) > _MOST else ""
    return FoundKind(str(name), icon, rows[:_MOST], more)


class FindView(WagtailAdminTemplateMixin, TemplateView):
    """The page of what is found, with ways to search pictures and documents for the same."""

    page_title = gettext_lazy("Search")
    header_icon = "search"
    template_name = "labportal/admin/find.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here, which ends with the title."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = self.request.GET.get("q", "").replace("\0", "").strip()[:200]
        areas = admin_search_areas.search_items_for_request(self.request)
        return super().get_context_data(
            text=text,
            kinds=found_by(self.request, text) if text else [],
            elsewhere=[
                (area.label, f"{area.url}?{urlencode({'q': text})}")
                for area in areas
                if not isinstance(area, FindArea)
            ],
            **kwargs,
        )


class FindArea(SearchArea):
    """The first of the admin's searches, which the box of the menu leads to, for everybody."""


def find_area() -> FindArea:
    """Return the search of records and pages."""
    return FindArea(gettext_lazy("Everything"), reverse("desk:find"), icon_name="search", order=0)
