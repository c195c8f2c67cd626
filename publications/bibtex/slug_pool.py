"""Slugs for the new publications of a run."""

from collections.abc import Iterator

from labportal.base.slugs import numbered
from publications.models import Publication
from publications.slugs import slug_stem
from publications.snapshots import Snapshot


class SlugPool:
    """The slugs that are taken, by publications and by earlier entries of the run."""

    def __init__(self) -> None:
        self._taken = set(Publication.objects.values_list("slug", flat=True))
        self._numbered: dict[str, Iterator[str]] = {}

    def take(self, snapshot: Snapshot, citekey: str) -> str:
        """Return a free slug for a new publication, and count it as taken."""
        first = snapshot.names[0] if snapshot.names else {}
        stem = slug_stem(
            citekey,
            first.get("family") or first.get("literal", ""),
            snapshot.values.get("issued_year"),
            snapshot.values.get("title", ""),
        )
        slugs = self._numbered.setdefault(stem, numbered(stem))
        slug = next(slug for slug in slugs if slug not in self._taken)
        self._taken.add(slug)
        return slug
