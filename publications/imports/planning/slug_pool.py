"""Slugs for the new publications of a run."""

import re
from collections import defaultdict, deque
from typing import NamedTuple

from labportal.base.records.former_slugs import FreeSlugs
from labportal.base.text.keys import fold
from labportal.base.text.slugs import SLUG_MAX_LENGTH
from publications.models import Departure, Publication, Removal
from publications.slugs import slug_stem
from publications.vocabulary.snapshot import Snapshot

_NUMBER = re.compile(r"-[0-9]+$")
# A longer stem is cut to make room for its number.
_UNCUT = SLUG_MAX_LENGTH - len("-99999999")


class Slot(NamedTuple):
    """A slug for a new publication, or that of the retired one that it brings back."""

    slug: str
    retired_id: int | None = None


class SlugPool:
    """The slugs that are taken, by publications and by earlier entries of the run."""

    def __init__(self) -> None:
        self._free = FreeSlugs(Publication)
        self._retired: dict[tuple[str, str], deque[Slot]] = defaultdict(deque)
        retired = Publication.objects.filter(retired_at__isnull=False, merged_into=None)
        # One that was taken out of the portal comes back by matching, with what was typed.
        retired = retired.exclude(source_entries__departure=Departure.OUT)
        # One that was deleted by hand comes back by hand.
        retired = retired.exclude(pk__in=Removal.objects.standing().values("publication"))
        for slug, pk, title in retired.order_by("pk").values_list("slug", "pk", "title"):
            # A number at the end may be the pool's or the title's own: both stems are tried.
            for stem in {slug[:_UNCUT], _NUMBER.sub("", slug)[:_UNCUT]}:
                self._retired[stem, fold(title)].append(Slot(slug, pk))
        self._revived: set[Slot] = set()

    def take(self, snapshot: Snapshot, citekey: str) -> Slot:
        """Return a slug for a new publication, and count it as taken.

        The slug of a publication that was retired, not merged, is given to the same title again.
        """
        first = snapshot.names[0] if snapshot.names else {}
        title = snapshot.title
        stem = slug_stem(
            citekey,
            first.get("family") or first.get("literal", ""),
            snapshot.values.get("issued_year"),
            title,
        )
        retired = self._retired.get((stem[:_UNCUT], fold(title))) if self._retired else None
        while retired:
            slot = retired.popleft()
            # It may be listed under two stems, and is given once.
            if slot not in self._revived:
                self._revived.add(slot)
                return slot
        return Slot(self._free.take_stem(stem))
