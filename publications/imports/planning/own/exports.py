"""Entries that this portal wrote itself, known by their ids under any source and citekey.

What they say is taken for what the record says, wherever it reads as it was written: an export may
have other letters than the record, names that are shown in place of printed ones, and no notes that
are not for everybody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from labportal.base.records.former_slugs import records_by_former_slug
from labportal.base.records.merged_records import heir
from publications.bibtex.entry import ReadEntry
from publications.bibtex.source.own_id import OWN_ID_FIELD
from publications.bibtex.writing.citekeys import Citekeys
from publications.bibtex.writing.serialize import read_back
from publications.exports.files.bib import exportables
from publications.exports.files.own_ids import slug_of
from publications.exports.files.records import chunks
from publications.imports.planning.fit import fit
from publications.imports.planning.plan import EntryPlace
from publications.imports.planning.present_records import PresentRecords
from publications.imports.planning.works import RunEntry
from publications.matching.candidates import candidate
from publications.matching.match import Match, titles_agree
from publications.models import Publication
from publications.vocabulary.snapshot import Snapshot


class OwnExports:
    """The entries of one run that have ids of this portal."""

    def __init__(self) -> None:
        self._slugs: dict[EntryPlace, str] = {}
        #: The publications by the slugs that they had when they were exported.
        self._ids: dict[str, int] = {}

    def note(self, place: EntryPlace, entry: ReadEntry) -> None:
        """Keep the id of an entry, if it has one of this portal."""
        if slug := slug_of(entry.fields.get(OWN_ID_FIELD, "")):
            self._slugs[place] = slug

    def as_present(self, entries: list[RunEntry], present: PresentRecords) -> list[RunEntry]:
        """Return the entries with what they echo of their records as these say it.

        The records are among those of `present` then.
        """
        if not self._slugs:
            return entries
        self._ids = _publications(set(self._slugs.values()))
        ids = set(self._ids.values())
        present.load_known(ids)
        present.load_slugs(ids)
        echoes = dict(_echoes(ids))
        return [self._as_present(entry, present, echoes) for entry in entries]

    def match(self, entry: RunEntry, present: PresentRecords) -> Match | None:
        """Return the publication whose id an entry has, unless its title is another one's."""
        pk = self._publication_of(entry)
        other = present.candidates.get(pk) if pk else None
        if other and entry.candidate and titles_agree(entry.candidate.title, other.title):
            return Match("same", other)
        return None

    def _publication_of(self, entry: RunEntry) -> int | None:
        return self._ids.get(self._slugs.get(entry.place, ""))

    def _as_present(
        self, entry: RunEntry, present: PresentRecords, echoes: dict[int, list[Snapshot]]
    ) -> RunEntry:
        pk = self._publication_of(entry)
        if not pk or not entry.snapshot or pk not in present.snapshots:
            return entry
        snapshot = _as_meant(entry.snapshot, present.snapshots[pk], echoes.get(pk, ()))
        place = entry.place
        as_candidate = candidate(
            snapshot, slug="", file=place.file, line=place.line, citekey=place.citekey
        )
        return replace(entry, snapshot=snapshot, candidate=as_candidate)


def _publications(slugs: set[str]) -> dict[str, int]:
    """Return the publications that are there and have or had these slugs, or their heirs."""
    records = Publication.objects.select_related("merged_into").filter(slug__in=slugs)
    found: dict[str, Any] = {one.slug: one for one in records}
    if absent := slugs - found.keys():
        former = records_by_former_slug([Publication], absent)
        found |= {slug: record for (_model, slug), record in former.items()}
    heirs = {slug: heir(record) for slug, record in found.items()}
    return {slug: record.pk for slug, record in heirs.items() if not record.retired_at}


def _echoes(ids: Iterable[int]) -> Iterator[tuple[int, list[Snapshot]]]:
    """Yield, for each publication, what an import reads of what is exported of it today."""
    for records in chunks(Publication.objects.filter(pk__in=set(ids)), topics=False):
        written = exportables(records, Citekeys())
        for record, exportable in zip(records, written, strict=True):
            read = (read_back(exportable, ascii_only=ascii_only) for ascii_only in (False, True))
            yield record.pk, [fit(entry)[0] for entry in read if entry]


def _as_meant(said: Snapshot, present: Snapshot, echoes: Sequence[Snapshot]) -> Snapshot:
    """Return what an entry says, with the values that stand in the record where it echoes them."""
    values = {
        name: present.values.get(name)
        if any(value == one.values.get(name) for one in echoes)
        else value
        for name, value in said.values.items()
    }
    is_echo = any(said.names == one.names for one in echoes)
    return replace(
        said,
        values={name: value for name, value in values.items() if value},
        names=present.names if is_echo else said.names,
    )
