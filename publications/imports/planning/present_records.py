"""Present records that a run of entries may meet, read once before planning."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from labportal.base.text.keys import fold
from publications.imports.planning.combination import Said, combined
from publications.imports.planning.near_titles import ids_near_titles
from publications.imports.planning.versions import ids_of_versions
from publications.matching.candidates import (
    IDENTIFIERS,
    Candidate,
    CandidateIndex,
    candidate,
    title_key,
)
from publications.matching.common_identifiers import Identifier, without
from publications.matching.match import Match, match, may_be_renamed, titles_agree
from publications.messages.message import Message
from publications.models import (
    Departure,
    Publication,
    PublicationIdentifier,
    SkippedEntry,
    SourceEntry,
)
from publications.records.snapshots import present_snapshots
from publications.search.index import with_equal_titles
from publications.vocabulary.snapshot import Snapshot

# As long as the column of `SkippedEntry`, which holds the folded title with its blanks.
SKIPPED_TITLE_LENGTH = 500


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry of the source, as last imported, and the publication that it went into."""

    publication_id: int
    fingerprint: str
    repeated: bool


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry of the source as it was last imported."""

    pk: int
    citekey: str
    fingerprint: str
    repeated: bool
    snapshot: Snapshot


@dataclass(slots=True)
class PresentRecords:
    """The source's entries by citekey, and the publications that they or their equals are.

    `snapshots`, `stored` and `candidates` are of the publications that were loaded: what they say,
    the entries of the source for them, the base first; `index` holds the candidates.
    """

    source: str = ""
    known: dict[str, list[KnownEntry]] = field(default_factory=lambda: defaultdict(list))
    slugs: dict[int, str] = field(default_factory=dict)
    snapshots: dict[int, Snapshot] = field(default_factory=dict)
    stored: dict[int, list[StoredEntry]] = field(default_factory=lambda: defaultdict(list))
    candidates: dict[int, Candidate] = field(default_factory=dict)
    index: CandidateIndex = field(default_factory=CandidateIndex)
    #: Of publications that were taken out when they were gone from a source: an entry that is one
    #: for sure brings it back, and nobody is asked whether it may be.
    taken_out: set[int] = field(default_factory=set)
    taken_out_index: CandidateIndex = field(default_factory=CandidateIndex)
    #: By publication, what was decided when it was gone from this source.
    departures: dict[int, str] = field(default_factory=dict)
    skipped: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def of_source(cls, source: str, citekeys: Iterable[str]) -> "PresentRecords":
        """Return the known entries of `source` with these citekeys."""
        present = cls(source)
        # The base first: `as_known` and `match` take the first that fits.
        rows = SourceEntry.objects.filter(
            Q(publication__retired_at=None) | Q(departure=Departure.OUT),
            source=source,
            citekey__in=set(citekeys),
        ).order_by("repeated", "pk")
        for citekey, publication_id, fingerprint, repeated, slug in rows.values_list(
            "citekey", "publication_id", "fingerprint", "repeated", "publication__slug"
        ):
            present.known[citekey].append(KnownEntry(publication_id, fingerprint, repeated))
            present.slugs[publication_id] = slug
        present._load_departures()
        present.skipped = set(
            SkippedEntry.objects.filter(source=source).values_list("citekey", "title_key")
        )
        return present

    def _load_departures(self) -> None:
        rows = SourceEntry.objects.exclude(departure="")
        for source, publication_id, departure, retired_at in rows.values_list(
            "source", "publication_id", "departure", "publication__retired_at"
        ):
            if source == self.source:
                self.departures[publication_id] = departure
            if departure == Departure.OUT and retired_at:
                self.taken_out.add(publication_id)

    def is_skipped(self, citekey: str, title: str) -> bool:
        """Return whether the entry with this citekey and folded title is to be left out."""
        return (citekey, title[:SKIPPED_TITLE_LENGTH]) in self.skipped

    def last_titles(self, publication_id: int) -> set[str]:
        """Return the folded titles that the source last gave for a publication."""
        stored = self.stored.get(publication_id, ())
        return {title_key(one.snapshot.title) for one in stored}

    def base(self, publication_id: int) -> Snapshot | None:
        """Return what the source last said of a publication, all its entries together."""
        stored = self.stored.get(publication_id)
        if not stored:
            return None
        return combined(Said(one.snapshot, one.repeated, one.citekey) for one in stored)

    def of_other_sources(self, publication_id: int) -> list[Snapshot]:
        """Return what the other sources last said of a publication."""
        rows = SourceEntry.objects.filter(publication=publication_id).exclude(source=self.source)
        return [Snapshot.from_json(one) for one in rows.values_list("fields", flat=True)]

    def as_known(self, citekey: str, fingerprint: str) -> KnownEntry | None:
        """Return the entry of the source with this citekey that said the same.

        One that was hidden or taken out when it was gone has to be read: it is not as it was.
        """
        same = (one for one in self.known.get(citekey, ()) if one.fingerprint == fingerprint)
        return next((one for one in same if self._is_settled(one.publication_id)), None)

    def _is_settled(self, publication_id: int) -> bool:
        hidden = self.departures.get(publication_id) == Departure.HIDDEN
        return not hidden and publication_id not in self.taken_out

    def match(self, citekey: str, entry: Candidate) -> Match | None:
        """Return the loaded publication that `entry` is or looks like, or None.

        The one that its citekey led to before counts first, if it bears the title still or did. One
        that was taken out comes back where no other is there that it may be.
        """
        same = self._with_citekey(citekey, entry)
        if same:
            return Match("same", same)
        return match(entry, self.index) or self.returning(citekey, entry)

    def returning(self, citekey: str, entry: Candidate) -> Match | None:
        """Return the publication that was taken out and that `entry` is for sure, or None."""
        if not self.taken_out:
            return None
        same = self._with_citekey(citekey, entry, taken_out=True)
        back = Match("same", same) if same else match(entry, self.taken_out_index)
        return back if back and back.kind == "same" else None

    def renamed(self, citekey: str, entry: Candidate, met: Collection[int]) -> Match | None:
        """Return the publication of an entry's citekey that has another title and may be it.

        It is by the same people and of no other year to speak of. One that other entries of the
        files are, those `met`, has left its citekey to another work.
        """
        for known in self.known.get(citekey, ()) if citekey else ():
            pk = known.publication_id
            if pk not in met and pk not in self.taken_out:
                other = self.candidates[pk]
                if may_be_renamed(entry, other):
                    return Match("possible", other, Message("same-citekey-other-title"))
        return None

    def _with_citekey(
        self, citekey: str, entry: Candidate, *, taken_out: bool = False
    ) -> Candidate | None:
        for known in self.known.get(citekey, ()) if citekey else ():
            other = self.candidates[known.publication_id]
            if (known.publication_id in self.taken_out) is not taken_out:
                continue
            # Also by the title that the source gave: an editor may have written another one since.
            titles = {other.title, *self.last_titles(known.publication_id)} - {""}
            if any(titles_agree(entry.title, title) for title in titles):
                return other
        return None

    def load_known(self, ids: Iterable[int]) -> None:
        """Read what the publications with these ids say, and what the source last said of them."""
        wanted = set(ids) - self.snapshots.keys()
        self.snapshots |= present_snapshots(wanted)
        rows = SourceEntry.objects.filter(source=self.source, publication__in=wanted)
        for publication_id, pk, citekey, fingerprint, repeated, fields in rows.order_by(
            "repeated", "pk"
        ).values_list("publication_id", "pk", "citekey", "fingerprint", "repeated", "fields"):
            self.stored[publication_id].append(
                StoredEntry(pk, citekey, fingerprint, repeated, Snapshot.from_json(fields))
            )

    def load_slugs(self, ids: Iterable[int]) -> None:
        """Read the slugs of the publications with these ids."""
        wanted = set(ids) - self.slugs.keys()
        self.slugs |= dict(Publication.objects.filter(pk__in=wanted).values_list("pk", "slug"))

    def load_lookalikes(self, entries: Collection[tuple[str, Snapshot]]) -> None:
        """Read the publications that entries, given by citekey and snapshot, may be.

        Those of the citekey, those that share an identifier, those with nearly the same title or by
        the same people, and those that were loaded: what the rest of the file is, an entry may look
        like.
        """
        if not entries:
            return
        values = [snapshot.values for _, snapshot in entries]
        titles = {snapshot.title for _, snapshot in entries} - {""}
        versions = ids_of_versions(snapshot for _, snapshot in entries)
        # Of a title without letters, what the index of titles holds is empty.
        found = Q(title__in=[title for title in titles if not fold(title)])
        found |= Q(pk__in=ids_near_titles(titles).union(with_equal_titles(titles), versions))
        further = {value for one in values for _kind, value in one.get("identifiers", ())}
        identifiers = set(further)
        for kind in (*IDENTIFIERS, "isbn"):
            wanted = {one[kind] for one in values if kind in one}
            if wanted | further:
                found |= Q(**{f"{kind}__in": wanted | further})
            identifiers |= wanted
        of_versions = PublicationIdentifier.objects.filter(value__in=identifiers)
        found |= Q(pk__in=list(of_versions.values_list("publication", flat=True)))
        known = Publication.objects.filter(Q(retired_at=None) | Q(pk__in=self.taken_out))
        slugs = dict(known.filter(found).values_list("pk", "slug"))
        self.slugs |= slugs
        of_citekeys = {one.publication_id for key, _ in entries for one in self.known.get(key, ())}
        ids = slugs.keys() | of_citekeys | self.snapshots.keys()
        self.load_known(ids)
        # In one order, or the plan made anew might match others and have another digest.
        for pk in sorted(ids & self.snapshots.keys()):
            self.candidates[pk] = candidate(self.snapshots[pk], self.slugs[pk], publication_id=pk)

    def index_lookalikes(self, common: Mapping[Identifier, int]) -> None:
        """Make the publications that were read findable, but not by `common` identifiers."""
        for pk, one in self.candidates.items():
            self.candidates[pk] = without(one, common)
            index = self.taken_out_index if pk in self.taken_out else self.index
            index.add(self.candidates[pk])
