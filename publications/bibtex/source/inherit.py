"""Inheritance between entries: crossref, xdata, xref, and entries that only serve others.

Rules of the biblatex manual, appendix B: a contribution gets its volume's title as booktitle, a
volume its multi-volume work's title as maintitle, dates are taken as a whole or not at all. What
identifies or describes the volume itself (doi, url, pages, abstract, note) is not taken.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from publications.bibtex.entry import RawEntry
from publications.bibtex.source.citekeys import plain_citekey
from publications.bibtex.source.granular import fill_granular
from publications.bibtex.source.macros import Budget, ExpansionError
from publications.messages.message import Message

_CONTRIBUTIONS = frozenset({"inproceedings", "conference", "incollection", "inreference"})
_PARTS_OF_BOOKS = frozenset({"inbook", "bookinbook", "suppbook", "suppcollection"})
_VOLUMES = frozenset({"book", "collection", "proceedings", "reference", "periodical"})
_TAKEN_FROM_VOLUME = (
    *("editor", "editora", "editorb", "editorc", "publisher", "institution", "organization"),
    *("school", "howpublished", "address", "location", "venue", "series", "shortseries"),
    *("volume", "number", "issue", "edition", "isbn", "issn", "eventtitle", "eventdate"),
    *("journal", "journaltitle", "journalsubtitle", "shortjournal", "language", "langid"),
    *("maintitle", "mainsubtitle", "volumes", "pubstate"),
)
_DATE = ("date", "year", "month", "day")
_NOT_FROM_XDATA = frozenset({"xdata", "crossref", "xref", "ids", "options", "entryset"})
# Containers that all draw on each other would cost the square of their number.
_MOST_XDATA = 64
# The cost of holding a reference to an inherited value, counted in characters.
_PER_FIELD = 20


class Inheritance(NamedTuple):
    """The completed publications, the entries refused for size, and remarks on the whole."""

    entries: list[RawEntry]
    refused: list[tuple[RawEntry, ExpansionError]]
    messages: list[Message]
    #: The citekeys of the entries that only serve others.
    serving: frozenset[str]


def inherit(entries: list[RawEntry], budget: Budget) -> Inheritance:
    """Complete entries from those they refer to and leave out those that only serve others."""
    return _Namespace(entries, budget).inherit()


class _Namespace:
    def __init__(self, entries: list[RawEntry], budget: Budget) -> None:
        self.entries = entries
        self.budget = budget
        self.notes: list[list[Message]] = [[] for _ in entries]
        # Citekeys differ in case for biber, and do not for BibTeX: the exact one goes first.
        self.exact: dict[str, int] = {}
        self.folded: dict[str, int] = {}
        for index, entry in enumerate(entries):
            if entry.citekey:
                self._register(index, entry)
        for index, entry in enumerate(entries):
            # Behind all citekeys, so that no alias takes the place of one.
            for alias in _keys(entry.fields.get("ids", "")):
                self.exact.setdefault(alias, index)
        self.parents = [self._parent(index, "crossref") for index in range(len(entries))]
        self._drop_circles()
        self.completed: list[dict[str, str] | None] = [None] * len(entries)

    def inherit(self) -> Inheritance:
        serving = self._serving()
        kept = []
        refused = []
        for index, entry in enumerate(self.entries):
            if index not in serving:
                try:
                    fields = self._complete(index)
                except ExpansionError as error:
                    refused.append((entry, error))
                    continue
                said = (*entry.messages, *self.notes[index])
                kept.append(replace(entry, fields=fields, messages=said))
        messages = [Message("serving-entries", count=len(serving))] if serving else []
        keys = frozenset(self.entries[index].citekey for index in serving)
        return Inheritance(kept, refused, messages, keys)

    def _register(self, index: int, entry: RawEntry) -> None:
        earlier = self.folded.setdefault(entry.citekey.casefold(), index)
        if earlier != index:
            other = self.entries[earlier]
            same = other.citekey == entry.citekey
            self.notes[index].append(
                Message(
                    "citekey-repeated" if same else "citekey-repeated-in-other-case",
                    file=other.file,
                    line=other.line,
                    citekey=entry.citekey,
                )
            )
        self.exact.setdefault(entry.citekey, index)

    def _find(self, key: str) -> int | None:
        key = plain_citekey(key)
        found = self.exact.get(key)
        return self.folded.get(key.casefold()) if found is None else found

    def _parent(self, index: int, field: str) -> int | None:
        key = self.entries[index].fields.get(field, "")
        if not key or self.entries[index].entry_type == "set":
            return None
        found = self._find(key)
        if found is None:
            self.notes[index].append(Message("reference-unknown", field=field, citekey=key))
        return found

    def _drop_circles(self) -> None:
        """Cut every crossref that is part of a circle."""
        visited_from = [-1] * len(self.entries)
        for start in range(len(self.entries)):
            index: int | None = start
            while index is not None and visited_from[index] < 0:
                visited_from[index] = start
                index = self.parents[index]
            if index is not None and visited_from[index] == start:
                while (following := self.parents[index]) is not None:
                    self.parents[index] = None
                    self.notes[index].append(Message("crossref-circle"))
                    index = following

    def _serving(self) -> set[int]:
        serving = {i for i, e in enumerate(self.entries) if e.entry_type in {"xdata", "set"}}
        serving.update(parent for parent in self.parents if parent is not None)
        for index in range(len(self.entries)):
            volume = self._parent(index, "xref")
            if volume is None or volume == index:
                continue
            if self.entries[volume].entry_type.removeprefix("mv") in _VOLUMES:
                serving.add(volume)
        return serving

    def _complete(self, index: int) -> dict[str, str]:
        """Return the fields of an entry with all it inherits. Raises ExpansionError."""
        # A loop, not a recursion: a chain of crossrefs may be as long as the file.
        line = [index]
        while (parent := self.parents[line[-1]]) is not None and self.completed[parent] is None:
            line.append(parent)
        for member in reversed(line):
            fields = self._with_xdata(member)
            parent = self.parents[member]
            if parent is not None:
                above = self.completed[parent] or {}
                types = self.entries[parent].entry_type, self.entries[member].entry_type
                taken = _taken(above, types[0], fields, types[1])
                self.budget.spend(sum(len(value) + _PER_FIELD for value in taken.values()))
                fields = {**fields, **taken}
            self.completed[member] = fields
        return fields

    def _with_xdata(self, index: int) -> dict[str, str]:
        fields = self.entries[index].fields
        if "xdata" in fields:
            fields = dict(fields)
            for source in self._xdata(index):
                for name, value in self.entries[source].fields.items():
                    self.budget.spend(len(value) + _PER_FIELD)
                    if name not in _NOT_FROM_XDATA:
                        fields.setdefault(name, value)
        return fill_granular(fields, self._field_of, self.notes[index])

    def _xdata(self, index: int) -> Iterator[int]:
        """Find the @xdata entries that an entry draws on, also through others, each once."""
        seen = {index}
        waiting = [index]
        for user in waiting:
            for key in _keys(self.entries[user].fields.get("xdata", "")):
                found = self._find(key)
                if found is None:
                    self.notes[index].append(Message("xdata-unknown", citekey=key))
                elif found not in seen and len(seen) <= _MOST_XDATA:
                    seen.add(found)
                    waiting.append(found)
                    yield found

    def _field_of(self, key: str, field: str) -> str | None:
        found = self._find(key)
        if found is None or self.entries[found].entry_type != "xdata":
            return None
        value = self.entries[found].fields.get(field)
        self.budget.spend(len(value or "") + _PER_FIELD)
        return value


def _keys(value: str) -> list[str]:
    return [key.strip() for key in value.split(",") if key.strip()]


def _taken(
    parent: dict[str, str], parent_type: str, own: dict[str, str], own_type: str
) -> dict[str, str]:
    """Return the fields that an entry takes from its completed parent."""
    names = list(_TAKEN_FROM_VOLUME)
    if "year" not in own and "date" not in own:
        names += _DATE
    if own_type in _PARTS_OF_BOOKS:
        names.append("author")
    taken = {name: parent[name] for name in names if name in parent and name not in own}
    title, subtitle = _title_fields(parent_type, own_type)
    if title in own:
        return taken
    if title == "booktitle" and parent.get("booktitle"):
        taken["booktitle"] = parent["booktitle"]
    elif parent.get("title"):
        taken[title] = parent["title"]
        if parent.get("subtitle") and subtitle not in own:
            taken[subtitle] = parent["subtitle"]
    return taken


def _title_fields(parent_type: str, own_type: str) -> tuple[str, str]:
    """Return the fields of an entry that its parent's title and subtitle go to."""
    if own_type in _CONTRIBUTIONS | _PARTS_OF_BOOKS:
        return "booktitle", "booksubtitle"
    if parent_type.startswith("mv"):
        return "maintitle", "mainsubtitle"
    if parent_type == "periodical":
        return "journaltitle", "journalsubtitle"
    return "title", "subtitle"
