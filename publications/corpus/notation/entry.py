"""A BibTeX entry before it is laid out."""

from dataclasses import dataclass


class Bare(str):
    """A value that stands without delimiters: a number, a macro, a concatenation."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """Type, citekey and fields; a field's value is text unless it is `Bare`."""

    entry_type: str
    citekey: str
    fields: dict[str, str]
