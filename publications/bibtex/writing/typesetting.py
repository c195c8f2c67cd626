"""The characters of an entry, fit for LaTeX, and what a document has to know to set it."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from publications.bibtex.latex.characters import definition_of, fit, to_ascii, unknown_letters
from publications.bibtex.latex.commands import definition, provided
from publications.bibtex.reading.exact import EXACT_FIELD
from publications.vocabulary.fields import FIELDS, FieldKind

#: Fields that hold addresses and identifiers, in which no command is one.
AS_IT_STANDS = frozenset(
    name
    for field in FIELDS
    if field.kind in (FieldKind.IDENTIFIER, FieldKind.PAIRS, FieldKind.DATE)
    for name in field.bibtex
    if name not in ("year", "month")
) | frozenset(("adsurl", "ee", "file", "bibcode", "langid", EXACT_FIELD))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def typesettable(fields: Mapping[str, str], *, ascii_only: bool = False) -> dict[str, str]:
    """Return the fields with every character that pdfLaTeX does not set as a command.

    With `ascii_only`, all characters beyond ASCII are, for old programs: see `characters`.
    """
    return {name: _value(name, value, ascii_only=ascii_only) for name, value in fields.items()}


def _value(name: str, value: str, *, ascii_only: bool) -> str:
    if value.isascii():
        return value
    if name in AS_IT_STANDS:
        # As a browser asks for an address.
        return _NOT_ASCII.sub(lambda found: quote(found[0]), value) if ascii_only else value
    return to_ascii(value) if ascii_only else fit(value)


class Preamble:
    """Definitions that documents may lack for the entries of a file, collected entry by entry."""

    def __init__(self) -> None:
        self._commands: set[str] = set()
        self._letters: set[str] = set()

    def add(self, entry: str) -> None:
        """Collect what an entry takes."""
        self._commands |= provided(entry)
        self._letters |= unknown_letters(entry)

    def text(self) -> str:
        """Return the `@preamble` with the definitions, "" if there are none."""
        letters = {letter: definition_of(letter) for letter in sorted(self._letters)}
        commands = self._commands.union(*map(provided, letters.values()))
        definitions = [
            *(definition(name) for name in sorted(commands)),
            # The name by which LaTeX's `utf8` looks a character up; other engines pass it over.
            *(
                rf"\expandafter\providecommand\csname u8:\detokenize{{{_bytes(letter)}}}\endcsname"
                f"{{{meaning}}}"
                for letter, meaning in letters.items()
            ),
        ]
        # BibTeX breaks lines at blanks, or within a letter. A quotation mark would end the string.
        written = " #\n  ".join("{" + one + " }" for one in definitions)
        return f"@preamble{{{written}}}\n" if definitions else ""


def _bytes(letter: str) -> str:
    """Return a character in TeX's notation of bytes, in ASCII."""
    return "".join(f"^^{byte:02x}" for byte in letter.encode())
