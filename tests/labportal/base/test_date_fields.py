"""Form fields of dates."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import get_form_for_model

from groups.models import Membership
from labportal.base.date_fields import (
    DateInput,
    DateTimeInput,
    TypedDateField,
    TypedDateTimeField,
)
from labportal.models import NewsPage


@pytest.mark.parametrize("typed", ["31.12.2026", "2026-12-31", "31. Dezember 2026", "12/31/2026"])
def test_a_day_is_read_in_any_notation(typed):
    assert TypedDateField().clean(typed) == date(2026, 12, 31)


@pytest.mark.parametrize("typed", ["31.2.2026", "2026-12", "05/03/2026", "soon", "31.12.26", "0"])
def test_what_is_no_day_is_said_and_not_replaced(typed):
    with pytest.raises(ValidationError, match=f"“{typed}” is no day of the calendar"):
        TypedDateField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("31.12.2026 14:30", (14, 30)),
        ("2026-12-31 14:30", (14, 30)),
        ("2026-12-31T14:30", (14, 30)),
        ("31. Dezember 2026, 9.05 Uhr", (9, 5)),
        ("31.12.2026", (0, 0)),
    ],
)
def test_a_time_is_read_in_any_notation(settings, typed, hours):
    settings.TIME_ZONE = "UTC"
    read = TypedDateTimeField().clean(typed)
    assert read.astimezone(UTC) == datetime(2026, 12, 31, *hours, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["31.2.2026 14:30", "31.12.2026 25:00", "2026-12 14:30", "soon"])
def test_what_is_no_time_is_said(typed):
    with pytest.raises(ValidationError, match="is no day and time"):
        TypedDateTimeField().clean(typed)


def test_a_date_is_shown_in_the_notation_of_the_language_and_the_calendar_replaces_nothing():
    day = date(2026, 12, 31)
    assert DateInput().format_value(day) == "2026-12-31"
    with translation.override("de"):
        assert DateInput().format_value(day) == "31.12.2026"
        assert DateInput().get_config()["format"] == "d.m.Y"
        assert (
            DateTimeInput().format_value(datetime(2026, 12, 31, 9, 5, tzinfo=UTC))
            == "31.12.2026 09:05"
        )
    for widget in (DateInput(), DateTimeInput()):
        assert widget.get_config()["validateOnBlur"] is False
    assert DateInput().format_value("31.2.2026") == "31.2.2026"


def _form_of(model, *names):
    return get_form_for_model(model, form_class=WagtailAdminModelForm, fields=names)


@pytest.mark.django_db
def test_the_forms_of_the_admin_use_them():
    form = _form_of(NewsPage, "date", "go_live_at")()
    assert isinstance(form.fields["date"], TypedDateField)
    assert isinstance(form.fields["go_live_at"], TypedDateTimeField)
    assert isinstance(form.fields["date"].widget, DateInput)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("31.12.2026", "2026-12-31"), ("April 2021", "2021-04"), ("２０２１", "2021"), ("", "")],
)
def test_a_date_to_the_precision_known_is_typed_in_any_notation(typed, stored):
    form = _form_of(Membership, "start")({"start": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["start"] == stored


@pytest.mark.parametrize("typed", ["31.2.2026", "2021-02-29", "soon", "05/03/2026"])
def test_a_date_of_no_calendar_is_said_and_stays_as_it_was_typed(typed):
    form = _form_of(Membership, "start")({"start": typed})
    assert not form.is_valid()
    assert form["start"].value() == typed
