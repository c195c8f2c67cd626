"""Dates to the precision known: a year, a year and month, or a day.

They are kept as ISO 8601 calendar text ("2021", "2021-04", "2021-04-15"), so that nothing is
invented, and compared as text: the column has the C collation, where the order is that of time.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from labportal.base.date_fields import TypedPartialDateField
from labportal.base.text.partial_dates import parse_partial_date


def format_years(start: str, end: str) -> str:
    """Return from which year to which a range of ISO texts goes: "2001–2012", "until 2012"."""
    first, last = start[:4], end[:4]
    if first and last:
        return first if first == last else f"{first}–{last}"
    if first:
        return str(_("since %(start)s")) % {"start": first}
    return str(_("until %(end)s")) % {"end": last} if last else ""


class PartialDateField(models.CharField):  # type: ignore[type-arg] # none at run time
    """A date to the precision known; blank where nothing is known."""

    description = _("Date to the precision known")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # "2021-04-15".
        kwargs["max_length"] = 10
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs["db_collation"] = "C"
        kwargs.setdefault("help_text", _("As exactly as known: 2021, 2021-04 or 2021-04-15."))
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Return the plain text column: migrations need no calendar."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        # Longer than what is stored: "31. Dezember 2026".
        return super().formfield(
            **{"form_class": TypedPartialDateField, "max_length": 40, **kwargs}
        )

    def to_python(self, value: Any) -> str:
        return parse_partial_date(value) if value not in (None, "") else ""

    def get_prep_value(self, value: Any) -> str:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = self.to_python(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value


def in_order(start: str = "start", end: str = "end") -> Q:
    """Return the condition that the range from field `start` to field `end` is not reversed.

    Compared to the precision that both have: a range may start in 2021-04 and end in 2021.
    """
    # As text, "2021-04" comes behind "2021": only the common beginning tells that it lies within.
    return Q(**{end: ""}) | Q(**{f"{start}__lte": F(end)}) | Q(**{f"{start}__startswith": F(end)})


def are_in_order(start: str, end: str) -> bool:
    """Return whether a range of ISO texts is not reversed, as `in_order` asks the database."""
    return not end or start <= end or start.startswith(end)


def current_on(day: date, start: str = "start", end: str = "end") -> Q:
    """Return the condition that the range from `start` to `end` holds `day`; a blank end is open.

    A year counts from its first day to its last, a month likewise.
    """
    iso = day.isoformat()
    return Q(**{f"{start}__lte": iso}) & (
        Q(**{end: ""}) | Q(**{f"{end}__gte": iso}) | Q(**{f"{end}__in": [iso[:4], iso[:7]]})
    )


def ended_before(day: date, end: str = "end") -> Q:
    """Return the condition that `end` is known and before `day`, as `current_on` counts it."""
    iso = day.isoformat()
    return ~Q(**{end: ""}) & ~(Q(**{f"{end}__gte": iso}) | Q(**{f"{end}__in": [iso[:4], iso[:7]]}))


def is_current_on(day: date, start: str, end: str) -> bool:
    """Return whether the range of ISO texts holds `day`, as `current_on` asks the database."""
    iso = day.isoformat()
    return start <= iso and (not end or end >= iso or iso.startswith(end))


def has_ended_on(day: date, end: str) -> bool:
    """Return whether the ISO text `end` is known and before `day`, as `ended_before` asks."""
    iso = day.isoformat()
    return bool(end) and end < iso and not iso.startswith(end)
