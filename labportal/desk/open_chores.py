"""Open chores of whoever sent a request, each counted once."""

from collections.abc import Iterable

from django.http import HttpRequest

from labportal.base.registries.chores import Chore, OpenChore, chores


def open_chores(request: HttpRequest, asked: Iterable[Chore]) -> list[OpenChore]:
    """Return those of `asked` in which whoever sent the request has something to do."""
    # Menu and panels of a page ask for the same numbers.
    numbers: dict[str, int] = request.__dict__.setdefault("chore_numbers", {})
    for chore in asked:
        if chore.code not in numbers:
            numbers[chore.code] = chore.number(request.user)
    return [OpenChore(chore, numbers[chore.code]) for chore in asked if numbers[chore.code]]


def waiting(request: HttpRequest) -> list[OpenChore]:
    """Return the chores that wait for whoever sent the request."""
    return open_chores(request, [chore for chore in chores if chore.waits])


def to_mend(request: HttpRequest) -> list[OpenChore]:
    """Return the chores that whoever sent the request may do some day."""
    return open_chores(request, [chore for chore in chores if not chore.waits])
