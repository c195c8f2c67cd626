"""The styles that an administrator added, as the rest of the citations sees them."""

from typing import NamedTuple

from labportal.base.database.kept import kept
from publications.models import CitationStyle


class AddedStyle(NamedTuple):
    """An added style: its key, its title, a digest of its file."""

    key: str
    title: str
    digest: str


def added_styles() -> dict[str, AddedStyle]:
    """Return the added styles by key, in the order of their titles.

    No query is made while nothing changes: what is kept is that of the content stamp.
    """
    rows = CitationStyle.objects.values_list("key", "title", "digest")
    found = kept("citation-styles", [], lambda: list(rows))
    return {key: AddedStyle(key, title, digest) for key, title, digest in found}


def source_of(key: str) -> bytes:
    """Return the file of an added style; b"" if it was removed meanwhile."""
    found = CitationStyle.objects.filter(key=key).values_list("source", flat=True).first()
    return (found or "").encode()
