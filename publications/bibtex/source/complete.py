"""Complete entries as text: inherited fields are written out, as their source may be absent.

An entry that uses abbreviations or inherits fields says little by itself. It is kept with all of
its fields in braces, so that an export says what the import said.
"""

from collections.abc import Mapping
from dataclasses import replace

from publications.bibtex.entry import RawEntry
from publications.bibtex.latex.encoder import has_balanced_braces
from publications.bibtex.source.values import OperandKind, pieces
from publications.vocabulary.dates import MONTHS


def completed(entry: RawEntry, written: Mapping[str, str]) -> RawEntry:
    """Return a resolved entry whose `raw` says all of its fields.

    `written` are its fields as they stand in the file, as value expressions. Nothing changes for
    an entry that says all of it already, or whose values cannot stand in braces.
    """
    lent = entry.fields.keys() - written.keys() or any(map(_has_macro, written.values()))
    if not lent or not all(map(has_balanced_braces, entry.fields.values())):
        return entry
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in entry.fields.items())
    return replace(entry, raw=f"@{entry.entry_type}{{{entry.citekey},\n{fields}}}")


def _has_macro(expression: str) -> bool:
    if expression[:1] in {"{", '"'} and "#" not in expression:
        return False
    return any(
        piece.kind is OperandKind.MACRO and piece.text.lower() not in MONTHS
        for piece in pieces(expression)
    )
