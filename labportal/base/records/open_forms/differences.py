"""Differences in words: what somebody else changed, beside what was typed."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.choices import flatten_choices
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.rich_text import DraftailRichTextArea

from labportal.base.records.open_forms.merging import Difference
from labportal.base.records.row_list import Row, RowListField


class DifferenceInWords(NamedTuple):
    """A difference as a row of a table."""

    label: str
    before: str
    theirs: str
    mine: str
    key: str
    is_disputed: bool
    has_choice: bool


def in_words(form: Any, difference: Difference) -> DifferenceInWords:
    """Return a difference of a form in words."""
    name = difference.name
    field = form.fields.get(name)
    told: Callable[[Any], str]
    if isinstance(field, RowListField):
        label, told = field.label, lambda row: _row_of(field, row)
    elif field is not None:
        label, told = form[name].label, lambda value: _said(field, value)
    else:
        formset: Any = form.formsets[name]
        fields = formset.empty_form.fields
        label = formset.model._meta.verbose_name_plural
        told = lambda row: _row_of_fields(fields, row)  # noqa: E731
    versions = (difference.before, difference.theirs, difference.mine)
    before, theirs, mine = ("" if one is None else told(one) for one in versions)
    return DifferenceInWords(
        str(capfirst(label)),
        before,
        theirs,
        mine,
        difference.key,
        difference.is_disputed,
        difference.has_choice,
    )


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(filter(None, (_said(field, one) for one in value)))
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        found = field.queryset.filter(pk=value).first() if str(value).isdecimal() else None
        return field.label_from_instance(found) if found else ""
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        pairs: Any = flatten_choices(choices)
        names = {str(code): str(name) for code, name in pairs}
        return names.get(str(value), str(value)) if value else ""
    if isinstance(field.widget, DraftailRichTextArea):
        return strip_tags(value.replace("<", " <")).strip()
    return str(value)


def _row_of_fields(fields: Mapping[str, forms.Field], row: Row) -> str:
    said = (_said(fields[name], row[name]) for name in fields if row.get(name))
    return ", ".join(filter(None, said))


def _row_of(field: RowListField, row: Row) -> str:
    return ", ".join(filter(None, (_column(field, name, row[name]) for name in row)))


def _column(field: RowListField, name: str, value: Any) -> str:
    if value in ("", None, False):
        return ""
    column: Any = field.model._meta.get_field(name)
    if value is True:
        return str(column.verbose_name)
    if column.related_model:
        found = column.related_model._default_manager.filter(pk=value).first()
        return str(found) if found else ""
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return str(value)
