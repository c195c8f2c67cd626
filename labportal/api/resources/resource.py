"""The common part of all resources."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from labportal.api.answers import NoAnswerError
from labportal.api.resources.asked import Asked
from labportal.base.answers.parameters import (
    Fault,
    FaultyRequestError,
    Parameter,
    choice,
    language_parameter,
    slug,
)
from labportal.base.records.former_slugs import record_with_slug
from labportal.base.records.merged_records import heir
from people.models import ErasedPerson

#: More digits than any id has are none.
_MOST_DIGITS = 18
LANGUAGE = language_parameter("The language of addresses; without it, the portal's first language.")

GROUP = slug("group", "The slug of a research group.")
TOPIC = slug("topic", "The slug of a topic.")
PERSON = slug("person", "The slug of a person.")
CURRENT, FORMER = "current", "former"
STATUS = choice("status", "Those of today, or former ones; without it, both.", [CURRENT, FORMER])


class MovedError(Exception):
    """The record that was asked for has this id now."""

    def __init__(self, pk: int) -> None:
        super().__init__(pk)
        self.pk = pk


class Resource(ABC):
    """A kind of records: its name in addresses, the type of an item, its parameters."""

    name: ClassVar[str]
    about: ClassVar[str]
    item: ClassVar[type[Any]]
    #: Of the list, beside those of its pages.
    parameters: ClassVar[tuple[Parameter, ...]] = (LANGUAGE,)
    #: Of one record.
    record_parameters: ClassVar[tuple[Parameter, ...]] = (LANGUAGE,)
    #: Whether there is an address for each record.
    has_records: ClassVar[bool] = True

    def is_shown(self, asked: Asked) -> bool:
        """Return whether visitors have a page to see on which such records are."""
        return True

    @abstractmethod
    def records(self, asked: Asked) -> "QuerySet[Any]":
        """Return the records that are asked for, in order. Raises FaultyRequestError."""

    @abstractmethod
    def items(self, ids: Sequence[int], asked: Asked) -> list[Any]:
        """Return the items of records, in the order of their ids."""

    def weights(self, ids: Sequence[int]) -> dict[int, int]:
        """Return how large the items are, by id, where that differs much."""
        return {}

    def find(self, key: str, asked: Asked) -> int:
        """Return the id of the record that an address names.

        Raises NoAnswerError for one that visitors are not to see, and MovedError.
        """
        pk = as_id(key)
        if pk is None or not self.shown(asked).filter(pk=pk).exists():
            raise unknown()
        return pk

    @abstractmethod
    def shown(self, asked: Asked) -> "QuerySet[Any]":
        """Return all records that visitors may see."""


def named(asked: Asked, parameter: Parameter, records: Any) -> Any:
    """Return the one of `records` that a parameter names, by any slug it ever had; None without.

    In place of a merged record it is the one that holds it. Raises FaultyRequestError, or
    NoAnswerError for who was erased or deleted.
    """
    wanted = asked.values.get(parameter.name)
    if not wanted:
        return None
    try:
        record = record_with_slug(records, wanted)
    except Http404 as error:
        if ErasedPerson.objects.were_at([wanted]):
            raise gone() from error
        message = _("There is no record “%(slug)s”: “%(name)s” takes the slug of another.")
        message %= {"slug": wanted, "name": parameter.name}
        raise FaultyRequestError([Fault(parameter.name, message, [])]) from error
    now = heir(record) if hasattr(record, "merged_into") else record
    if getattr(now, "deleted_at", None):
        raise gone()
    return now


def as_id(key: str) -> int | None:
    """Return the id that a part of an address is, or None."""
    is_id = key.isascii() and key.isdigit() and len(key) <= _MOST_DIGITS
    return int(key) if is_id else None


def unknown() -> NoAnswerError:
    """Return the error for a record that there is not, or that nobody is to know of."""
    return NoAnswerError(404, _("There is no such record. Lists tell the ids of those there are."))


def gone() -> NoAnswerError:
    """Return the error for a record that was there."""
    return NoAnswerError(410, _("This record was removed and will not come back."))


def in_order(ids: Sequence[int], found: dict[int, Any]) -> list[Any]:
    """Return what was found in the order of `ids`."""
    return [found[pk] for pk in ids if pk in found]
