"""Authorships for the names of an entry: linked to people, with what editors chose carried over."""

from collections import defaultdict, deque
from collections.abc import Iterable
from typing import Any

from people.names import NameParts
from people.roster import Roster
from publications.models import Authorship, LinkOrigin
from publications.snapshots import Snapshot

EDITORS_CHOICES = (LinkOrigin.EDITOR, LinkOrigin.REJECTED)


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


def with_editors_choices(
    incoming: list[Authorship], present: Iterable[Authorship]
) -> list[Authorship]:
    """Carry the person that an editor chose, or rejected, over to the same printed name.

    Of several names printed alike, the first stays the first.
    """
    alike: dict[tuple[str, NameParts, str], deque[Authorship]] = defaultdict(deque)
    for authorship in present:
        alike[_printed(authorship)].append(authorship)
    for authorship in incoming:
        same = alike[_printed(authorship)]
        if same and (editors := same.popleft()).linked_by in EDITORS_CHOICES:
            authorship.person_id = editors.person_id
            authorship.linked_by = editors.linked_by
    return incoming


def _printed(authorship: Authorship) -> tuple[str, NameParts, str]:
    return authorship.role, authorship.parts, authorship.literal
