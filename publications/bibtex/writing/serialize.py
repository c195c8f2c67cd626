"""A publication to BibTeX: UTF-8 text that BibTeX, biber and this package's `read` understand.

The way back of parse -> resolve -> read: reading what is written here gives the values and names
that stand in the record. What the entries that it was imported from said beyond that is written
again as it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from labportal.base.text.keys import fold
from publications.bibtex.entry import Failure, PrintedName, RawEntry
from publications.bibtex.latex.encoder import to_latex
from publications.bibtex.latex.text import to_text
from publications.bibtex.names.printed_names import read_names
from publications.bibtex.reading.exact import EXACT_FIELD, exact_field
from publications.bibtex.reading.read import read
from publications.bibtex.reading.types import csl_type
from publications.bibtex.writing.entry_types import EntryType, entry_type_of
from publications.bibtex.writing.record_fields import record_fields
from publications.bibtex.writing.source_fields import (
    OF_NAMES,
    SourceFields,
    holds_local_address,
    other_fields,
    source_fields,
)
from publications.vocabulary.fields import MAY_HOLD_ADDRESSES
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.statuses import PUBLISHED

_AT_THE_END = ("keywords", "abstract")


@dataclass(frozen=True, slots=True)
class Exportable:
    """A publication as it is exported.

    `raws` are the entries it was imported from, as they stood in their files; `keywords`, if
    there are any, stand in place of theirs. `without_names` leaves out what these say of names
    beyond the record's, since somebody has another name now.
    """

    citekey: str
    snapshot: Snapshot
    keywords: tuple[str, ...] = ()
    raws: tuple[str, ...] = ()
    without_names: bool = False


class _Content(NamedTuple):
    """The values and names that an entry holds for a record."""

    values: dict[str, Any]
    names: tuple[PrintedName, ...]


def serialize(publication: Exportable, *, private: bool = False) -> str:
    """Return the BibTeX entry of a publication, with a line end behind it.

    Without `private`, it says of its sources only what describes the publication, nothing that
    holds an address of somebody's computer, and has no `EXACT_FIELD`, which only an import into a
    portal reads. The citekey has to be one that `Citekeys` gave.
    """
    values = publication.snapshot.values
    if not private:
        values = {name: value for name, value in values.items() if not _is_withheld(name, value)}
    meant = _Content(
        {name: value for name, value in values.items() if value},
        tuple(PrintedName(**name) for name in publication.snapshot.names),
    )
    sources = source_fields(publication.raws)
    entry_type = _entry_type(values, sources)
    fields = record_fields(values, meant.names, entry_type)
    if keywords := ", ".join(map(to_latex, publication.keywords)):
        fields["keywords"] = keywords
    others = other_fields(sources, values, fields, private=private)
    if publication.without_names:
        former = _former_surnames(sources, meant.names)
        others = {
            name: value
            for name, value in others.items()
            if name not in OF_NAMES and not _names_one_of(former, value)
        }
    others, exact = _checked(entry_type.name, fields, others, meant)
    last = {name: fields.pop(name) for name in _AT_THE_END if name in fields}
    fields |= others | last
    if exact and private:
        fields[EXACT_FIELD] = exact
    return _entry(entry_type.name, publication.citekey, fields)


def _former_surnames(sources: list[SourceFields], names: Iterable[PrintedName]) -> set[str]:
    """Return the surnames, folded, that sources print and the record's names do not have."""
    printed = (
        name
        for source in sources
        for role in ("author", "editor", "translator")
        for name in read_names(source.fields.get(role, ""), role, [])[0]
    )
    return {fold(name.family) for name in printed} - {fold(name.family) for name in names} - {""}


def _names_one_of(surnames: set[str], latex: str) -> bool:
    text = f" {fold(to_text(latex))} "
    return any(f" {surname} " in text for surname in surnames)


def _is_withheld(name: str, value: Any) -> bool:
    if name == "links":
        return any(holds_local_address(one) for _kind, one in value)
    return name in MAY_HOLD_ADDRESSES and holds_local_address(value)


def _entry_type(values: Mapping[str, Any], sources: list[SourceFields]) -> EntryType:
    """Return the entry type that the record had in a source, if that still is its type."""
    wanted = values.get("type", "document")
    for source in sources:
        if csl_type(source.entry_type, source.fields) == (wanted, None):
            return EntryType(source.entry_type)
    return entry_type_of(
        wanted, in_container=bool(values.get("container_title")), genre=values.get("genre", "")
    )


def _checked(
    entry_type: str, fields: dict[str, str], others: dict[str, str], meant: _Content
) -> tuple[dict[str, str], str]:
    """Return those of `others` that change nothing, and what else is needed to read as meant."""
    content = _read(entry_type, fields | others)
    if content == _as_read(meant, content):
        return others, ""
    own = _read(entry_type, fields) if others else content
    if content != own:
        others = _harmless(entry_type, fields, others, own)
    return others, exact_field(own, _as_read(meant, own))


def _harmless(
    entry_type: str, fields: dict[str, str], others: dict[str, str], own: _Content
) -> dict[str, str]:
    """Return those of `others` that, with those before them, do not change the content read."""
    kept: dict[str, str] = {}
    # Twice, for a number that counts the volumes of the series named only behind it.
    for name in (*others, *others):
        if name not in kept:
            tried = {**kept, name: others[name]}
            kept = tried if _read(entry_type, fields | tried) == own else kept
    return kept


def _read(entry_type: str, fields: dict[str, str]) -> _Content:
    entry = read(RawEntry("", 0, entry_type, "", fields, "", ()))
    if isinstance(entry, Failure):
        return _Content({}, ())
    return _Content(entry.values, entry.names)


def _as_read(meant: _Content, content: _Content) -> _Content:
    """Return the meant content without the status that a record has if its entry names none."""
    if meant.values.get("status") == PUBLISHED and "status" not in content.values:
        values = {name: value for name, value in meant.values.items() if name != "status"}
        return meant._replace(values=values)
    return meant


def _entry(entry_type: str, citekey: str, fields: dict[str, str]) -> str:
    lines = (
        # The abbreviation of a month is a macro: in braces, BibTeX would print it as it stands.
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in fields.items()
    )
    return f"@{entry_type}{{{citekey},\n" + ",\n".join(lines) + "\n}\n"
