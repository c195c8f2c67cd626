"""Pages of a list behind a record and not behind a number of records.

A page costs the same wherever it is, and what is added or taken away meanwhile moves no other
record from one page to the next. The record is named by the values that the list is sorted by.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.core import signing
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, FloatField, Model, Q, QuerySet, TextField
from django.db.models.expressions import OrderBy
from django.db.models.functions import Cast, Left
from django.utils.translation import gettext as _

from labportal.base.answers.parameters import Fault, FaultyRequestError

#: Of a long text, the characters that it is sorted by: a cursor has to fit into an address.
_LONGEST_TEXT = 80
#: The most names of people in a page: a work may have thousands, and an answer is made in memory.
MOST_WEIGHT = 3000


@dataclass(frozen=True)
class KeysetPage:
    """The ids of a page, and the cursors of the pages beside it, "" where there is none."""

    ids: list[int]
    following: str
    previous: str


def keyset_page(
    records: "QuerySet[Any]",
    size: int,
    cursor: str,
    name: str,
    weights: Callable[[list[int]], Mapping[int, int]] = lambda ids: {},
) -> KeysetPage:
    """Return the page of `records`, in their order, to which a cursor leads; the first without one.

    The last of the values by which they are sorted has to be unique. `name` is that of the list,
    whose cursors are no other's. `weights` are of ids: a page ends before they come to more than
    MOST_WEIGHT, but for its first record. Raises FaultyRequestError for a cursor that is none of
    this list.
    """
    order = _Order(records)
    is_back, last = _read(cursor, name, len(order)) if cursor else (False, None)
    found = order.page(last, size + 1, is_back=is_back)
    rows = _light(found[:size], weights([pk for pk, *_values in found]))
    has_more = len(found) > len(rows)
    if is_back:
        rows.reverse()
    has_following, has_previous = (True, has_more) if is_back else (has_more, bool(cursor))
    return KeysetPage(
        [pk for pk, *_values in rows],
        _write(name, False, rows[-1][1:]) if rows and has_following else "",
        _write(name, True, rows[0][1:]) if rows and has_previous else "",
    )


def _light(rows: list[tuple[Any, ...]], weights: Mapping[int, int]) -> list[tuple[Any, ...]]:
    """Return the first of rows that make an answer of a bearable size, at least one."""
    heavier = accumulate(weights.get(pk, 0) for pk, *_values in rows)
    fitting = sum(1 for weight in heavier if weight <= MOST_WEIGHT)
    return rows[: max(fitting, 1)]


class _Order:
    """The order of a queryset: its values under names of their own, to compare rows by."""

    def __init__(self, records: "QuerySet[Any]") -> None:
        terms = records.query.order_by or records.model._meta.ordering
        self._terms = [_term(term) for term in terms]
        self._names = [f"order_{number}" for number in range(len(self._terms))]
        values = [_kept_in_cursor(records.model, term.expression) for term in self._terms]
        self._records = records.annotate(**dict(zip(self._names, values, strict=True)))

    def __len__(self) -> int:
        return len(self._terms)

    def page(
        self, last: Sequence[Any] | None, size: int, *, is_back: bool
    ) -> list[tuple[Any, ...]]:
        """Return ids and values of the rows behind `last`, or before it, the nearest first."""
        terms = [
            _turned(F(name), term, is_back)
            for name, term in zip(self._names, self._terms, strict=True)
        ]
        rows = self._records.order_by(*terms)
        if last is not None:
            rows = rows.filter(_behind(terms, self._names, last))
        return list(rows.values_list("pk", *self._names)[:size])


def _term(term: Any) -> OrderBy:
    if isinstance(term, str):
        return OrderBy(F(term.lstrip("-")), descending=term.startswith("-"))
    if isinstance(term, OrderBy):
        return term
    return OrderBy(term if hasattr(term, "resolve_expression") else F(term))


def _kept_in_cursor(model: type[Model], expression: Any) -> Any:
    """Return what is sorted by in place of an expression, so that it fits into an address."""
    if isinstance(expression, SearchRank):
        # It has four bytes, whose digits are those of no number of eight bytes.
        return Cast(expression, FloatField())
    name = getattr(expression, "name", "pk")
    is_long = name != "pk" and isinstance(_field(model, name), TextField)
    return Left(expression, _LONGEST_TEXT) if is_long else expression


def _field(model: type[Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    # The name of an annotation.
    except FieldDoesNotExist:
        return None


def _nulls_last(term: OrderBy) -> bool:
    """Return whether nulls come last: PostgreSQL takes them for larger than anything."""
    if term.nulls_first or term.nulls_last:
        return bool(term.nulls_last)
    return not term.descending


def _turned(value: F, term: OrderBy, is_back: bool) -> OrderBy:
    nulls_last = _nulls_last(term) is not is_back
    return OrderBy(
        value,
        descending=term.descending is not is_back,
        nulls_first=None if nulls_last else True,
        nulls_last=True if nulls_last else None,
    )


def _behind(terms: Sequence[OrderBy], names: Sequence[str], last: Sequence[Any]) -> Q:
    """Return the condition that a row comes behind the one that has the values `last`."""
    behind, equal = Q(pk__in=[]), Q()
    for term, name, value in zip(terms, names, last, strict=True):
        behind |= equal & _after(term, name, value)
        equal &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
    return behind


def _after(term: OrderBy, name: str, value: Any) -> Q:
    is_null = Q(**{f"{name}__isnull": True})
    if value is None:
        return Q(pk__in=[]) if term.nulls_last else ~is_null
    after = Q(**{f"{name}__{'lt' if term.descending else 'gt'}": value})
    return after | is_null if term.nulls_last else after


def _write(name: str, is_back: bool, values: Sequence[Any]) -> str:
    plain = [one.isoformat() if hasattr(one, "isoformat") else one for one in values]
    return _signer().sign_object([name, is_back, *plain])


def _read(cursor: str, name: str, number: int) -> tuple[bool, list[Any]]:
    try:
        said, is_back, *values = _signer().unsign_object(cursor)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise _wrong_cursor() from error
    if said != name or len(values) != number:
        raise _wrong_cursor()
    return bool(is_back), values


def _wrong_cursor() -> FaultyRequestError:
    message = _("This cursor is none of this list. Begin the list anew, without a cursor.")
    return FaultyRequestError([Fault("cursor", message, [])])


def _signer() -> signing.Signer:
    return signing.Signer(salt="api.cursor")
