"""Exact values: those that the usual fields of an exported entry would not read back as they are.

Reading mends what people write: a full stop behind a title goes, paragraphs are joined, "{others}"
stands for names left out. A record that holds such a thing on purpose would come back changed. So
for each value that the usual fields read back otherwise, `labportal-exact` has the value meant and
a digest of the value read. It holds only as long as the usual fields read as they did: whoever
corrects a title in the file has corrected it.

The field is JSON, percent-encoded so that it stays as it is in any program: by Publication field
(and `names`) a pair of digest and value, null where nothing is meant to be.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any
from urllib.parse import quote_plus, unquote_plus

from people.orcid import checked_orcid
from publications.bibtex.entry import PrintedName, ReadEntry
from publications.vocabulary.fields import FIELDS_BY_NAME, BibliographicField, FieldKind
from publications.vocabulary.rich_text.stored import plain_of
from publications.vocabulary.text import CONTROLS, SURROGATES

EXACT_FIELD = "labportal-exact"
NAMES = "names"

#: All controls but tab and line ends.
_UNPRINTABLE = re.compile(rf"[{CONTROLS}\x0b\x0c\x1c-\x1f\x85{SURROGATES}]")
_NAME_TEXTS = frozenset({"given", "particle", "family", "suffix", "literal", "orcid", "role"})
_NAME_KEYS = tuple(field.name for field in fields(PrintedName))
_ROLES = frozenset({"author", "editor", "translator", "supervisor"})
# Anybody can write a file, and JSON is read whole.
_LONGEST = 1_000_000
_PAIR = 2


def exact_field(
    read: tuple[Mapping[str, Any], Sequence[PrintedName]],
    meant: tuple[Mapping[str, Any], Sequence[PrintedName]],
) -> str:
    """Return the value of `EXACT_FIELD`: "" where values and names read as they are meant."""
    was, now = _by_field(*read), _by_field(*meant)
    pairs = {
        name: [_digest(was.get(name)), now.get(name)]
        for name in sorted(was.keys() | now.keys())
        if was.get(name) != now.get(name)
    }
    if not pairs:
        return ""
    return quote_plus(
        json.dumps(pairs, ensure_ascii=False, separators=(",", ":")), safe=":,[]()!*'/;?"
    )


def with_exact_values(entry: ReadEntry) -> ReadEntry:
    """Return a read entry with what its `EXACT_FIELD` says of values that read as on export.

    What is no such pair, or no possible value, is passed over: anybody can write a file.
    """
    written = entry.fields.get(EXACT_FIELD, "")
    if not written or len(written) > _LONGEST:
        return entry
    try:
        # Blanks are encoded as "+", so that those found here are of a program that wraps lines.
        pairs = json.loads(unquote_plus("".join(written.split())))
    # Python's JSON is read by recursion: brackets by the thousand are no fault of ours.
    except (ValueError, RecursionError):
        return entry
    was = _by_field(entry.values, entry.names)
    values, names = dict(entry.values), entry.names
    for name, pair in pairs.items() if isinstance(pairs, dict) else ():
        if not isinstance(pair, list) or len(pair) != _PAIR or pair[0] != _digest(was.get(name)):
            continue
        meant = pair[1]
        if name == NAMES:
            names = _names(meant, names)
        elif meant is None and name != "title":
            values.pop(name, None)
        elif _is_possible(name, meant, was.get(name)):
            values[name] = meant
    return replace(entry, values=_with_sound_date(values), names=names)


def _by_field(values: Mapping[str, Any], names: Sequence[PrintedName]) -> dict[str, Any]:
    said = {name: value for name, value in values.items() if value}
    if names:
        said[NAMES] = [
            {key: value for key in _NAME_KEYS if (value := getattr(name, key))} for name in names
        ]
    return said


def _digest(value: Any) -> str:
    written = json.dumps(value, sort_keys=True)
    # 48 bits: it tells a corrected value from a read one, and guards nothing.
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def _is_possible(name: str, meant: Any, read: Any) -> bool:
    field = FIELDS_BY_NAME.get(name)
    if field is None:
        return False
    if field.kind is FieldKind.NUMBER:
        # Not `isinstance`: to Python, JSON's `true` is an integer.
        return type(meant) is int and 1 <= meant <= field.largest
    if field.kind is FieldKind.PAIRS:
        return isinstance(meant, list) and all(_is_pair(field, pair) for pair in meant)
    if not isinstance(meant, str) or not meant or _UNPRINTABLE.search(meant):
        return False
    if field.kind is FieldKind.CODE:
        return meant in field.codes
    if field.normalise:
        # Any date, but only another spelling of the same identifier.
        try:
            return field.normalise(meant) == (meant if field.kind is FieldKind.DATE else read)
        except ValueError:
            return False
    return bool(plain_of(meant).strip()) or name != "title"


def _is_pair(field: BibliographicField, pair: Any) -> bool:
    """Return whether a pair is one of kind and value, the value in the form of the kind."""
    if not isinstance(pair, list) or len(pair) != _PAIR or not all(map(_is_text, pair)):
        return False
    kind, value = pair
    try:
        return kind in field.kinds and field.kinds[kind].normalise(value) == value
    except ValueError:
        return False


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not _UNPRINTABLE.search(value)


def _with_sound_date(values: dict[str, Any]) -> dict[str, Any]:
    for larger, smaller in (("issued_year", "issued_month"), ("issued_month", "issued_day")):
        if not values.get(larger):
            values.pop(smaller, None)
    if not values.get("issued_year") or values.get("issued_month"):
        values.pop("issued_season", None)
    return values


def _names(meant: Any, read: tuple[PrintedName, ...]) -> tuple[PrintedName, ...]:
    if meant is None:
        return ()
    if not isinstance(meant, list) or not all(_is_name(name) for name in meant):
        return read
    return tuple(PrintedName(**name) for name in meant)


def _is_name(name: Any) -> bool:
    if not isinstance(name, dict) or not name.keys() <= set(_NAME_KEYS):
        return False
    for key, value in name.items():
        if key not in _NAME_TEXTS:
            sound = isinstance(value, bool)
        else:
            sound = isinstance(value, str) and not _UNPRINTABLE.search(value)
        if not sound:
            return False
    parts = [name.get(key) for key in ("given", "particle", "family", "suffix")]
    return (
        name.get("role", "author") in _ROLES
        and checked_orcid(name.get("orcid", "")) == name.get("orcid", "")
        and (not any(parts) if name.get("literal") else bool(name.get("family")))
    )
