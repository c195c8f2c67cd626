"""Authorships for the names of an entry: linked to people, with what editors chose carried over."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import Any

from labportal.base.text.keys import fold
from people.matching.roster import Roster
from people.names.parts import NameParts
from publications.models import Authorship, LinkOrigin
from publications.surname_keys import keys_text
from publications.vocabulary.snapshot import Snapshot

EDITORS_CHOICES = (LinkOrigin.EDITOR, LinkOrigin.REJECTED)


def authorship_rows(
    snapshot: Snapshot, roster: Roster, publication_id: int | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the columns of authorships for the names of a snapshot, linked to people of the lab."""
    for position, name in enumerate(snapshot.names):
        parts = NameParts(
            name.get("given", ""),
            name.get("particle", ""),
            name.get("family", ""),
            name.get("suffix", ""),
        )
        found = roster.find(parts, name.get("orcid", "")) if parts.family else None
        person_id, linked_by = found or (None, "")
        yield {
            **name,
            "publication_id": publication_id,
            "position": position,
            "person_id": person_id,
            "linked_by": linked_by,
            "surname_keys": keys_text(parts),
        }


def authorships(snapshot: Snapshot, roster: Roster) -> list[Authorship]:
    """Return unsaved authorships for the names of `snapshot`, linked to the people they are."""
    return [Authorship(**row) for row in authorship_rows(snapshot, roster)]


def with_editors_choices(
    incoming: list[Authorship], present: Iterable[Authorship]
) -> list[Authorship]:
    """Carry the person that an editor chose, or rejected, over to the same printed name.

    Of several names printed alike, the first stays the first. A name that is printed in another
    way now is told by surname and initial, if no other name has these.
    """
    alike: dict[tuple[str, NameParts, str], deque[Authorship]] = defaultdict(deque)
    for authorship in present:
        alike[authorship.role, authorship.parts, authorship.literal].append(authorship)
    reprinted = []
    for authorship in incoming:
        same = alike[authorship.role, authorship.parts, authorship.literal]
        if same:
            _carry_over(same.popleft(), authorship)
        else:
            reprinted.append(authorship)
    before = _by_surname_and_initial(left for same in alike.values() for left in same)
    for name, authorship in _by_surname_and_initial(reprinted).items():
        if name in before:
            _carry_over(before[name], authorship)
    return incoming


def _carry_over(editors: Authorship, authorship: Authorship) -> None:
    if editors.linked_by in EDITORS_CHOICES:
        authorship.person_id = editors.person_id
        authorship.linked_by = editors.linked_by


def _by_surname_and_initial(
    authorships: Iterable[Authorship],
) -> dict[tuple[str, str, str], Authorship]:
    found = defaultdict(list)
    for one in authorships:
        name = one.role, fold(one.parts.surname), fold(one.given)[:1]
        if all(name):
            found[name].append(one)
    return {name: ones[0] for name, ones in found.items() if len(ones) == 1}
