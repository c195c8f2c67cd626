"""Answers to requests for exports."""

from collections.abc import Iterator

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.translation import gettext

from labportal.base.database.content_stamp import content_stamp
from publications.exports.files.formats import FORMATS
from publications.exports.files.large_exports import BusyError, LargeExports
from publications.querysets import PublicationQuerySet

# The page's own come first: a range ("application/*") never means a file.
_PAGE_TYPES = ["text/html", "application/xhtml+xml"]
_EXTENSIONS = {chosen.media_type: extension for extension, chosen in FORMATS.items()} | {
    chosen.content_type: extension for extension, chosen in FORMATS.items()
}


#: Exports of more publications are written into a file first.
MANY = 500
_RETRY_SECONDS = 30

_large = LargeExports()


def export_response(
    publications: PublicationQuerySet, stem: str, extension: str
) -> HttpResponseBase:
    """Return the file `stem.extension` of `publications`, sent as it is written if they are few.

    One of many is written once until content changes; while too many others are being written, the
    answer is 503. `stem` holds `[a-z0-9-]` only. Raises Http404 for an extension that no format
    has.
    """
    if extension not in FORMATS:
        raise Http404
    pieces = FORMATS[extension].stream(publications)
    stamp = content_stamp()
    if stamp is None or publications.count() <= MANY:
        return _file(pieces, stem, extension)
    try:
        file = _large.file((stamp, extension, str(publications.query)), pieces)
    except BusyError:
        text = gettext("Several large exports are being written. Please come back in a minute.")
        answer = HttpResponse(text, status=503, content_type="text/plain; charset=utf-8")
        answer["Retry-After"] = str(_RETRY_SECONDS)
        return answer
    response = _file(file.chunks(), stem, extension)
    response["Content-Length"] = str(file.size)
    return response


def preferred_extension(request: HttpRequest) -> str:
    """Return the extension of the format that a request asks for in place of the page, else "".

    Only a format that is named by its media type, and preferred to HTML, is asked for.
    """
    found = request.get_preferred_type([*_PAGE_TYPES, *_EXTENSIONS])
    return _EXTENSIONS.get(found or "", "")


def negotiated_response(
    publications: PublicationQuerySet, stem: str, extension: str
) -> StreamingHttpResponse:
    """Return what is answered for the page of the one publication in `publications`.

    A program that asks a page for CSL-JSON gets one item, as it does from DOI resolvers.
    """
    response = _file(FORMATS[extension].one(publications), stem, extension)
    response["Content-Location"] = f"../{stem}.{extension}"
    return response


def _file(
    pieces: Iterator[str] | Iterator[bytes], stem: str, extension: str
) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        pieces,
        content_type=FORMATS[extension].content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{stem}.{extension}"',
            # Search engines are to find the page of a publication, not its citation data.
            "X-Robots-Tag": "noindex",
        },
    )
