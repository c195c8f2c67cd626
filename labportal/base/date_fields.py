"""Form fields and widgets of dates: they take what people type, and say what they cannot read.

Wagtail's calendar replaces what it cannot read by the date of today.
"""

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.datetimepicker import to_datetimepicker_format
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from labportal.base.text.typed_dates import iso_of_typed, read_typed_date

_UNREADABLE = _("“%(value)s” is no day of the calendar: write 31.12.2026 or 2026-12-31.")
_UNREADABLE_TIME = _("“%(value)s” is no day and time: write 31.12.2026 14:30 or 2026-12-31 14:30.")
_TIME = re.compile(r"(?P<day>.*?)[ ,T]+(?P<hours>[0-9]{1,2})[:.](?P<minutes>[0-9]{2})(?: ?Uhr)?")


def _day_format() -> str:
    return "%d.%m.%Y" if get_language() == "de" else "%Y-%m-%d"


class DateInput(AdminDateInput):
    """A date with a calendar, in the notation of the language; what is typed stays."""

    def get_config(self) -> dict[str, Any]:
        shown = {"format": to_datetimepicker_format(_day_format()), "validateOnBlur": False}
        return {**super().get_config(), **shown}

    def format_value(self, value: Any) -> str | None:
        return value.strftime(_day_format()) if isinstance(value, date) else value


class DateTimeInput(AdminDateTimeInput):
    """The same with the time of the day."""

    def get_config(self) -> dict[str, Any]:
        shown = to_datetimepicker_format(f"{_day_format()} %H:%M")
        return {**super().get_config(), "format": shown, "validateOnBlur": False}

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, datetime):
            return value.strftime(f"{_day_format()} %H:%M")
        return value


class TypedDateField(forms.DateField):
    """A day, typed in any notation of German or English."""

    widget = DateInput

    def to_python(self, value: Any) -> date | None:
        """Return the day. Raises ValidationError for what is none, or may be two."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return date.fromisoformat(iso_of_typed(value))
        except ValueError as error:
            raise ValidationError(_UNREADABLE, "invalid", {"value": value.strip()}) from error


class TypedDateTimeField(forms.DateTimeField):
    """A day with a time, typed in any notation of German or English; without one, midnight."""

    widget = DateTimeInput

    def to_python(self, value: Any) -> datetime | None:
        """Return the time. Raises ValidationError for what is none."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        match = _TIME.fullmatch(value.strip())
        day = iso_of_typed(match["day"] if match else value)
        clock = f"{match['hours']:0>2}:{match['minutes']}" if match else "00:00"
        try:
            read = datetime.fromisoformat(f"{day} {clock}") if "-" in day[5:] else None
        except ValueError:
            read = None
        if read is None:
            raise ValidationError(_UNREADABLE_TIME, "invalid", {"value": value.strip()})
        return super().to_python(read)


class TypedPartialDateField(forms.CharField):
    """A date to the precision known, typed in any notation of German or English."""

    def to_python(self, value: Any) -> str:
        """Return what is typed as ISO text. Raises ValidationError for what is no date."""
        return read_typed_date(super().to_python(value) or "")


def register() -> None:
    """Let every form of the admin use them."""
    register_form_field_override(
        models.DateField, override={"form_class": TypedDateField, "widget": DateInput}
    )
    register_form_field_override(
        models.DateTimeField, override={"form_class": TypedDateTimeField, "widget": DateTimeInput}
    )
