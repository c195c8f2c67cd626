"""Answers with a report: as a file, or as a page to be printed, sent while they are written."""

import logging
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, override

from groups.reports.entries import entries
from groups.reports.files.formats import CSV, FORMATS
from groups.reports.heading import ReportHeading
from groups.reports.selection import ReportSelection
from labportal.base.answers.growing import GrowingResponse
from labportal.base.database.statement_limit import in_any_thread
from labportal.base.registries.lab import labs

_log = logging.getLogger(__name__)
_LONGEST_NAME = 100
_NOT_IN_NAMES = '\\/:*?"<>|'
_PRINTED = "groups/admin/reports/print.html"
_WORKS = "groups/admin/reports/print_works.html"
#: Stands in the page where the works come.
_PLACE = "<!-- works -->"


def file_response(request: HttpRequest, selection: ReportSelection, kind: str) -> GrowingResponse:
    """Return a report as a file of a kind of `FORMATS`."""
    heading = ReportHeading.of(selection, labs.of(request))
    written = FORMATS[kind]
    name = f"{_file_name(heading.title)}.{kind}"
    # An archive that breaks off has no end, and programs say so.
    told = f"\r\n{_broken_off()}\r\n" if kind == CSV else ""
    pieces: Iterator[Any] = written.pieces(selection, heading)
    # What goes wrong before anything is sent is an error, and no empty file.
    first = next(pieces)
    return GrowingResponse(
        _unbroken(chain([first], pieces), told),
        content_type=written.media_type,
        headers={"Content-Disposition": str(content_disposition_header(True, name))},
    )


def print_response(request: HttpRequest, selection: ReportSelection) -> GrowingResponse:
    """Return a report as a page of its own, in its language."""
    heading = ReportHeading.of(selection, labs.of(request))
    context = {"selection": selection, "heading": heading, "place": _PLACE}
    with override(selection.choices.language):
        page = render_to_string(_PRINTED, context, request)
    told = f'<p role="alert">{escape(_broken_off())}</p>'
    return GrowingResponse(_unbroken(_printed(selection, page), told))


def _broken_off() -> str:
    return gettext("This report broke off here. Please have it written anew.")


def _unbroken(pieces: Iterable[Any], told: str) -> Iterator[Any]:
    """Yield pieces, and where they break off what is told of it: no client sees that by itself."""
    try:
        yield from in_any_thread(iter(pieces))
    except Exception:  # noqa: BLE001 - whoever reads is told
        _log.exception("A report broke off.")
        yield told


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
