"""A list of related rows as one field of a form: JSON that a script shows as compact rows.

A form of its own per row would be thousands of fields; as one, a list of any size opens and saves.
"""

import json
import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import Panel

Row = dict[str, Any]
_UNSTORABLE = re.compile(r"[\0\ud800-\udfff]")

#: What the script of such a list finds: moving rows, and taking them out. Wagtail puts scripts
#: before the form.
ROW_ORDER_SCRIPT = forms.Script("labportal/base/admin/row-order.js", defer=True)


class RowListField(forms.Field):
    """A list of rows as JSON; a subclass checks them, each error naming the row it is about."""

    default_error_messages = {
        "damaged": gettext_lazy("The list cannot be read. Open the form anew."),
    }

    #: Whose rows they are.
    model: ClassVar[type[models.Model]]

    @property
    def compared(self) -> Sequence[str]:
        """The columns by which two versions of a row are compared."""
        raise NotImplementedError

    def checked(self, rows: list[Row]) -> list[Row]:
        """Return the rows with known keys and types. Raises ValidationError with all faults."""
        raise NotImplementedError

    def to_python(self, value: Any) -> list[Row]:
        """Return the rows. Raises ValidationError with one message per fault."""
        if isinstance(value, list):
            return value
        rows = rows_in(value)
        if rows is None:
            raise ValidationError(self.error_messages["damaged"], code="damaged")
        return self.checked(rows)

    def prepare_value(self, value: Any) -> str:
        """Return what was typed as it was typed, or the rows as JSON."""
        return value if isinstance(value, str) else json.dumps(value or [], ensure_ascii=False)

    def validate(self, value: Any) -> None:
        """Accept any list: `to_python` has checked it."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether the rows sent differ from those that the form was opened with."""
        return self.prepare_value(initial) != self.prepare_value(data)


def rows_in(value: Any) -> list[Row] | None:
    """Return the rows in the JSON that was sent, None if it holds something else."""
    try:
        rows = json.loads(value or "[]")
    except (ValueError, RecursionError):
        return None
    is_list = isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
    return rows if is_list else None


class RowListWidget(forms.Textarea):
    """The rows as JSON in a hidden text field, which a script shows as a list."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Return the list as HTML. Forms look for templates in packages only, so not `renderer`."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))


def number_or_none(value: Any) -> int | None:
    """Return `value` if it is a number that may be a primary key."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 < value < 2**63 else None


def line_of(value: Any) -> str:
    """Return `value`, which may be anything that was sent, as a line without needless blanks.

    What no database holds and nobody sees goes: NUL, and half of a character.
    """
    return " ".join(_UNSTORABLE.sub("", str(value or "")).split())


class RowListPanel(Panel):
    """The panel of such a field, without a label of its own beside the panel's heading."""

    def __init__(self, field_name: str, permission: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field_name = field_name
        self.permission = permission

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what makes another panel like this one."""
        own = {"field_name": self.field_name, "permission": self.permission}
        return {**own, **super().clone_kwargs()}

    def get_form_options(self) -> dict[str, Any]:
        """Return the field that is shown here, so that it is not shown as forgotten."""
        options: dict[str, Any] = {"fields": [self.field_name]}
        if self.permission:
            # Whoever has it not neither sees the field nor sends it.
            options["field_permissions"] = {self.field_name: self.permission}
        return options

    # Wagtail looks for the bound panel by this name, within the class.
    class BoundPanel(Panel.BoundPanel):
        template_name = "labportal/base/admin/row_list_panel.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.panel.field_name in self.form.fields

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            field = self.form[self.panel.field_name]
            return {**context, "field": field, "faults": _faults(self.form, field.name)}


def _faults(form: Any, name: str) -> list[dict[str, Any]]:
    """Return what is wrong with rows that were sent: place among them, column if known, text."""
    errors = form.errors.as_data().get(name, ()) if form.is_bound else ()
    return [
        {
            "row": error.params["row"],
            "column": error.params.get("column", ""),
            "text": str(error.params.get("text", error.messages[0])),
        }
        for error in errors
        if "row" in (error.params or {})
    ]
