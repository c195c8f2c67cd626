"""Rows of a table with the values that its cells mean, each of its type."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from labportal.base.text.keys import fold_keys
from labportal.staffing.tables.columns import (
    EXAMPLE,
    GROUP,
    NAME,
    PERSON_COLUMNS,
    ROLE,
    SLUG,
    Column,
    known_columns,
)
from labportal.staffing.tables.files import TextRow, UnreadableTableError
from people.names.parts import parse_name

#: Columns by which a row names a person.
_NAMING = {SLUG.key, NAME.key, "family", "orcid", "email"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong on a line, and what to do."""

    line: int
    text: str


@dataclass(slots=True)
class Row:
    """A row; cells that are empty are not in it."""

    line: int
    values: dict[str, Any]

    @property
    def slug(self) -> str:
        """The id that the row names, "" for none."""
        return str(self.values.get(SLUG.key, ""))

    @property
    def is_of_membership(self) -> bool:
        """Whether it says anything of a membership."""
        return GROUP.key in self.values or ROLE.key in self.values

    def holds(self, columns: Iterable[Column]) -> dict[str, Any]:
        """Return the values of some columns, by key, as far as the row has them."""
        return {one.key: self.values[one.key] for one in columns if one.key in self.values}


@dataclass(slots=True)
class Table:
    """The rows of a file, its headings that are not known, and the faults of single cells."""

    rows: list[Row] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    #: How many rows are examples of the template, which say nothing.
    examples: int = 0


def typed_table(text_rows: list[TextRow]) -> Table:
    """Return the rows below the headings. Raises UnreadableTableError without known headings."""
    headings, *below = text_rows
    places, unknown, repeated = known_columns(headings.cells)
    if repeated:
        text = _("The column “%(name)s” is there twice. Take one out.")
        raise UnreadableTableError(text % {"name": repeated[0]})
    if not {column.key for column in places.values()} & _NAMING:
        raise UnreadableTableError(
            _(
                "The first row has to name the columns, such as given names, family name, group "
                "and role. The template shows how."
            )
        )
    table = Table(unknown=unknown)
    for text_row in below:
        row = Row(text_row.line, {})
        if len(text_row.cells) > len(headings.cells) and any(text_row.cells[len(headings.cells) :]):
            text = _("This row has more cells than there are headings: is a separator missing?")
            table.faults.append(Fault(row.line, text))
            continue
        texts = {
            column: text_row.cells[place]
            for place, column in places.items()
            if place < len(text_row.cells) and text_row.cells[place]
        }
        if name := texts.pop(NAME, ""):
            texts = {**_parts_of_name(name), **texts}
        if fold_keys(texts.get(SLUG, "")) & EXAMPLE:
            table.examples += 1
            continue
        for column, text in texts.items():
            try:
                row.values[column.key] = column.read(text)
            except ValidationError as error:
                said = {"column": column.heading, "text": " ".join(error.messages)}
                table.faults.append(Fault(row.line, _("%(column)s: %(text)s") % said))
        if row.values:
            table.rows.append(row)
    return table


def _parts_of_name(name: str) -> dict[Column, str]:
    """Return the cells of the columns that a name in one piece stands for."""
    parts = parse_name(name)._asdict()
    return {one: parts[one.key] for one in PERSON_COLUMNS if parts.get(one.key)}
