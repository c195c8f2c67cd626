"""Lookalikes of entries as a plan shows them: which record each is, why, and what merging does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from publications.imports.planning.lookalikes import LookalikeKey
from publications.messages.message import message_from_json
from publications.models import MERGED, Decision, ImportBatch, ImportEntry, Publication
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.text import with_visible_codes

_LONGEST_TITLE = 70
_LONGEST_CONTAINER = 40
_TYPES = dict(Publication._meta.get_field("type").flatchoices)


@dataclass(frozen=True, slots=True)
class ShownLookalike:
    """A publication, or an earlier entry of the files, that an entry may be."""

    #: The decision that the entry is this one.
    decision: Decision
    title: str
    #: Year, container and type, as far as known.
    about: str
    reason: str
    #: Field, its value, the entry's, whether that is taken over.
    changes: list[tuple[str, Any, Any, bool]]
    publication: Publication | None = None
    #: Of an entry of the files.
    line: int = 0

    @property
    def choice(self) -> str:
        """The decision that the entry is this one, in words."""
        title = with_visible_codes(Truncator(self.title).chars(_LONGEST_TITLE))
        if not self.about:
            return _("the same as “%(title)s”: merge it") % {"title": title}
        text = _("the same as “%(title)s” (%(about)s): merge it")
        return text % {"title": title, "about": with_visible_codes(self.about)}


def lookalikes_of(
    batch: ImportBatch, entries: Sequence[ImportEntry]
) -> dict[int, list[ShownLookalike]]:
    """Return by id all lookalikes, the likest first, of each entry that has several.

    The number of queries does not depend on that of entries.
    """
    asked = [entry for entry in entries if len(entry.lookalikes) > 1]
    keys = [LookalikeKey.from_json(one) for entry in asked for one in entry.lookalikes]
    ids = {key.publication for key in keys if key.publication}
    publications = Publication.objects.in_bulk(ids) if ids else {}
    there = _entries_at(batch, [key for key in keys if not key.publication])
    found = {}
    for entry in asked:
        found[entry.pk] = [
            shown
            for decision, one in zip(MERGED, entry.lookalikes, strict=False)
            if (shown := _shown(decision, one, LookalikeKey.from_json(one), publications, there))
        ]
    return found


def _entries_at(
    batch: ImportBatch, keys: Iterable[LookalikeKey]
) -> dict[tuple[str, int, str], ImportEntry]:
    places = {(key.file, key.line, key.citekey) for key in keys}
    if not places:
        return {}
    there = (Q(file=file, line=line, citekey=citekey) for file, line, citekey in places)
    rows = batch.entries.filter(reduce(or_, there))
    return {(row.file, row.line or 0, row.citekey): row for row in rows}


def _shown(
    decision: Decision,
    stored: dict[str, Any],
    key: LookalikeKey,
    publications: dict[int, Publication],
    there: dict[tuple[str, int, str], ImportEntry],
) -> ShownLookalike | None:
    reason = str(message_from_json(stored["reason"])) if stored["reason"] else ""
    changes = [(name, *sides, name in stored["taken"]) for name, sides in stored["changes"].items()]
    if record := publications.get(key.publication):
        about = _about(record.issued_year, record.container_title, record.type)
        return ShownLookalike(decision, record.title, about, reason, changes, publication=record)
    if entry := there.get(key[1:]):
        said = Snapshot.from_json(entry.incoming or {})
        values = [said.get(name) for name in ("issued_year", "container_title", "type")]
        about = ", ".join(filter(None, (_("line %(line)s") % {"line": key.line}, _about(*values))))
        return ShownLookalike(decision, said.title, about, reason, changes, line=key.line)
    return None


def _about(year: int | None, container: str | None, kind: str | None) -> str:
    label = str(_TYPES.get(kind, ""))
    short = Truncator(container or "").chars(_LONGEST_CONTAINER)
    return ", ".join(filter(None, (str(year or ""), short, label)))
