"""Answers to requests for exports."""

from django.http import Http404, StreamingHttpResponse

from publications.exports.formats import FORMATS
from publications.querysets import PublicationQuerySet


def export_response(
    publications: PublicationQuerySet, stem: str, extension: str
) -> StreamingHttpResponse:
    """Return the file `stem.extension` of `publications`, sent as it is written.

    `stem` holds `[a-z0-9-]` only. Raises Http404 for an extension that no format has.
    """
    if extension not in FORMATS:
        raise Http404
    chosen = FORMATS[extension]
    return StreamingHttpResponse(
        chosen.stream(publications),
        content_type=chosen.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{stem}.{extension}"',
            # Search engines are to find the page of a publication, not its citation data.
            "X-Robots-Tag": "noindex",
        },
    )
