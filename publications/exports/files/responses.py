"""Answers to requests for exports."""

from collections.abc import Iterator

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    QueryDict,
    StreamingHttpResponse,
)
from django.utils.translation import gettext

from labportal.base.answers.growing import GrowingResponse
from labportal.base.database.content_stamp import content_stamp
from labportal.base.database.statement_limit import by_itself
from publications.exports.files.formats import FORMATS
from publications.exports.files.large_exports import BusyError, LargeExports
from publications.querysets import PublicationQuerySet

# The page's own come first: a range ("application/*") never means a file.
_PAGE_TYPES = ["text/html", "application/xhtml+xml"]
_EXTENSIONS = {
    asked: extension
    for extension, chosen in FORMATS.items()
    for media_type in chosen.media_types
    for asked in (media_type, f"{media_type}; charset=utf-8")
}
#: Data of schema.org, which the pages hold for programs.
JSON_LD = "application/ld+json"

#: Exports of more publications are written into a file first.
MANY = 500
_RETRY_SECONDS = 30
_ASCII = frozenset(("ascii", "us-ascii"))

_large = LargeExports()


class GrowingFileResponse(GrowingResponse):
    """A file that is sent while another thread writes it: it does not wait for reports."""


def export_response(
    publications: PublicationQuerySet, stem: str, extension: str, query: QueryDict | None = None
) -> HttpResponseBase:
    """Return the file `stem.extension` of `publications`, sent as it is written if they are few.

    One of many is written once until content changes, and sent while that is done; while too many
    others are being written, the answer is 503. `stem` holds `[a-z0-9-]` only. Raises Http404 for
    an extension that no format has.
    """
    options = _options(extension, query)
    pieces = FORMATS[extension].stream(publications, **options)
    stamp = content_stamp()
    if stamp is None or publications.count() <= MANY:
        return _file(pieces, stem, extension)
    key = (stamp, extension, *options, str(publications.query))
    try:
        file = _large.file(key, by_itself(pieces), FORMATS[extension].broken_off)
    except BusyError:
        text = gettext("Several large exports are being written. Please come back in a minute.")
        answer = HttpResponse(text, status=503, content_type="text/plain; charset=utf-8")
        answer["Retry-After"] = str(_RETRY_SECONDS)
        return answer
    size = file.size
    if size is None:
        return _file(file.chunks(), stem, extension, GrowingFileResponse)
    response = _file(file.chunks(), stem, extension)
    response["Content-Length"] = str(size)
    return response


def export_of_one(
    publications: PublicationQuerySet, stem: str, extension: str, query: QueryDict
) -> StreamingHttpResponse:
    """Return the file `stem.extension` of the one publication in `publications`."""
    options = _options(extension, query)
    return _file(FORMATS[extension].file_of_one(publications, **options), stem, extension)


def _options(extension: str, query: QueryDict | None) -> dict[str, bool]:
    """Return what a query asks of a format. Raises Http404 for one that does not exist."""
    if extension not in FORMATS:
        raise Http404
    encoding = query.get("encoding", "").lower() if query else ""
    wants_ascii = extension == "bib" and encoding in _ASCII
    return {"ascii_only": True} if wants_ascii else {}


def preferred_extension(request: HttpRequest) -> str:
    """Return the extension of the format that a request asks for in place of the page, else ""."""
    return _EXTENSIONS.get(preferred_type(request), "")


def preferred_type(request: HttpRequest) -> str:
    """Return the media type that a request asks for in place of the page, else "".

    Only one that is named, and preferred to HTML, is asked for.
    """
    found = request.get_preferred_type([*_PAGE_TYPES, *_EXTENSIONS, JSON_LD])
    return "" if found is None or found in _PAGE_TYPES else found


def negotiated_response(
    publications: PublicationQuerySet, stem: str, extension: str, media_type: str = ""
) -> StreamingHttpResponse:
    """Return what is answered for the page of the one publication in `publications`.

    A program that asks a page for CSL-JSON gets one item, as it does from DOI resolvers, and each
    the media type by which it asked.
    """
    response = _file(FORMATS[extension].one(publications), stem, extension)
    if media_type:
        response["Content-Type"] = f"{media_type.partition(';')[0]}; charset=utf-8"
    response["Content-Location"] = f"../{stem}.{extension}"
    return response


def _file(
    pieces: Iterator[str] | Iterator[bytes],
    stem: str,
    extension: str,
    kind: type[StreamingHttpResponse] = StreamingHttpResponse,
) -> StreamingHttpResponse:
    return kind(
        pieces,
        content_type=FORMATS[extension].content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{stem}.{extension}"',
            # Search engines are to find the page of a publication, not its citation data.
            "X-Robots-Tag": "noindex",
        },
    )
