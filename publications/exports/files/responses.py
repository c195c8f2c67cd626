"""Answers to requests for exports."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, StreamingHttpResponse

from publications.exports.files.formats import FORMATS
from publications.querysets import PublicationQuerySet

# The page's own come first: a range ("application/*") never means a file.
_PAGE_TYPES = ["text/html", "application/xhtml+xml"]
_EXTENSIONS = {chosen.media_type: extension for extension, chosen in FORMATS.items()} | {
    chosen.content_type: extension for extension, chosen in FORMATS.items()
}


def export_response(
    publications: PublicationQuerySet, stem: str, extension: str
) -> StreamingHttpResponse:
    """Return the file `stem.extension` of `publications`, sent as it is written.

    `stem` holds `[a-z0-9-]` only. Raises Http404 for an extension that no format has.
    """
    if extension not in FORMATS:
        raise Http404
    return _file(FORMATS[extension].stream(publications), stem, extension)


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


def _file(pieces: Iterator[str], stem: str, extension: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        pieces,
        content_type=FORMATS[extension].content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{stem}.{extension}"',
            # Search engines are to find the page of a publication, not its citation data.
            "X-Robots-Tag": "noindex",
        },
    )
