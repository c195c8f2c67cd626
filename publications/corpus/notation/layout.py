"""Layout of an entry by different tools."""

from dataclasses import dataclass

from publications.corpus.notation.entry import Bare, Entry

_LONG = 400


@dataclass(frozen=True, slots=True)
class Layout:
    """Indent, case, delimiters, and whether the equals signs stand below each other.

    `capital` says how type and field names begin, `last_comma` whether one ends the last field,
    `one_author_a_line` and `wrapped` where long values are broken.
    """

    indent: str = "  "
    equals: str = " = "
    capital_types: bool = False
    capital_fields: bool = False
    aligned: bool = False
    quotes: bool = False
    last_comma: bool = True
    one_author_a_line: bool = False
    wrapped: bool = False
    closing_indent: str = ""

    def lay_out(self, entry: Entry) -> str:
        """Return `entry` as a file shows it, without a line end."""
        width = max(map(len, entry.fields)) if self.aligned else 0
        kind = entry.entry_type.capitalize() if self.capital_types else entry.entry_type
        lines = [
            f"{self.indent}{self._name(name).ljust(width)}{self.equals}{self._value(name, value)}"
            for name, value in entry.fields.items()
        ]
        body = ",\n".join(lines) + ("," if self.last_comma else "")
        return f"@{kind}{{{entry.citekey},\n{body}\n{self.closing_indent}}}"

    def _name(self, name: str) -> str:
        return name.capitalize() if self.capital_fields else name

    def _value(self, name: str, value: str) -> str:
        if isinstance(value, Bare):
            return value
        if self.one_author_a_line and name in {"author", "editor"}:
            value = value.replace(" and ", f" and\n{' ' * 15}")
        elif self.wrapped and len(value) > _LONG:
            value = value.replace(". ", f".\n{self.indent * 2}")
        return f'"{value}"' if self.quotes and '"' not in value else f"{{{value}}}"
