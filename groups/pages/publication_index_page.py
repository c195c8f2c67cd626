"""The index page of publications: the filtered list, and each publication's page."""

import re
from collections.abc import Callable
from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path
from wagtail.documents.views.serve import serve

from groups.pages.record_index_page import RecordIndexPage, lead_on
from groups.works.facets import lab_facets
from groups.works.feed import feed_response
from groups.works.filters import LabPublicationFilter, canonical_query
from groups.works.ownership import groups_of
from groups.works.style_uses import style_of_group
from labportal.base.answers.conditional import conditional_answer
from labportal.base.answers.links import TypedLink, link_header
from labportal.base.database.kept import kept
from labportal.base.database.lazy_value import LazyValue
from labportal.base.records.former_slugs import record_with_slug
from labportal.base.records.merged_records import heir
from labportal.base.registries.record_pages import record_pages
from labportal.base.text.links import absolute
from publications.exports.files.formats import FORMATS
from publications.exports.files.responses import (
    JSON_LD,
    export_of_one,
    export_response,
    negotiated_response,
    preferred_extension,
    preferred_type,
)
from publications.exports.metadata.public_pdf import public_pdf_path
from publications.exports.metadata.signposting import (
    LINK_SET_NAME,
    PDF_NAME,
    header_of_page,
    link_set_response,
    list_links,
)
from publications.exports.unapi.responses import ADDRESS as UNAPI
from publications.exports.unapi.responses import formats_response, is_known, record_response
from publications.lists.bounded_paginator import BoundedPaginator
from publications.lists.filters import CITATIONS, SORT_ORDERS
from publications.lists.people import people_of
from publications.lists.related_publications import related_to
from publications.lists.year_chart import year_bars
from publications.models import Publication
from publications.querysets import PublicationQuerySet

PUBLICATIONS_PER_PAGE = 25
_JSON = {"ensure_ascii": False}
_SLUG = re.compile(r"[a-z0-9-]{1,300}")


class PublicationIndexPage(RecordIndexPage):
    """The lab's publications, to be filtered, and each one's page."""

    template = "groups/publication_index_page.html"

    class Meta:
        verbose_name = _("publication index page")

    def records(self) -> PublicationQuerySet:
        return Publication.objects.visible()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        asked = LabPublicationFilter.from_query(request.GET)
        visible = Publication.objects.visible()
        found = LazyValue(lambda: lab_facets(visible, asked))

        def page_of_list() -> Page[Publication]:
            paginator = BoundedPaginator(
                asked.apply(visible).with_citation(), PUBLICATIONS_PER_PAGE
            )
            # The facets have counted them.
            paginator.count = found.total
            try:
                return paginator.page(request.GET.get("page") or 1)
            except (EmptyPage, PageNotAnInteger) as error:
                raise Http404(str(error)) from error

        listed = LazyValue(page_of_list)
        return context | {
            "filter": asked,
            # Of what one may combine there is no end, for search engines as well.
            "is_combined": bool(asked.q or asked.sort or asked.view or len(asked.chosen) > 1),
            "canonical_query": LazyValue(lambda: canonical_query(asked, listed.number)),
            "publications": listed,
            "facets": LazyValue(lambda: found.facets),
            "narrowed": LazyValue(lambda: found.narrowed),
            "bars": LazyValue(lambda: year_bars(found.years, asked)),
            "sort_orders": SORT_ORDERS.items(),
            "views": [(name, asked.having(view=name).query) for name in ("", CITATIONS)],
            "style": LazyValue(lambda: style_of_group(asked.group) if asked.view else ""),
        }

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Serve any of the addresses; one that names records by former slugs leads to today's."""
        asked = LabPublicationFilter.from_query(request.GET)
        if asked.names_erased_people:
            return self.render_record(request, "groups/gone_page.html", {}, status=410)
        now = asked.at_present()
        if now != asked:
            query = request.GET.copy()
            for name in {parameter for parameter, _slug in asked.chosen}:
                query.setlist(name, now.wanted(name))
            return lead_on(f"{request.path}?{query.urlencode()}")
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        return response

    @path("<slug:slug>/")
    def publication(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Serve the page of one publication, or it in the format that the request prefers.

        A former slug redirects, a tombstone to its heir or answers 410, whatever is preferred.
        """
        publication = record_with_slug(
            Publication.objects.select_related("merged_into").with_citation(), slug
        )
        moved_or_gone = self._moved_or_gone(request, publication, slug, "/")
        if moved_or_gone:
            return moved_or_gone
        response: HttpResponseBase
        media_type = preferred_type(request)
        if media_type == JSON_LD:
            response = conditional_answer(
                request, lambda: _described(request, publication), media_type
            )
        elif media_type:
            itself = Publication.objects.filter(pk=publication.pk)
            extension = preferred_extension(request)
            response = conditional_answer(
                request,
                lambda: negotiated_response(itself, slug, extension, media_type),
                media_type,
            )
        else:
            response = self._page_of(request, publication)
        patch_vary_headers(response, ["Accept"])
        return response

    def _page_of(self, request: HttpRequest, publication: Publication) -> HttpResponse:
        response = self.render_record(
            request,
            "groups/publication_page.html",
            {
                "publication": publication,
                "topics": publication.topics.all().with_texts(),
                "people": LazyValue(lambda: people_of(publication).with_texts()),
                "groups": LazyValue(lambda: groups_of(publication).with_texts()),
                "panels": LazyValue(lambda: record_pages.panels(publication)),
                "related": LazyValue(lambda: related_to(publication)),
            },
        )
        response["Link"] = kept(
            "publication-links",
            [publication.pk, self._address(request), timezone.localdate()],
            lambda: header_of_page(publication, *self._addresses(request, publication.slug)),
        )
        return response

    def _address(self, request: HttpRequest, path: str = "") -> str:
        return absolute(f"{self.get_url(request)}{path}")

    def _addresses(self, request: HttpRequest, slug: str) -> tuple[str, str]:
        """Return the whole addresses of a publication's page, and of this one."""
        return self._address(request, self.record_url(slug)), self._address(request)

    @path("")
    def index_route(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the list, whose header leads programs to its exports."""
        response: HttpResponse = super().index_route(request, *args, **kwargs)
        query = LabPublicationFilter.from_query(request.GET).query
        response["Link"] = link_header(list_links(self._address(request, "export"), query))
        return response

    @path(f"<slug:slug>/{LINK_SET_NAME}/")
    def linkset(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Serve all links of a publication, of which there may be too many for a header."""
        publication = record_with_slug(
            Publication.objects.select_related("merged_into").with_citation(), slug
        )
        moved_or_gone = self._moved_or_gone(request, publication, slug, f"/{LINK_SET_NAME}")
        addresses = self._addresses(request, slug)
        return moved_or_gone or conditional_answer(
            request, lambda: link_set_response(publication, *addresses)
        )

    @path(f"<slug:slug>/{PDF_NAME}/")
    def full_text(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        """Serve the PDF that everybody may have, below the page, as search engines ask for it."""
        publication = record_with_slug(
            Publication.objects.select_related("merged_into", "pdf"), slug
        )
        if moved_or_gone := self._moved_or_gone(request, publication, slug, f"/{PDF_NAME}"):
            return moved_or_gone
        if publication.pdf is None or not public_pdf_path(publication):
            raise Http404
        response: HttpResponseBase = serve(request, publication.pdf.pk, publication.pdf.filename)
        url = self._address(request, self.record_url(slug))
        response["Link"] = link_header([TypedLink("collection", url, "text/html")])
        return response

    @path("export.<str:extension>/")
    def export(self, request: HttpRequest, extension: str) -> HttpResponseBase:
        """Serve the filtered list as a file: `export.bib`, `export.ris`, `export.json`."""
        publications = LabPublicationFilter.from_query(request.GET).apply(
            Publication.objects.visible()
        )

        def made() -> HttpResponseBase:
            return export_response(publications, "publications", extension, request.GET)

        return _file(request, extension, made)

    @path("feed.atom/")
    def feed(self, request: HttpRequest) -> HttpResponseBase:
        """Serve of the filtered list what was added or changed last, as an Atom feed."""
        asked = LabPublicationFilter.from_query(request.GET)
        return conditional_answer(request, lambda: feed_response(request, self, asked))

    @path(f"{UNAPI}/")
    def unapi(self, request: HttpRequest) -> HttpResponseBase:
        """Serve unAPI: the formats there are, and publications by their slugs."""
        slug, format_name = request.GET.get("id", ""), request.GET.get("format", "")
        if not slug:
            return formats_response()
        if not _SLUG.fullmatch(slug):
            raise Http404
        records = Publication.objects.select_related("merged_into", "pdf")
        publication = heir(record_with_slug(records, slug))
        address = record_pages.address(publication, request)
        if not address:
            raise Http404
        if not format_name:
            return formats_response(slug)
        if not is_known(format_name):
            return HttpResponse(status=406)
        return conditional_answer(
            request, lambda: record_response(publication, format_name, absolute(address))
        )

    @path("<slug:slug>.<str:extension>/")
    def export_one(self, request: HttpRequest, slug: str, extension: str) -> HttpResponseBase:
        """Serve one publication as a file, under the same conditions as its page."""
        publication = record_with_slug(Publication.objects.select_related("merged_into"), slug)
        if moved_or_gone := self._moved_or_gone(request, publication, slug, f".{extension}"):
            return moved_or_gone
        itself = Publication.objects.filter(pk=publication.pk)
        response = _file(
            request, extension, lambda: export_of_one(itself, slug, extension, request.GET)
        )
        url = self._address(request, self.record_url(slug))
        response["Link"] = link_header([TypedLink("describes", url, "text/html")])
        return response

    def _moved_or_gone(
        self, request: HttpRequest, publication: Publication, slug: str, ending: str
    ) -> HttpResponse | None:
        """Answer for a tombstone or former slug. Raises Http404 for what visitors are not to see.

        A redirect to what they are not to see would tell them that it is there, and its title.
        """
        now = heir(publication)
        if now.retired_at:
            return self.render_record(request, "groups/gone_page.html", {}, status=410)
        if not now.public:
            raise Http404
        if now.slug != slug:
            return self.redirect_to(request, f"{now.slug}{ending}")
        return None


def _described(request: HttpRequest, publication: Publication) -> HttpResponse:
    node = record_pages.description(publication, request)
    return JsonResponse(node, content_type=JSON_LD, json_dumps_params=_JSON)


def _file(
    request: HttpRequest, extension: str, make: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """Return an export. Raises Http404 for an extension that no format has, on any condition."""
    if extension not in FORMATS:
        raise Http404
    return conditional_answer(request, make)
