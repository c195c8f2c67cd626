"""Entries to complete entries: macros put in, crossref and xdata inherited.

All entries of one call are one namespace. Entries that only exist for others (crossref parents,
@xdata, @set) do not become publications and are left out of the result.
"""

from dataclasses import dataclass, replace

from publications.bibtex.entry import Failure, ParsedFiles, RawEntry
from publications.bibtex.source.complete import completed
from publications.bibtex.source.inherit import inherit
from publications.bibtex.source.macros import (
    LONGEST_VALUE,
    Budget,
    ExpansionError,
    MacroTable,
    ValueTooLongError,
)
from publications.messages.message import Message

# Fields whose value without braces is more likely a word than the name of a macro.
_WORDS = frozenset(
    {"month", "year", "date", "day", "language", "langid", "edition", "volume", "number", "issue"}
)


@dataclass(frozen=True, slots=True)
class ResolvedFiles:
    """The entries that are publications, what could not be read, and remarks on the whole."""

    entries: list[RawEntry]
    failures: list[Failure]
    messages: list[Message]
    #: The citekeys of the entries that only serve others.
    serving: frozenset[str] = frozenset()


def resolve(parsed: ParsedFiles) -> ResolvedFiles:
    """Expand macros, inherit from other entries, and keep what is a publication of its own."""
    budget = Budget()
    macros = MacroTable(parsed.macros, budget)
    failures = [*parsed.failures, *macros.failures]
    entries = []
    for index, entry in enumerate(parsed.entries):
        macros.advance(index)
        try:
            entries.append(_expanded(entry, macros))
        except ExpansionError as error:
            failures.append(_too_much(entry, error))
    inheritance = inherit(entries, budget)
    failures += [_too_much(entry, error) for entry, error in inheritance.refused]
    messages = [*parsed.messages, *macros.messages, *inheritance.messages]
    written = {(entry.file, entry.line, entry.citekey): entry.fields for entry in parsed.entries}
    complete = [
        completed(entry, written[entry.file, entry.line, entry.citekey])
        for entry in inheritance.entries
    ]
    return ResolvedFiles(complete, failures, messages, inheritance.serving)


def _expanded(entry: RawEntry, macros: MacroTable) -> RawEntry:
    fields = {}
    messages = list(entry.messages)
    for field, expression in entry.fields.items():
        text, undefined = macros.expand(expression)
        if undefined and field in _WORDS:
            text = text or undefined[0]
        elif undefined:
            names = ", ".join(dict.fromkeys(undefined))
            messages.append(Message("field-undefined", field=field, names=names))
            continue
        fields[field] = text.strip()
    return replace(entry, fields=fields, messages=tuple(messages))


def _too_much(entry: RawEntry, error: ExpansionError) -> Failure:
    reason = Message("entry-over-budget")
    if isinstance(error, ValueTooLongError):
        reason = Message("entry-too-long", characters=LONGEST_VALUE)
    remedy = Message("expansion-remedy")
    return Failure(entry.file, entry.line, entry.citekey or None, reason, remedy, entry.raw)
