"""Slugs for the new publications of a run."""

from collections.abc import Iterator
from typing import NamedTuple

from labportal.base.slugs import numbered
from labportal.base.text_keys import fold
from publications.models import Publication
from publications.slugs import slug_stem
from publications.snapshots import Snapshot


class Slot(NamedTuple):
    """A slug for a new publication, or that of the retired one that it brings back."""

    slug: str
    retired_id: int | None = None


class SlugPool:
    """The slugs that are taken, by publications and by earlier entries of the run."""

    def __init__(self) -> None:
        self._taken = set(Publication.objects.values_list("slug", flat=True))
        retired = Publication.objects.filter(retired_at__isnull=False, merged_into=None)
        self._retired = {
            slug: (pk, fold(title)) for slug, pk, title in retired.values_list("slug", "pk", "title")
        }
        self._numbered: dict[str, Iterator[str]] = {}

    def take(self, snapshot: Snapshot, citekey: str) -> Slot:
        """Return a slug for a new publication, and count it as taken.

        The slug of a publication that was retired, not merged, is given to the same title again.
        """
        first = snapshot.names[0] if snapshot.names else {}
        title = snapshot.values.get("title", "")
        stem = slug_stem(
            citekey,
            first.get("family") or first.get("literal", ""),
            snapshot.values.get("issued_year"),
            title,
        )
        retired_id, retired_title = self._retired.get(stem, (None, ""))
        if retired_id and retired_title == fold(title):
            del self._retired[stem]
            return Slot(stem, retired_id)
        slugs = self._numbered.setdefault(stem, numbered(stem))
        slug = next(slug for slug in slugs if slug not in self._taken)
        self._taken.add(slug)
        return Slot(slug)
