"""Taking back the merge or deletion of a person: all returns, but for what was changed since.

Merges in a row are taken back in any order: what a merge brought goes on to whom its survivor was
merged into since, and comes back from there.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from people.models import Person
from publications.imports.removals.merging import RemovalRefusedError
from publications.imports.removals.people import names, rows
from publications.imports.removals.people.following import account_given_up, follow, later_removals
from publications.imports.removals.people.merging import hold_any, is_live, revise
from publications.imports.removals.people.traces import name_again
from publications.imports.removals.people.values import (
    ACCOUNT,
    CHOICES,
    NOBODYS,
    ORCID,
    UNITED,
    is_free,
    take,
    values_of,
)
from publications.imports.removals.record_values import (
    Changes,
    hand_on,
    returning,
    without_brought,
)
from publications.imports.run import lock
from publications.messages.message import Message
from publications.models import PersonRemoval, Publication


def take_back(removal_id: int, user: User | None = None) -> PersonRemoval:
    """Take back a merge or deletion; return the record of it, which says what was left as it is.

    Raises RemovalRefusedError if it was taken back, and PersonRemoval.DoesNotExist for an unknown
    id.
    """
    with transaction.atomic():
        lock()
        removal = PersonRemoval.objects.select_for_update().get(pk=removal_id)
        if removal.taken_back_at:
            raise RemovalRefusedError(Message("taken-back-already"))
        later = later_removals(removal)
        heirs = [one.into_id for one in (removal, *later) if one.into_id]
        held = hold_any([removal.person_id, *heirs])
        person = held[removal.person_id]
        # Who deleted an heir let all names of it be nobody's.
        free = removal.into_id is None or any(one.into_id is None for one in later)
        trace = removal.trace
        works = names.give_back(trace["names"], person, heirs, free=free)
        missing = set(names.works_in(trace["names"])) - set(works)
        left = _renamed(missing)
        if removal.into_id:
            survivor = held[removal.into_id]
            works += names.let_go(trace["found"], heirs)
            rows.move_back(trace["moved"], person, heirs)
            rows.empty(trace["filled"], later)
            beside = list(
                PersonRemoval.objects.standing()
                .filter(into=survivor, pk__gt=removal.pk)
                .order_by("pk")
                .select_for_update(of=["self"])
            )
            left += _restore(survivor, trace["changes"], beside)
            follow(trace, later, held)
            left += _came_since(survivor, [trace, *(one.trace for one in beside)])
            later += beside
        left += _revive(person, trace["account"], later)
        names.note(sorted(set(works)), user)
        name_again(removal, heirs, free=free)
        revise([person.pk, *heirs], user)
        for one in later:
            one.save(update_fields=["trace"])
        removal.left = left
        removal.taken_back_at, removal.taken_back_by = timezone.now(), user
        removal.save(update_fields=["left", "taken_back_at", "taken_back_by"])
        return removal


def _restore(survivor: Person, changes: Changes, beside: list[PersonRemoval]) -> list[Message]:
    """Give a survivor back what it was before a merge; return why values stay as they are.

    `beside` are the merges into the same survivor since.
    """
    handed = hand_on(changes, [one.trace["changes"] for one in beside], CHOICES)
    now, is_there = values_of(survivor), is_live(survivor)
    # A tombstone has given its account up; what it gets back then stands in its own trace.
    choices = [names_ for names_ in CHOICES if is_there or names_ != (ACCOUNT,)]
    back, left = returning(now, changes, choices)
    for name in back:
        former = changes[name][0]
        if is_there and not is_free(name, former, survivor):
            former = NOBODYS[name]
            left.append(name)
        take(survivor, name, former)
    for name in UNITED:
        if name in changes:
            wanted = without_brought(now[name], changes[name])
            take(survivor, name, _in_order(wanted, now[name], changes[name][0]))
    survivor.save()
    return [_change(name) for name in left if name not in handed]


def _in_order(wanted: set[tuple[Any, ...]], *lists: list[Any]) -> list[Any]:
    found = dict.fromkeys(tuple(row) for rows_ in lists for row in rows_)
    return [row for row in found if row in wanted]


def _revive(person: Person, account: int | None, later: list[PersonRemoval]) -> list[Message]:
    """Let a person be there again, with account and ORCID iD if nobody else has these since."""
    left = []
    person.merged_into = person.deleted_at = None
    if account:
        for removal in later:
            account_given_up(removal, account)
        if is_free(ACCOUNT, account, person):
            person.user_id = account
        else:
            left.append(Message("account-taken"))
    if not is_free(ORCID, person.orcid, person):
        left.append(Message("orcid-taken", orcid=person.orcid))
        person.orcid = ""
    person.save()
    return left


def _renamed(works: set[int]) -> list[Message]:
    titles = list(Publication.objects.live().filter(pk__in=works).values_list("title", flat=True))
    return [Message("names-linked-otherwise", titles="; ".join(titles))] if titles else []


def _came_since(survivor: Person, traces: list[dict[str, Any]]) -> list[Message]:
    """Return what names a survivor since a merge, and stays with them.

    `traces` are that of the merge and those of later merges, by which more came.
    """
    if not is_live(survivor):
        return []
    brought = [name for trace in traces for name in (*trace["names"], *trace["found"])]
    works = {*traces[0]["own"]["works"], *names.works_in(brought)}
    titles = "; ".join(names.named_since(survivor, works))
    came = [Message("names-since", person=str(survivor), titles=titles)] if titles else []
    there = [*traces[0]["own"]["rows"], *(place for trace in traces for place in trace["moved"])]
    since = [place for place in rows.rows_of(survivor) if place not in there]
    return came + [
        Message("row-since", model=label, person=str(survivor), row=row)
        for label, row in rows.labels_of(since)
    ]


def _change(name: str) -> Message:
    field, _, language = name.partition(":")
    field = field.removesuffix("_id")
    if language:
        return Message("text-changed", person_field=field, in_language=language)
    return Message("person-field-changed", person_field=field)
