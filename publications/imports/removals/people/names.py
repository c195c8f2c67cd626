"""Printed names that name a person: they move with a merge, and are nobody's after a deletion.

They are found again by id, or, where an import or a form made them anew, by work and print.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q

from people.models import Person
from people.names.parts import NameParts
from publications.models import Authorship, LinkOrigin
from publications.name_links.links import apply, relink
from publications.records.revisions import revise
from publications.search.index import refresh

#: By which a printed name is found again on its publication.
PRINT = ("role", *NameParts._fields, "literal")
_TRACED = ("pk", "publication_id", *PRINT, "linked_by")
_FOUND_BY_ITSELF = (LinkOrigin.ORCID, LinkOrigin.EXACT, LinkOrigin.VARIANT)

#: A printed name as a trace holds it: `_TRACED`.
Name = list[Any]


def names_of(person: Person) -> list[Name]:
    """Return the printed names that name a person."""
    rows = Authorship.objects.filter(person=person).order_by("pk")
    return [list(row) for row in rows.values_list(*_TRACED)]


def works_in(names: Iterable[Name]) -> list[int]:
    """Return the ids of the publications that print some names."""
    return sorted({name[1] for name in names})


def move(names: list[Name], to: Person | None, user: User | None) -> None:
    """Let printed names name somebody, or nobody."""
    rows = Authorship.objects.filter(pk__in=[name[0] for name in names])
    if to:
        rows.update(person=to)
    else:
        rows.update(person=None, linked_by="")
    note(works_in(names), user)


def note(works: list[int], user: User | None) -> None:
    """Let search and open forms know that the names of publications name others now."""
    revise(works, user)
    refresh(works)


def find(person: Person, user: User | None) -> list[Name]:
    """Link the names that are found to be a person's now; return them."""
    # One that more than one could mean before is certain once these are one.
    links = relink(person)
    names = [[getattr(one, column) for column in _TRACED] for one in links]
    apply(links, user)
    return names


def give_back(names: list[Name], to: Person, held_by: Collection[int], *, free: bool) -> list[int]:
    """Let printed names name a person again; return the publications of which any does.

    They are taken from those who are `held_by`, and, if they may be `free`, from nobody.
    """
    present = _present(names, held_by, free=free)
    for (pk, *_), linked_by in present:
        changes = {"person": to} if not free else {"person": to, "linked_by": linked_by}
        Authorship.objects.filter(pk=pk).update(**changes)
    return works_in([row for row, _ in present])


def let_go(names: list[Name], held_by: Collection[int]) -> list[int]:
    """Take printed names back from those who are `held_by`, as they were nobody's before."""
    found = [row for row, _ in _present(names, held_by, free=False)]
    rows = Authorship.objects.filter(pk__in=[row[0] for row in found])
    rows.filter(linked_by__in=_FOUND_BY_ITSELF).update(person=None, linked_by="")
    return works_in(found)


def _present(names: list[Name], held_by: Collection[int], *, free: bool) -> list[tuple[Name, str]]:
    """Return the names as they are now, each with its former link, as far as they are there."""
    concerned = Q(person__in=held_by)
    if free:
        concerned |= Q(person=None, linked_by="")
    rows = Authorship.objects.filter(concerned, publication__in=works_in(names)).order_by("pk")
    by_id = {row[0]: list(row) for row in rows.values_list(*_TRACED)}
    found = [(by_id.pop(name[0]), name[-1]) for name in names if name[0] in by_id]
    done = {row[0] for row, _ in found}
    by_print = defaultdict(list)
    for row in by_id.values():
        by_print[tuple(row[1:-1])].append(row)
    found += [
        (same.pop(0), name[-1])
        for name in names
        if name[0] not in done and (same := by_print.get(tuple(name[1:-1])))
    ]
    return found


def named_since(person: Person, works: Collection[int]) -> list[str]:
    """Return the titles of publications that name a person, and are not among `works`."""
    rows = Authorship.objects.filter(person=person).exclude(publication__in=works)
    titles = rows.order_by("publication").values_list("publication__title", flat=True)
    return list(dict.fromkeys(titles))
