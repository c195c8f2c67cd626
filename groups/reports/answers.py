"""Answers with a report: as a file, or as a page to be printed, sent while they are written."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import override

from groups.reports.entries import entries
from groups.reports.files.formats import FORMATS
from groups.reports.heading import ReportHeading
from groups.reports.selection import ReportSelection
from labportal.base.registries.lab import labs

_LONGEST_NAME = 100
_NOT_IN_NAMES = '\\/:*?"<>|'
_PRINTED = "groups/admin/reports/print.html"
_WORKS = "groups/admin/reports/print_works.html"
#: Stands in the page where the works come.
_PLACE = "<!-- works -->"


def file_response(
    request: HttpRequest, selection: ReportSelection, kind: str
) -> StreamingHttpResponse:
    """Return a report as a file of a kind of `FORMATS`."""
    heading = ReportHeading.of(selection, labs.of(request))
    written = FORMATS[kind]
    name = f"{_file_name(heading.title)}.{kind}"
    return StreamingHttpResponse(
        written.pieces(selection, heading),
        content_type=written.media_type,
        headers={"Content-Disposition": str(content_disposition_header(True, name))},
    )


def print_response(request: HttpRequest, selection: ReportSelection) -> StreamingHttpResponse:
    """Return a report as a page of its own, in its language."""
    heading = ReportHeading.of(selection, labs.of(request))
    context = {"selection": selection, "heading": heading, "place": _PLACE}
    with override(selection.choices.language):
        page = render_to_string(_PRINTED, context, request)
    return StreamingHttpResponse(_printed(selection, page))


def _printed(selection: ReportSelection, page: str) -> Iterator[str]:
    # Of texts in the page, none can hold it: they are escaped.
    before, _place, behind = page.partition(_PLACE)
    yield before
    numbered = selection.choices.numbered
    for some in entries(selection):
        context: dict[str, Any] = {"entries": some, "numbered": numbered}
        with override(selection.choices.language):
            works = render_to_string(_WORKS, context)
        yield works
    yield behind


def _file_name(title: str) -> str:
    """Return a title as the name of a file, without what systems do not let names have."""
    kept = "".join("_" if one in _NOT_IN_NAMES or not one.isprintable() else one for one in title)
    return kept.strip(" .")[:_LONGEST_NAME] or "report"
