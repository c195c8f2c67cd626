"""The undo of an import follows merges: what a survivor got from it goes as well."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q

from publications.imports.removals.record_values import (
    CHOICES,
    UNITED,
    is_same,
    pairs,
    take,
    values_of,
)
from publications.models import Publication, Removal, SourceEntry
from publications.records.revisions import revise
from publications.vocabulary.fields import FIELDS_BY_NAME

#: Former value and written value, by field.
Sides = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Reversal:
    """The effect of the undo of an import on a publication."""

    publication_id: int
    #: The import created it: it is taken back altogether.
    is_whole: bool = False
    #: What the import wrote, whether it stands there still or not.
    changes: Sides = field(default_factory=dict)
    #: The entry of the source as the import left it, and its columns before, if it had any.
    fingerprint: str = ""
    former_entry: dict[str, Any] | None = None


def follow(reversals: Iterable[Reversal], source: str, user: User | None) -> None:
    """Do to survivors of merges what the undo of an import into `source` did to publications.

    The caller holds the transaction. Values that were changed since the merge stay.
    """
    by_id = {one.publication_id: one for one in reversals}
    concerned = Q(publication__in=by_id) | Q(into__in=by_id)
    removals = list(Removal.objects.standing().exclude(into=None).filter(concerned))
    for removal in removals:
        if removal.into_id in by_id:
            _forget_former(removal, by_id[removal.into_id].changes)
    for removal in removals:
        if reversal := by_id.get(removal.publication_id):
            _follow(removal, reversal, source, user)


def _forget_former(removal: Removal, changes: Sides) -> None:
    """Let a merge that is taken back later restore what was before the import."""
    for name, (former, written) in changes.items():
        sides = removal.trace["changes"].get(name)
        if sides and is_same(sides[0], written):
            sides[0] = former
    removal.save(update_fields=["trace"])


def _follow(first: Removal, reversal: Reversal, source: str, user: User | None) -> None:
    """Follow a merge, and what its survivor was merged into, to the end."""
    removal: Removal | None = first
    if reversal.is_whole:
        first.trace["final"] = True
    heirs = []
    while removal and removal.into_id not in heirs:
        heir = Publication.objects.held().get(pk=removal.into_id)
        heirs.append(heir.pk)
        _restore(heir, removal.trace["changes"], reversal)
        _restore_entries(removal, reversal, source)
        heir.save()
        removal.save(update_fields=["trace"])
        standing = Removal.objects.standing().exclude(into=None)
        removal = standing.filter(publication=heir).first()
    revise(heirs, user)


def _restore(heir: Publication, changes: dict[str, list[Any]], reversal: Reversal) -> None:
    now = values_of(heir)
    for names in CHOICES:
        taken = [name for name in names if name in changes]
        if any(not is_same(now[name], changes[name][1]) for name in taken):
            continue
        for name in taken:
            former, written = reversal.changes.get(name, [None, None])
            if reversal.is_whole:
                former = changes[name][0]
            elif name not in reversal.changes or not is_same(written, now[name]):
                continue
            take(heir, name, former)
            changes[name][1] = former
    for name in UNITED:
        if name not in changes:
            continue
        got = pairs(changes[name][1]) - pairs(changes[name][0])
        if not reversal.is_whole:
            former, written = reversal.changes.get(name, [None, None])
            got &= pairs(written) - pairs(former)
        in_order = FIELDS_BY_NAME[name].in_order
        take(heir, name, in_order(pairs(now[name]) - got))
        changes[name][1] = in_order(pairs(changes[name][1]) - got)


def _restore_entries(removal: Removal, reversal: Reversal, source: str) -> None:
    """Let the source say of the survivor what it said before the import, if that was all."""
    rows = SourceEntry.objects.filter(
        pk__in=removal.trace["source_entries"], source=source, fingerprint=reversal.fingerprint
    )
    before = reversal.former_entry
    if before is None:
        rows.delete()
        return
    words = {name: before[name] for name in ("citekey", "raw", "fields", "fingerprint")}
    there = SourceEntry.objects.filter(source=source, fingerprint=words["fingerprint"])
    if not there.filter(publication=removal.into_id, citekey=words["citekey"]).exists():
        rows.update(**words)
