"""A publication to BibTeX: text that BibTeX, biber, LaTeX and this package's `read` understand.

The way back of parse -> resolve -> read: reading what is written here gives the values and names
that stand in the record. What the entries that it was imported from said beyond that is written
again as it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from labportal.base.text.keys import fold
from publications.bibtex.entry import Failure, PrintedName, RawEntry, ReadEntry
from publications.bibtex.latex.encoder import to_latex
from publications.bibtex.latex.text import to_text
from publications.bibtex.latex.text_syntax import is_sound_text
from publications.bibtex.names.printed_names import read_names
from publications.bibtex.reading.exact import EXACT_FIELD, exact_field
from publications.bibtex.reading.read import read
from publications.bibtex.reading.types import csl_type
from publications.bibtex.source.own_id import OWN_ID_FIELD
from publications.bibtex.writing.entry_types import EntryType, entry_type_of
from publications.bibtex.writing.record_fields import how_published, record_fields
from publications.bibtex.writing.source_fields import (
    OF_NAMES,
    SourceFields,
    holds_local_address,
    other_fields,
    source_fields,
)
from publications.bibtex.writing.typesetting import AS_IT_STANDS, typesettable
from publications.vocabulary.fields import MAY_HOLD_ADDRESSES
from publications.vocabulary.snapshot import Snapshot
from publications.vocabulary.statuses import PUBLISHED

_AT_THE_END = ("keywords", "abstract")


@dataclass(frozen=True, slots=True)
class Exportable:
    """A publication as it is exported.

    `raws` are the entries it was imported from, as they stood in their files; `keywords`, if
    there are any, stand in place of theirs. `without_names` leaves out what these say of names
    beyond the record's, since somebody has another name now. By `own_id` the portal that wrote the
    entry knows it again.
    """

    citekey: str
    snapshot: Snapshot
    own_id: str = ""
    keywords: tuple[str, ...] = ()
    raws: tuple[str, ...] = ()
    without_names: bool = False


class _Content(NamedTuple):
    """The values and names that an entry holds for a record."""

    values: dict[str, Any]
    names: tuple[PrintedName, ...]


def serialize(publication: Exportable, *, private: bool = False, ascii_only: bool = False) -> str:
    """Return the BibTeX entry of a publication, with a line end behind it.

    Without `private`, it says of its sources only what describes the publication, nothing that
    holds an address of somebody's computer, and has no `EXACT_FIELD`, which only an import into a
    portal reads. The citekey has to be one that `Citekeys` gave.
    """
    entry_type, fields = _written(publication, private=private, ascii_only=ascii_only)
    return _entry(entry_type, publication.citekey, fields)


def read_back(publication: Exportable, *, ascii_only: bool = False) -> ReadEntry | None:
    """Return what an import reads of the entry that everybody gets of a publication."""
    entry_type, fields = _written(publication, private=False, ascii_only=ascii_only)
    entry = read(RawEntry("", 0, entry_type, publication.citekey, fields, "", ()))
    return None if isinstance(entry, Failure) else entry


def _written(
    publication: Exportable, *, private: bool, ascii_only: bool
) -> tuple[str, dict[str, str]]:
    """Return the entry type and the fields, in order, that are written of a publication."""
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
    if "howpublished" not in others and (place := how_published(values, entry_type)):
        fields["howpublished"] = place
    fields = typesettable(fields, ascii_only=ascii_only)
    if not private:
        others = {name: _printable(name, value) for name, value in others.items()}
    if ascii_only or not private:
        others = typesettable(others, ascii_only=ascii_only)
    others, exact = _checked(entry_type.name, fields, others, meant)
    last = {name: fields.pop(name) for name in _AT_THE_END if name in fields}
    fields |= others | last
    if exact and private:
        fields[EXACT_FIELD] = exact
    if publication.own_id:
        fields[OWN_ID_FIELD] = publication.own_id
    return entry_type.name, fields


def _printable(name: str, value: str) -> str:
    """Return a field of a source as LaTeX that needs no package and stops nowhere."""
    if name in AS_IT_STANDS or is_sound_text(value):
        return value
    return to_latex(to_text(value))


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
