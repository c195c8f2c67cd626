"""The state of a form: what its fields and lists say, in values that JSON can hold.

The same notation for the form as it opens and as it is sent, so that both can be compared.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict
from wagtail.admin.rich_text import DraftailRichTextArea

from labportal.base.records.row_list import Row, RowListField, rows_in

#: By the name of a field what it says, by the name of a list its rows.
State = dict[str, Any]

#: The hidden field of a form that holds what its record said when it was opened.
LOADED_STATE = "loaded_state"
_SALT = "labportal.open_form"
#: Made anew whenever the editor of rich text opens a text.
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
_OF_FORMSETS = frozenset({"id", "DELETE", "ORDER"})


def sealed(state: State) -> str:
    """Return a state as the text that a form carries along."""
    return signing.dumps(state, salt=_SALT, compress=True)


def unsealed(text: str) -> State | None:
    """Return the state that a form carried along, None if it is damaged or not of this portal."""
    try:
        state: State = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    return state if isinstance(state, dict) else None


def value_of(field: forms.Field, value: Any) -> Any:
    """Return what a field says, of its initial value or of what was typed."""
    value = field.prepare_value(value)
    if isinstance(field, RowListField):
        return rows_in(value) or []
    widget: Any = field.widget
    if isinstance(widget, forms.CheckboxInput):
        return bool(value)
    if isinstance(widget, DraftailRichTextArea):
        return _BLOCK_KEY.sub("", value or "")
    shown = widget.format_value(value)
    if isinstance(shown, (list, tuple)):
        return [str(one) for one in shown]
    return "" if shown is None else str(shown).replace("\r\n", "\n").strip()


def opened(form: Any) -> State:
    """Return what a form says that nobody has typed into yet."""
    state = {name: value_of(field, form[name].initial) for name, field in _fields(form)}
    for name, formset in getattr(form, "formsets", {}).items():
        state[name] = [
            {"id": str(row.instance.pk or ""), **_columns(row, lambda bound: bound.initial)}
            for row in formset.initial_forms
        ]
    return state


def typed(form: Any) -> State:
    """Return what was sent of a form, faulty or not."""
    state = {name: value_of(field, form[name].data) for name, field in _fields(form)}
    for name, formset in getattr(form, "formsets", {}).items():
        rows = sorted(formset.forms, key=lambda row: _number(row, "ORDER"))
        state[name] = [
            {
                "id": str(row.data.get(row.add_prefix("id")) or ""),
                "gone": bool(row.data.get(row.add_prefix("DELETE"))),
                **_columns(row, lambda bound: bound.data),
            }
            for row in rows
        ]
    return state


def _fields(form: Any) -> list[tuple[str, forms.Field]]:
    return [(name, field) for name, field in form.fields.items() if name != LOADED_STATE]


def _columns(row: Any, value: Any) -> Row:
    names = row.fields.keys() - _OF_FORMSETS
    return {name: value_of(row.fields[name], value(row[name])) for name in names}


def _number(row: Any, name: str) -> int:
    text = str(row.data.get(row.add_prefix(name)) or "")
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def written(form: Any, state: Mapping[str, Any], names: set[str]) -> QueryDict:
    """Return what a browser would send of the bound `form` if its fields `names` said `state`."""
    data: QueryDict = form.data.copy()
    for name in names & form.fields.keys():
        _write(data, form.add_prefix(name), form.fields[name], state[name])
    for name in names & getattr(form, "formsets", {}).keys():
        _write_rows(data, form.formsets[name], state[name])
    return data


def _write(data: QueryDict, key: str, field: forms.Field, value: Any) -> None:
    widget: Any = field.widget
    if isinstance(field, RowListField):
        data[key] = json.dumps(value, ensure_ascii=False)
    elif isinstance(widget, forms.CheckboxInput):
        data.pop(key, None)
        if value:
            data[key] = "on"
    elif isinstance(value, list):
        data.setlist(key, value)
    else:
        data[key] = widget.format_value(value) or ""


def _write_rows(data: QueryDict, formset: Any, rows: list[Row]) -> None:
    """Write the rows of a formset, those first that are stored, as Django counts them."""
    beginning = re.compile(re.escape(formset.prefix) + r"-[0-9]+-")
    for key in [key for key in data if beginning.match(key)]:
        del data[key]
    places = {id(row): place for place, row in enumerate(rows, 1)}
    ordered = sorted(rows, key=lambda row: not row["id"])
    for number, row in enumerate(ordered):
        key = f"{formset.prefix}-{number}"
        data[f"{key}-id"] = row["id"]
        data[f"{key}-ORDER"] = str(places[id(row)])
        data[f"{key}-DELETE"] = "1" if row.get("gone") else ""
        fields = formset.empty_form.fields
        for name in fields.keys() - _OF_FORMSETS:
            _write(data, f"{key}-{name}", fields[name], row.get(name, ""))
    data[f"{formset.prefix}-TOTAL_FORMS"] = str(len(ordered))
    data[f"{formset.prefix}-INITIAL_FORMS"] = str(sum(bool(row["id"]) for row in ordered))
