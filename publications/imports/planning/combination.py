"""The entries of a bibliography for one work, taken together: the same in whatever order they come.

The version of record speaks first, and for all that each version has of its own. Of others the
base speaks first, which is what the record was made of, then the entry that says most.
"""

import json
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any, NamedTuple

from publications.vocabulary.fields import MARKUP
from publications.vocabulary.rich_text.stored import has_markup, plain_of
from publications.vocabulary.snapshot import NAMES, Snapshot
from publications.vocabulary.versions import (
    DATE_FIELDS,
    OF_VERSION,
    is_preprint,
    is_version_of_record,
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
    said = _said(together, snapshot)
    both = ((name, together.get(name), snapshot.get(name)) for name in said)
    return {
        name: [first, second]
        for name, first, second in both
        if first != second and not (first and _differ_in_markup(name, first, second))
    }


def filled(first: Snapshot, second: Snapshot) -> Snapshot:
    """Return `first` with what only `second` says; a snapshot that says nothing takes all."""
    if not first.values:
        return second
    new = [name for name in _said(first, second) if not first.get(name)]
    values = {**first.values, **{name: second.values[name] for name in new if name != NAMES}}
    for name in MARKUP.keys() & first.values.keys() & second.values.keys():
        present, other = first.values[name], second.values[name]
        # The markup of the entry that has any, whichever speaks first.
        if not has_markup(present) and present != other and _differ_in_markup(name, present, other):
            values[name] = other
    keywords = dict.fromkeys((*first.keywords, *second.keywords))
    return Snapshot(values, first.names or second.names, list(keywords))


def _differ_in_markup(name: str, first: Any, second: Any) -> bool:
    """Return whether two values that differ are the same text, with other markup."""
    return name in MARKUP and plain_of(first) == plain_of(second)


def _said(first: Snapshot, second: Snapshot) -> Sequence[str]:
    """Return the fields of `second` that concern a work of which `first` is said already."""
    said = set(second.said)
    if is_version_of_record(first.values) and is_preprint(second.values):
        said -= OF_VERSION
    if first.values.get("issued_year"):
        # A month of one entry is none of the year of another.
        same_year = first.values["issued_year"] == second.values.get("issued_year")
        said -= DATE_FIELDS - {"issued_year"} if not same_year else set()
    return sorted(said)
