"""Putting together what two people made of the same form, against what both opened."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from labportal.base.records.open_forms.state import State
from labportal.base.records.row_list import Row


class Difference(NamedTuple):
    """A field, or a row of a list, that somebody else changed. A row that is not there is None."""

    name: str
    row: str
    before: Any
    theirs: Any
    mine: Any

    @property
    def key(self) -> str:
        """The name by which a form chooses the other's."""
        return f"{self.name}:{self.row}" if self.row else self.name

    @property
    def is_disputed(self) -> bool:
        """Whether both changed it, so that what was typed stays unless the other's is chosen."""
        return bool(self.mine != self.before)

    @property
    def has_choice(self) -> bool:
        """Whether the other's can be chosen in place of what was typed: not a row that is gone."""
        return self.is_disputed and self.theirs is not None


class Merger(NamedTuple):
    """Both sides put together, and the changes of the other."""

    state: State
    differences: list[Difference]


def merged(
    before: Mapping[str, Any],
    mine: State,
    theirs: State,
    columns: Mapping[str, Sequence[str]],
    chosen: Iterable[str] = (),
) -> Merger:
    """Put together what was typed (`mine`) and what is stored now (`theirs`).

    What only one of them changed is as they made it; what both changed is as it was typed. Keys
    that were `chosen` are as stored. `columns` names the columns of rows that count, by list.
    """
    state = dict(mine)
    differences: list[Difference] = []
    for name in (name for name in mine if name in theirs):
        # Without knowing what was opened, all that differs is disputed.
        old = before.get(name)
        if name in columns:
            state[name] = _merged_rows(
                name, columns[name], (old or [], mine[name], theirs[name]), chosen, differences
            )
        elif name in chosen:
            state[name] = theirs[name]
        elif theirs[name] not in (old, mine[name]):
            one = Difference(name, "", old, theirs[name], mine[name])
            differences.append(one)
            if not one.is_disputed:
                state[name] = theirs[name]
    return Merger(state, differences)


def _merged_rows(
    name: str,
    columns: Sequence[str],
    versions: tuple[list[Row], list[Row], list[Row]],
    chosen: Iterable[str],
    differences: list[Difference],
) -> list[Row]:
    said = _reader(columns)
    before, mine, theirs = (_by_id(rows) for rows in versions)
    result: dict[str, Row] = {}
    for key, row in mine.items():
        old, other = before.get(key), theirs.get(key)
        if other is not None and f"{name}:{key}" in chosen:
            result[key] = other
            continue
        if not row.get("id") or (old is None and other is None) or said(old) == said(other):
            result[key] = row
            continue
        typed = None if row.get("gone") else row
        if said(typed) == said(other):
            result[key] = row
            continue
        one = Difference(name, key, said(old), said(other), said(typed))
        differences.append(one)
        if one.is_disputed:
            result[key] = _together(columns, row, old, other)
        elif other is not None:
            result[key] = other
    for key, row in theirs.items():
        if key not in before and key not in mine:
            differences.append(Difference(name, key, None, said(row), None))
    return _in_order(before, mine, theirs, result)


def _together(columns: Sequence[str], row: Row, old: Row | None, other: Row | None) -> Row:
    """Return a row that both changed: column by column, what was typed where both did."""
    if other is None:
        # It is gone, so what was typed makes a new one.
        return {**row, "id": "" if isinstance(row["id"], str) else None}
    taken = [name for name in columns if old and _plain(row.get(name)) == _plain(old.get(name))]
    return {**row, **{name: other.get(name) for name in taken}}


def _in_order(
    before: dict[str, Row], mine: dict[str, Row], theirs: dict[str, Row], result: dict[str, Row]
) -> list[Row]:
    """Return the rows as the other sorted them, or as they were typed if they were moved here."""
    shared = [key for key in before if key in mine and key in theirs]
    moved_here = [key for key in mine if key in shared] != shared
    added = {key: row for key, row in theirs.items() if key not in before and key not in mine}
    first, second = (mine, theirs) if moved_here else (theirs, mine)
    order = list(first)
    previous = ""
    for key in second:
        if key not in first:
            order.insert(order.index(previous) + 1 if previous in order else 0, key)
        previous = key
    rows = {**result, **added}
    return [rows[key] for key in order if key in rows]


def _by_id(rows: list[Row]) -> dict[str, Row]:
    return {str(row.get("id") or f"new {place}"): row for place, row in enumerate(rows)}


def _reader(columns: Sequence[str]) -> Callable[[Row | None], Row | None]:
    """Return the function that gives what counts of a row."""
    return lambda row: row and {name: _plain(row.get(name)) for name in columns}


def _plain(value: Any) -> Any:
    """Return a value as it is compared: nothing is the same however it is said."""
    return value if value not in (None, False) else ""
