"""Entries that are gone: the files are the whole of their source, and hold them no more."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from labportal.base.text.keys import fold
from publications.bibtex.entry import Failure
from publications.bibtex.source.resolve import ResolvedFiles
from publications.imports.planning.fit import fit_citekey
from publications.imports.planning.plan import (
    Action,
    Decisions,
    EntryDecision,
    EntryPlace,
    PlannedEntry,
)
from publications.imports.planning.present_records import PresentRecords
from publications.messages.message import Message
from publications.models import Decision, ImportBatch, ImportStatus, Outcome, SourceEntry
from publications.records.hand_edits import edited_by_hand
from publications.records.record_uses import uses_of
from publications.vocabulary.snapshot import Snapshot

#: The code of the message that so much would go that the files are hardly the whole.
MANY_GONE = "gone-many"
#: Of a source's works, this part may go without a question about the whole.
_FRACTION = 5
#: Outcomes of entries that stand in the files, whatever publication they are of.
_UNTOLD = (Outcome.SKIPPED, Outcome.INVALID, Outcome.POSSIBLE_DUPLICATE)
# The head of an entry, also within another one that lacks its last brace.
_HEAD = re.compile(r"@\s*\w[\w -]*[{(]\s*([^\s,{}()=]+)\s*,")
_WORD = re.compile(r"[^\s,{}()=\"#%@]+")
# A shorter title is found in any text.
_SHORTEST_TITLE = 12


def doubt_of(batch: ImportBatch) -> Message | None:
    """Return the question whether files are the whole of their source, until it is answered."""
    if batch.status != ImportStatus.PLANNED or batch.surely_complete:
        return None
    asked = (one for one in batch.messages if getattr(one, "code", "") == MANY_GONE)
    return next(asked, None)


def notes_of(batch: ImportBatch) -> list[Message | str]:
    """Return the messages on an import, without the question that was answered."""
    answered = batch.surely_complete
    return [
        one for one in batch.messages if not (answered and getattr(one, "code", "") == MANY_GONE)
    ]


@dataclass(slots=True)
class GoneEntries:
    """The entries that are gone, and what has to be said of all of them."""

    entries: list[PlannedEntry] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)


def gone_entries(
    present: PresentRecords,
    resolved: ResolvedFiles,
    planned: Collection[PlannedEntry],
    met: Collection[int],
    decisions: Decisions,
) -> GoneEntries:
    """Return what is gone from the source of `present`; `met` are the publications in the files.

    `planned` are the entries of the files. One entry is gone per publication: what repeated a work
    that the files still have is not. The number of queries does not depend on that of entries.
    """
    if empty := next((one for one in resolved.failures if one.reason.code == "no-entry"), None):
        return GoneEntries(messages=[Message("gone-untold", file=empty.file)])
    keys = _keys_of_files(resolved, planned)
    citekeys: dict[int, list[str]] = defaultdict(list)
    undecided = set()
    rows = SourceEntry.objects.filter(source=present.source, publication__retired_at=None)
    for pk, citekey, departure in rows.order_by("repeated", "pk").values_list(
        "publication_id", "citekey", "departure"
    ):
        citekeys[pk].append(citekey)
        if not departure:
            undecided.add(pk)
    absent = [pk for pk in citekeys if pk not in met and keys.isdisjoint(citekeys[pk])]
    gone = [pk for pk in absent if pk in undecided]
    present.load_known(gone)
    unreadable = _UnreadableText(resolved.failures)
    gone = [
        pk for pk in gone if not unreadable.may_hold(citekeys[pk], present.base(pk) or Snapshot())
    ]
    result = GoneEntries(_planned(present, gone, citekeys, decisions))
    if len(gone) * _FRACTION > len(undecided):
        result.messages.append(
            Message("gone-many", count=len(gone), total=len(undecided), source=present.source)
        )
    if decided := len(absent) - len(undecided.intersection(absent)):
        result.messages.append(Message("gone-decided", count=decided))
    return result


def _keys_of_files(resolved: ResolvedFiles, planned: Iterable[PlannedEntry]) -> set[str]:
    """Return the citekeys of the files that are of no publication for sure, but stand there."""
    keys = {fit_citekey(key)[0] for key in resolved.serving}
    keys |= {one.place.citekey for one in planned if one.outcome in _UNTOLD}
    return keys - {""}


def _planned(
    present: PresentRecords, gone: list[int], citekeys: dict[int, list[str]], decisions: Decisions
) -> list[PlannedEntry]:
    sources = _other_sources(present.source, gone)
    uses, edited = uses_of(gone), edited_by_hand(gone)
    present.load_slugs(gone)
    entries = []
    for pk in gone:
        place = EntryPlace("", 0, citekeys[pk][0], gone=pk)
        decision = decisions.get(place, EntryDecision()).decision
        held = bool(sources[pk])
        if held and decision == Decision.HIDE:
            decision = None
        entries.append(
            PlannedEntry(
                place,
                Outcome.GONE,
                Action.DEPART if decision else Action.NOTHING,
                decision,
                messages=[
                    _remark(present.source, sources[pk]),
                    *([Message("gone-edited")] if pk in edited else []),
                    *uses[pk],
                ],
                publication_id=pk,
                slug=present.slugs[pk],
                held=held,
                incoming=present.base(pk),
            )
        )
    return entries


def _remark(source: str, others: list[str]) -> Message:
    if others:
        return Message("gone-held", source=source, others=", ".join(others))
    return Message("gone", source=source)


def _other_sources(source: str, gone: list[int]) -> dict[int, list[str]]:
    """Return by publication the other sources that have it still."""
    others: dict[int, list[str]] = defaultdict(list)
    rows = SourceEntry.objects.filter(publication__in=gone, departure="").exclude(source=source)
    pairs = rows.order_by("source").values_list("publication_id", "source").distinct()
    for pk, name in pairs:
        others[pk].append(name)
    return others


class _UnreadableText:
    """The text of what could not be read: what stands in it may be there still."""

    def __init__(self, failures: Iterable[Failure]) -> None:
        self.keys: set[str] = set()
        self.words: set[str] = set()
        self.folded = ""
        for failure in failures:
            self.keys |= {fit_citekey(failure.citekey or "")[0], *_HEAD.findall(failure.raw)}
            if not failure.citekey:
                self.words |= set(_WORD.findall(failure.raw))
                self.folded += f" {fold(failure.raw)}"
        self.keys.discard("")

    def may_hold(self, citekeys: list[str], said: Snapshot) -> bool:
        """Return whether a citekey stands there or, where none is told, title or DOI does."""
        if not self.keys.isdisjoint(citekeys):
            return True
        title = fold(said.title)
        if len(title) >= _SHORTEST_TITLE and title in self.folded:
            return True
        return not self.words.isdisjoint({*citekeys, said.values.get("doi", "")} - {""})
