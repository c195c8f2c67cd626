"""Publications and imports in the admin."""

from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn

from labportal.base.records.views import RecordIndexView
from labportal.base.records.viewset import RecordViewSet
from publications.editing.author_list_panel import AuthorListPanel
from publications.editing.draft_panel import DraftPanel
from publications.editing.filters import PublicationFilterSet
from publications.editing.form import PublicationForm
from publications.models import ImportEntry, Publication
from publications.querysets import PublicationQuerySet
from publications.search.citekeys import with_citekey
from publications.search.index import search

_WHAT = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("type"), FieldPanel("genre")]),
        FieldPanel("title"),
        FieldRowPanel(
            [
                FieldPanel("issued_year"),
                FieldPanel("issued_month"),
                FieldPanel("issued_day"),
                FieldPanel("issued_season"),
            ]
        ),
        FieldRowPanel([FieldPanel("status"), FieldPanel("language")]),
    ],
    heading=_("What"),
)
_WHO = AuthorListPanel(heading=_("Who"))
_WHERE = MultiFieldPanel(
    [
        FieldPanel("container_title"),
        FieldPanel("container_title_short"),
        FieldRowPanel([FieldPanel("volume"), FieldPanel("issue"), FieldPanel("page")]),
        FieldRowPanel([FieldPanel("collection_title"), FieldPanel("collection_number")]),
        FieldPanel("event_title"),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("publisher_place")]),
        FieldRowPanel([FieldPanel("edition"), FieldPanel("version"), FieldPanel("number")]),
    ],
    heading=_("Where it appeared"),
)
_IDENTIFIERS = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("doi"), FieldPanel("arxiv_id")]),
        FieldRowPanel([FieldPanel("pmid"), FieldPanel("isbn")]),
        InlinePanel("identifiers", heading=_("Further identifiers"), label=_("Identifier")),
    ],
    heading=_("Identifiers"),
)
_LINKS = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("url"), FieldPanel("accessed")]),
        InlinePanel("links", label=_("Link")),
        FieldPanel("pdf"),
        FieldRowPanel([FieldPanel("pdf_version"), FieldPanel("pdf_licence")]),
        FieldPanel("pdf_from"),
        FieldPanel("open_access"),
    ],
    heading=_("Links and PDF"),
)
_ABOUT = MultiFieldPanel(
    [FieldPanel("topics"), FieldPanel("abstract"), FieldPanel("note"), FieldPanel("award")],
    heading=_("Topics and abstract"),
)
_NOTICE = MultiFieldPanel(
    [
        FieldPanel("notice"),
        FieldRowPanel([FieldPanel("notice_doi"), FieldPanel("notice_date")]),
    ],
    heading=_("Notice of the publisher"),
    classname="collapsed",
)
_RECORD = MultiFieldPanel(
    [FieldPanel("public"), FieldPanel("citekey"), FieldPanel("slug")], heading=_("Record")
)


class PublicationIndexView(RecordIndexView):
    """The listing of publications."""

    def _annotate_queryset_updated_at(self, queryset: PublicationQuerySet) -> Any:
        # An import writes no revision of what it creates.
        imported = ImportEntry.objects.filter(publication=OuterRef("pk")).order_by("-batch")
        written = Subquery(imported.values("batch__applied_at")[:1])
        return queryset.annotate(_updated_at=Coalesce("latest_revision__created_at", written))


class PublicationViewSet(RecordViewSet):
    """Publications."""

    model = Publication
    index_view_class = PublicationIndexView
    icon = "doc-full"
    has_page = True
    menu_label = _("Publications")
    menu_order = 230
    search_fields = ["title"]
    list_display = [
        "title",
        Column("names", label=_("Authors"), accessor="short_names"),
        "issued_year",
        Column("container_title", label=_("Published in"), sort_key="container_title"),
        Column("citekey", label=_("Citekey"), sort_key="citekey", classname="citekey"),
        BooleanColumn("public", label=_("Public")),
        UpdatedAtColumn(label=_("Updated")),
    ]
    chooser_columns = [
        Column("names", label=_("Authors"), accessor="short_names"),
        Column("issued_year", label=_("Year")),
        Column("container_title", label=_("Published in")),
    ]
    filterset_class = PublicationFilterSet
    list_export = [
        *("title", "author_names", "issued_year", "container_title"),
        *("get_type_display", "doi", "citekey"),
    ]
    export_headings = {
        "author_names": _("Authors"),
        "container_title": _("Published in"),
        "get_type_display": _("Type"),
    }
    export_filename = "publications"
    edit_handler = ObjectList(
        [
            DraftPanel(),
            _WHAT,
            _WHO,
            _WHERE,
            _IDENTIFIERS,
            _LINKS,
            _ABOUT,
            _NOTICE,
            _RECORD,
        ],
        base_form_class=PublicationForm,
    )

    def listed(self, records: PublicationQuerySet) -> PublicationQuerySet:
        return records.live().with_citation()

    def searched(self, records: PublicationQuerySet, text: str) -> PublicationQuerySet:
        """Return those of `records` with this citekey, or else those the public list would find.

        The citekey may be that of a bibliography that was imported; of one with a number in it,
        the beginning will do.
        """
        cited = with_citekey(records, text)
        return cited if cited.exists() else search(records, text)
