"""The shapes that BibTeX takes on its way from bytes to what a publication record holds."""

from dataclasses import dataclass, field
from typing import Any

from publications.messages.message import Message


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as uploaded or named on the command line."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it stands in its file.

    `line` is the line of its `@`, from 1. Entry type and field names are lower-case. After
    parsing, `fields` holds value expressions as written (`{A} # b`); after resolving, the
    expanded text without its outer delimiters, still LaTeX.
    """

    file: str
    line: int
    entry_type: str
    citekey: str
    fields: dict[str, str]
    raw: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """An unreadable piece of a file: its place, the reason, the remedy.

    `remarks` say how it came to that.
    """

    file: str
    line: int
    citekey: str | None
    reason: Message
    remedy: Message
    raw: str
    remarks: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Macro:
    """An `@string`; it holds for the entries behind the first `entries_before`."""

    file: str
    line: int
    name: str
    expression: str
    entries_before: int


@dataclass(slots=True)
class ParsedFiles:
    """The content of the files of one call, in order."""

    entries: list[RawEntry] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    macros: list[Macro] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """One name as printed: either in parts or, for a corporation, as one `literal`.

    `elision_after` says that names are left out after this one ("and others", "[...]").
    """

    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""
    literal: str = ""
    role: str = "author"
    orcid: str = ""
    equal_contribution: bool = False
    corresponding: bool = False
    elision_after: bool = False


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry understood: `values` are plain text by Publication field, only what the file says.

    `fields` stays as resolved, so that what no record field holds can be exported again.
    """

    file: str
    line: int
    citekey: str
    raw: str
    fields: dict[str, str]
    values: dict[str, Any]
    names: tuple[PrintedName, ...]
    keywords: tuple[str, ...]
    messages: tuple[Message, ...]
