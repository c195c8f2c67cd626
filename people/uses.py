"""Uses of people: rows of any app that name one, which move when two people are merged.

An app registers its use where its rows are defined; a relation to people that is neither
registered nor a person's own fails a test. Rows that belong to a page stay as they are: pages look
for the heir of whom they name.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class PersonUse(NamedTuple):
    """Rows of a model that name people by `field`.

    Rows of two people that agree in the columns `same` are one; what it lacks of `filled`, the row
    that stays takes from the other. Without `same` nothing moves.
    """

    model: type[models.Model]
    same: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    #: What a row is called beside its person, and what is fetched along for that.
    label: Callable[[Any], str] = str
    related: tuple[str, ...] = ()
    field: str = "person"

    @property
    def rows(self) -> "models.QuerySet[Any]":
        """All of the rows."""
        return self.model._default_manager.all()

    @property
    def labelled(self) -> "models.QuerySet[Any]":
        """All of the rows, with what they are called by."""
        return self.rows.prefetch_related(*self.related).order_by("pk")


_uses: list[PersonUse] = []


def use_of_people(**options: Any) -> Callable[[type[Row]], type[Row]]:
    """Return a decorator that registers a model whose rows name a person; see `PersonUse`."""

    def register(model: type[Row]) -> type[Row]:
        _uses.append(PersonUse(model, **options))
        return model

    return register


def person_uses() -> tuple[PersonUse, ...]:
    """Return the uses that were registered."""
    return tuple(_uses)


def movable_uses() -> tuple[PersonUse, ...]:
    """Return the uses whose rows move with a merge."""
    return tuple(use for use in _uses if use.same)
