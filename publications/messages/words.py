"""Words of the field within messages: stored by name, shown as the reader knows them.

Messages stand below the models, whose labels are found through Django's registry.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext


def in_words(params: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters with those in words that are names of something."""
    return {
        name: _WORDS[name](value) if name in _WORDS else value for name, value in params.items()
    }


def _record_field(name: str) -> str:
    """Return the label of a field of Publication, or else of Authorship."""
    for model in ("Publication", "Authorship"):
        try:
            field = apps.get_model("publications", model)._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        return str(getattr(field, "verbose_name", name))
    return name


def _person_field(name: str) -> str:
    """Return the label of a field of Person, or else of its texts; all of a name is its name."""
    if name == "given":
        return gettext("name")
    for model in ("Person", "PersonText"):
        try:
            field = apps.get_model("people", model)._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        return str(getattr(field, "verbose_name", name))
    return name


def _language(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))


def _outcome(value: str) -> str:
    field: Any = apps.get_model("publications", "ImportEntry")._meta.get_field("outcome")
    return str(dict(field.flatchoices).get(value, value))


def _day(value: str) -> str:
    """Return a day, such as 2026-11-30, as the active language writes it."""
    return date_format(date.fromisoformat(value))


def _model(label: str) -> str:
    """Return what a model is called; a label of an app that is not there stays as it is."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label


def grouped(number: int) -> str:
    """Return a number with its thousands set apart, as the active language does: 10,000."""
    return number_format(number, force_grouping=True)


#: By the name of a parameter, whatever the message.
_WORDS: dict[str, Callable[[Any], str]] = {
    "characters": grouped,
    "day": _day,
    "in_language": _language,
    "model": _model,
    "outcome": _outcome,
    "person_field": _person_field,
    "record_field": _record_field,
}
