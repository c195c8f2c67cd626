"""The way of what a merge brought: with its survivor, into those it was merged into since."""

from typing import Any

from people.models import Person
from publications.imports.removals.people.merging import is_live
from publications.imports.removals.people.values import (
    ACCOUNT,
    CHOICES,
    NOBODYS,
    UNITED,
    is_free,
    says,
    take,
    values_of,
)
from publications.imports.removals.record_values import Changes, is_same, pairs
from publications.models import PersonRemoval


def later_removals(removal: PersonRemoval) -> list[PersonRemoval]:
    """Return what became of the survivor of a merge since: merges, and a deletion at the end."""
    later: list[PersonRemoval] = []
    standing = PersonRemoval.objects.standing().select_for_update()
    into = removal.into_id
    # Two that were merged into each other would lead round for ever.
    while into and into not in [one.person_id for one in later]:
        following = standing.filter(person=into).first()
        if following is None:
            break
        later.append(following)
        into = following.into_id
    return later


def follow(trace: dict[str, Any], later: list[PersonRemoval], held: dict[int, Person]) -> None:
    """Take what a merge brought, by its trace, from those into whom its survivor was merged since.

    The traces of the later removals are changed, not saved: taken back, they restore what is now.
    """
    brought = trace["changes"]
    given_back = {tuple(name[1:-1]) for name in [*trace["names"], *trace["found"]]}
    for removal in later:
        account, former = brought.get(ACCOUNT, [None, None])[::-1]
        account_given_up(removal, account, former)
        named_otherwise(removal, given_back)
        if not removal.into_id:
            return
        heir = held[removal.into_id]
        brought = _take_from(heir, brought, removal.trace["changes"])
        heir.save()


def named_otherwise(removal: PersonRemoval, given_back: set[tuple[Any, ...]]) -> None:
    """Let a removal forget printed names that were given back to somebody else."""
    removal.trace["names"] = [
        name for name in removal.trace["names"] if tuple(name[1:-1]) not in given_back
    ]


def account_given_up(
    removal: PersonRemoval, account: int | None, former: int | None = None
) -> None:
    """Let a removal give another account back than the one that is somebody else's now."""
    if account and removal.trace["account"] == account:
        removal.trace["account"] = former


def _take_from(heir: Person, brought: Changes, changes: Changes) -> Changes:
    """Take from an heir what came to it by `changes` of what was brought; return that."""
    now, passed = values_of(heir), {}
    for names in CHOICES:
        if not all(name in brought and name in changes for name in names):
            continue
        written = {name: changes[name][1] for name in names}
        came = all(is_same(written[name], brought[name][1]) for name in names)
        # A tombstone has given its account up; what it gets back stands in its own trace.
        is_held = is_live(heir) or names != (ACCOUNT,)
        if not came or (is_held and not all(is_same(now[name], written[name]) for name in names)):
            continue
        former = tuple(brought[name][0] for name in names)
        if not says(names, former):
            # Of two who said nothing before, the heir's own nothing.
            former = tuple(changes[name][0] for name in names)
        for name, value in zip(names, former, strict=True):
            if is_held:
                is_taken = is_live(heir) and not is_free(name, value, heir)
                take(heir, name, NOBODYS[name] if is_taken else value)
            changes[name][1] = value
            passed[name] = [value, written[name]]
    for name in UNITED:
        if name in brought and name in changes:
            got = _brought(brought[name]) & _brought(changes[name])
            take(heir, name, _without(now[name], got))
            changes[name][1] = _without(changes[name][1], got)
            passed[name] = [[], [list(row) for row in got]]
    return passed


def _brought(sides: list[Any]) -> set[tuple[Any, ...]]:
    return pairs(sides[1]) - pairs(sides[0])


def _without(rows: list[Any], gone: set[tuple[Any, ...]]) -> list[Any]:
    return [row for row in rows if tuple(row) not in gone]
