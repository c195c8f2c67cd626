"""Rows that belong to a record, as one field of its form: read, checked, and written at once."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from groups.row_log import Columns, columns_of, log_sorted, log_written
from labportal.base.records.choosers import CHOOSER_SCRIPT
from labportal.base.records.row_list import (
    ROW_ORDER_SCRIPT,
    Row,
    RowListField,
    number_or_none,
)

#: The scripts of the lists of this package.
ROW_SCRIPTS = (
    "wagtailadmin/js/chooser-modal.js",
    CHOOSER_SCRIPT,
    ROW_ORDER_SCRIPT,
    forms.Script("groups/admin/row-lists.js", defer=True),
)


class RelatedRowsField(RowListField):
    """A list of rows of `model`, each of which names the record of the form by `owner`.

    A row that is sent has the `id` of the stored one, unless it is new, and is `gone` if it is to
    be deleted. Rows that are not sent stay as they are: somebody may have added them meanwhile.
    """

    #: The columns that rows may change.
    columns: ClassVar[Sequence[str]]
    #: The column that says what a row is about, and does not change.
    other = "publication"

    def __init__(self, owner: str, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.owner = owner
        self.present: dict[int, Any] = {}

    @property
    def compared(self) -> Sequence[str]:
        return (self.other, *self.columns)

    def open(self, stored: Iterable[Any]) -> list[Row]:
        """Return the rows that the form opens with; `stored` are those of the record, in order."""
        self.present = {one.pk: one for one in stored}
        return [self.row_of(one) for one in self.present.values()]

    def row_of(self, one: Any) -> Row:
        """Return a stored row as the form has it."""
        return {"id": one.pk, **{name: getattr(one, self._column(name)) for name in self.columns}}

    def values(self, row: Row) -> Row:
        """Return the columns of a row that was sent, each of its type."""
        raise NotImplementedError

    def faults(self, rows: list[Row]) -> Iterable[ValidationError]:
        """Return what is wrong with rows of the right types, those that go left out."""
        raise NotImplementedError

    def name_of(self, row: Row) -> str:
        """Return what a row is called in a message, "" where that is not known."""
        stored = self.present.get(row["id"])
        return str(stored) if stored else ""

    def checked(self, rows: list[Row]) -> list[Row]:
        cleaned, errors = [], []
        for place, sent in enumerate(rows):
            pk, gone = number_or_none(sent.get("id")), bool(sent.get("gone"))
            if pk is None or pk in self.present:
                cleaned.append({"id": pk, "gone": gone, "place": place, **self.values(sent)})
            elif not gone:
                text = _("A row was taken out by somebody else meanwhile. Open the form anew.")
                errors.append(ValidationError(text, code="missing", params={"row": place}))
        errors += self.faults([row for row in cleaned if not row["gone"]])
        if errors:
            raise ValidationError(errors)
        return cleaned

    def fault(self, row: Row, text: str, column: str = "") -> ValidationError:
        """Return the error that something is wrong with a row, or with a column of it."""
        params = {"name": self.name_of(row) or "–", "text": text}
        params |= {"row": row["place"], "column": column}
        return ValidationError(_("%(name)s: %(text)s"), code="row", params=params)

    def write(self, record: models.Model, rows: Sequence[Row]) -> None:
        """Write the rows of the saved `record` in a few queries: only what differs."""
        kept: list[Any] = []
        written: list[tuple[Any, Columns | None]] = []
        for row in rows:
            if row["gone"]:
                continue
            one = self.present.get(row["id"]) or self.new(record, row)
            before = columns_of(one) if one.pk else None
            for name in self.columns:
                setattr(one, self._column(name), row[name])
            kept.append(one)
            if before != columns_of(one):
                written.append((one, before))
        moved = self.renumbered(kept)
        stored = {one.pk: one for one in [*(one for one, _ in written), *moved] if one.pk}
        objects: Any = self.model._default_manager
        if gone := [row["id"] for row in rows if row["gone"]]:
            objects.filter(pk__in=gone).delete()
        objects.bulk_update(stored.values(), [*self.columns, *self._order], batch_size=500)
        objects.bulk_create([one for one in kept if not one.pk], batch_size=500)
        log_written(written)
        if self._are_sorted(kept):
            log_sorted(record, self.model)

    def _are_sorted(self, kept: Sequence[Any]) -> bool:
        """Return whether stored rows stand in another order than before, if they have one."""
        stored = [one.pk for one in kept if one.pk in self.present]
        among = set(stored)
        return bool(self._order) and stored != [pk for pk in self.present if pk in among]

    def new(self, record: models.Model, row: Row) -> Any:
        """Return a row of the record that is not stored yet, with what does not change later."""
        raise NotImplementedError

    def renumbered(self, kept: Sequence[Any]) -> list[Any]:
        """Give rows their places in the order that was sent; return those that have another now."""
        moved = []
        for place, one in enumerate(kept if self._order else ()):
            if one.order != place:
                one.order = place
                moved.append(one)
        return moved

    @property
    def _order(self) -> list[str]:
        return [name] if (name := getattr(self.model, "sort_order_field", "")) else []

    def _column(self, name: str) -> str:
        column: str = self.model._meta.get_field(name).attname  # type: ignore[union-attr]
        return column
