"""Applying a plan: the only writer of an import. The caller holds the transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User

from people.names import NameParts
from people.roster import Roster
from publications.bibtex.entry import SourceFile
from publications.bibtex.merge import NAMES
from publications.bibtex.plan import Plan, PlannedEntry
from publications.models import (
    Authorship,
    ImportBatch,
    ImportEntry,
    ImportFile,
    LinkOrigin,
    Outcome,
    Publication,
    SourceEntry,
)
from publications.search import refresh
from publications.snapshots import Snapshot

ROWS_AT_ONCE = 2000


def apply(plan: Plan, files: Sequence[SourceFile], user: User | None) -> ImportBatch:
    """Write what `plan` says, and the batch that tells of it; return the batch."""
    batch = ImportBatch.objects.create(source=plan.source, user=user, counts=plan.counts)
    ImportFile.objects.bulk_create(
        ImportFile(batch=batch, position=position, name=file.name, content=file.content)
        for position, file in enumerate(files)
    )
    roster = Roster.load()
    ids = _create_publications(plan.entries, roster)
    before: dict[int, Any] = {}
    for entry in plan.entries:
        if entry.publication_id and entry.taken:
            before[id(entry)] = _update_publication(entry, roster, user)
    _remember(plan, ids)
    _log(batch, plan.entries, ids, before)
    return batch


def _create_publications(entries: Iterable[PlannedEntry], roster: Roster) -> dict[str, int]:
    """Create the new publications; return the ids by slug."""
    new = [entry for entry in entries if entry.outcome == Outcome.NEW and entry.incoming]
    created = Publication.objects.bulk_create(
        (
            Publication(slug=entry.slug, citekey=entry.citekey, **entry.incoming.values)
            for entry in new
        ),
        batch_size=ROWS_AT_ONCE,
    )
    ids = {publication.slug: publication.pk for publication in created}
    Authorship.objects.bulk_create(
        (
            authorship
            for entry in new
            for authorship in authorships(entry.incoming, roster, publication_id=ids[entry.slug])
        ),
        batch_size=ROWS_AT_ONCE,
    )
    if ids:
        refresh(ids.values())
    return ids


def authorships(snapshot: Snapshot, roster: Roster, **parent: Any) -> list[Authorship]:
    """Return unsaved authorships for the names of `snapshot`, linked to the people they are."""
    result = []
    for position, name in enumerate(snapshot.names):
        authorship = Authorship(position=position, **name, **parent)
        found = roster.find(authorship.parts, authorship.orcid) if authorship.family else None
        if found:
            authorship.person_id, authorship.linked_by = found
        result.append(authorship)
    return result


def _update_publication(entry: PlannedEntry, roster: Roster, user: User | None) -> dict[str, Any]:
    """Take over what the plan says, as a revision; return the publication as it was before."""
    publication = Publication.objects.get(pk=entry.publication_id)
    before = publication.serializable_data()
    for name in entry.taken - {NAMES}:
        setattr(publication, name, entry.changes[name][1])
    if NAMES in entry.taken and entry.incoming:
        publication.authorships.set(
            _with_editors_choices(
                authorships(entry.incoming, roster), list(publication.authorships.all())
            )
        )
    publication.save()
    publication.save_revision(user=user, log_action=True, changed=True)
    return before


def _with_editors_choices(
    incoming: list[Authorship], present: list[Authorship]
) -> list[Authorship]:
    """Carry the person that an editor chose, or rejected, over to the same printed name."""
    chosen = {
        _printed(authorship): authorship
        for authorship in present
        if authorship.linked_by in (LinkOrigin.EDITOR, LinkOrigin.REJECTED)
    }
    for authorship in incoming:
        if editors := chosen.get(_printed(authorship)):
            authorship.person_id = editors.person_id
            authorship.linked_by = editors.linked_by
    return incoming


def _printed(authorship: Authorship) -> tuple[str, NameParts, str]:
    return authorship.role, authorship.parts, authorship.literal


def _remember(plan: Plan, ids: dict[str, int]) -> None:
    """Write what the source said, the base of the next import."""
    renewed, created = [], []
    for entry in plan.entries:
        if entry.incoming is None:
            continue
        row = SourceEntry(
            pk=entry.base_id,
            publication_id=entry.publication_id or ids[entry.slug or ""],
            source=plan.source,
            citekey=entry.citekey,
            raw=entry.raw,
            fields=entry.incoming.as_json(),
            fingerprint=entry.fingerprint,
            repeated=entry.outcome == Outcome.DUPLICATE,
        )
        (renewed if entry.base_id else created).append(row)
    SourceEntry.objects.bulk_update(
        renewed, ["citekey", "raw", "fields", "fingerprint"], batch_size=ROWS_AT_ONCE
    )
    # The same entry twice in a file is remembered once.
    SourceEntry.objects.bulk_create(created, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)


def _log(
    batch: ImportBatch,
    entries: Iterable[PlannedEntry],
    ids: dict[str, int],
    before: dict[int, Any],
) -> None:
    ImportEntry.objects.bulk_create(
        (
            ImportEntry(
                batch=batch,
                file=entry.file[:255],
                line=entry.line,
                citekey=entry.citekey,
                outcome=entry.outcome,
                publication_id=entry.publication_id or ids.get(entry.slug or ""),
                messages=entry.messages,
                changes=entry.changes,
                before=before.get(id(entry)),
                after=entry.incoming.as_json() if entry.incoming else None,
            )
            for entry in entries
        ),
        batch_size=ROWS_AT_ONCE,
    )
