"""The entries of a bibliography for one work, taken together: the same in whatever order they come.

The version of record speaks first, and for all that each version has of its own. Of others the
base speaks first, which is what the record was made of, then the entry that says most.
"""

import json
from collections.abc import Iterable
from functools import reduce
from typing import Any, NamedTuple

from publications.vocabulary.fields import FIELDS_BY_NAME, MARKUP, PAIR_COLUMNS
from publications.vocabulary.rich_text.stored import has_markup, is_same_text
from publications.vocabulary.snapshot import NAMES, Snapshot
from publications.vocabulary.versions import (
    DATE_FIELDS,
    OF_VERSION,
    is_preprint,
    is_version_of_record,
    of_preprint,
)


class Said(NamedTuple):
    """One entry's word on a work: `repeated` if another entry of the source is the base."""

    snapshot: Snapshot
    repeated: bool = False
    citekey: str = ""


def precedence(said: Said) -> tuple[Any, ...]:
    """Return the key by which entries are sorted, the one that speaks first in front."""
    values = said.snapshot.values
    text = json.dumps(said.snapshot.as_json(), sort_keys=True)
    return (
        not is_version_of_record(values),
        is_preprint(values),
        said.repeated,
        -len(values),
        text,
        said.citekey,
    )


def combined(entries: Iterable[Said]) -> Snapshot:
    """Return what the entries of one work say together."""
    said = list(entries)
    # Nearly every work has one entry.
    ordered = sorted(said, key=precedence) if len(said) > 1 else said
    return reduce(filled, (one.snapshot for one in ordered), Snapshot())


def disagreements(together: Snapshot, snapshot: Snapshot) -> dict[str, list[Any]]:
    """Return the fields in which a snapshot says something else: [together, its own]."""
    return {
        name: [first, second]
        for name, second in sorted(_said(together, snapshot).items())
        if (first := together.get(name)) != second and not _differ_in_markup(name, first, second)
    }


def filled(first: Snapshot, second: Snapshot) -> Snapshot:
    """Return `first` with what only `second` says; a snapshot that says nothing takes all."""
    if not first.values:
        return second
    new = {
        name: value
        for name, value in _said(first, second).items()
        if name in PAIR_COLUMNS
        or (name != NAMES and not first.get(name))
        # The markup of the entry that has any, whichever speaks first.
        or _gains_markup(name, first.get(name), value)
    }
    values = {**first.values, **new}
    keywords = dict.fromkeys((*first.keywords, *second.keywords))
    return Snapshot(values, first.names or second.names, list(keywords))


def _differ_in_markup(name: str, first: Any, second: Any) -> bool:
    """Return whether two values are the same text, with other markup."""
    return name in MARKUP and bool(first) and first != second and is_same_text(first, second)


def _gains_markup(name: str, first: Any, second: Any) -> bool:
    return _differ_in_markup(name, first, second) and has_markup(second) and not has_markup(first)


def _said(first: Snapshot, second: Snapshot) -> dict[str, Any]:
    """Return what `second` says of a work of which `first` is said, by field, pairs with those."""
    said = second.said
    silent: frozenset[str] = frozenset()
    pairs = {name: said[name] for name in PAIR_COLUMNS if name in said}
    if is_version_of_record(first.values) and is_preprint(second.values):
        silent |= OF_VERSION
        if own := of_preprint(second.values, first.values.get("doi", "")):
            pairs["identifiers"] = [*pairs.get("identifiers", ()), *own]
    if year := first.values.get("issued_year"):
        # A month of one entry is none of the year of another, and none beside a season.
        if year != second.values.get("issued_year"):
            silent |= DATE_FIELDS - {"issued_year"}
        elif first.values.get("issued_season"):
            silent |= {"issued_month", "issued_day"}
        elif first.values.get("issued_month"):
            silent |= {"issued_season"}
    together = {
        name: FIELDS_BY_NAME[name].in_order([*(first.get(name) or ()), *own])
        for name, own in pairs.items()
    }
    return {name: value for name, value in said.items() if name not in silent} | together
