"""Fitting what an entry says into the record's columns."""

from itertools import islice
from operator import attrgetter
from sys import intern
from typing import Any

from publications.bibtex.entry import ReadEntry
from publications.messages.message import Message
from publications.models import Authorship, Publication
from publications.vocabulary.fields import COLUMN_NAMES
from publications.vocabulary.snapshot import NAME_FIELDS, Snapshot

# As long as the columns of entries and source entries.
CITEKEY_LENGTH = 300
#: A longer keyword is no topic's name, and nobody files a work under more.
KEYWORD_LENGTH = 100
MOST_KEYWORDS = 50


def _lengths(model: Any, names: tuple[str, ...]) -> dict[str, int]:
    fields = (model._meta.get_field(name) for name in names)
    return {field.name: field.max_length for field in fields if field.max_length}


_FIELD_LENGTHS = _lengths(Publication, COLUMN_NAMES)
# Role and ORCID iD have one form, which fits.
_NAME_LENGTHS = _lengths(Authorship, ("given", "particle", "family", "suffix", "literal"))
#: Nearly no name has a part that is longer, and each name of each entry is asked.
_SHORTEST = min(_NAME_LENGTHS.values())
_parts_of = attrgetter(*NAME_FIELDS)


def fit(entry: ReadEntry) -> tuple[Snapshot, list[Message]]:
    """Return the snapshot of `entry`, cut to the lengths of the columns, and a message per cut.

    Nothing is lost: the source entry keeps the text as it stood in the file.
    """
    messages: list[Message] = []
    values = dict(entry.values)
    _cut(values, _FIELD_LENGTHS, messages)
    names = []
    for printed in entry.names:
        name = dict(zip(NAME_FIELDS, _parts_of(printed), strict=True))
        if max(len(name[part]) for part in _NAME_LENGTHS) > _SHORTEST:
            _cut(name, _NAME_LENGTHS, messages)
        names.append(name)
    # One object per word: the entries of a file have the same keywords again and again.
    short = (intern(word) for word in entry.keywords if len(word) <= KEYWORD_LENGTH)
    return Snapshot.of(values, names, islice(short, MOST_KEYWORDS)), messages


def fit_citekey(citekey: str) -> tuple[str, list[Message]]:
    """Return a citekey cut to the length of the columns, and a message if it was longer."""
    if len(citekey) <= CITEKEY_LENGTH:
        return citekey, []
    return citekey[:CITEKEY_LENGTH], [
        Message("citekey-cut", length=len(citekey), most=CITEKEY_LENGTH)
    ]


def _cut(values: dict[str, Any], lengths: dict[str, int], messages: list[Message]) -> None:
    for name, length in lengths.items():
        value = values.get(name)
        if isinstance(value, str) and len(value) > length:
            values[name] = value[:length].rstrip()
            messages.append(Message("value-cut", record_field=name, length=len(value), most=length))
