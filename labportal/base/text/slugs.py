"""Slugs of records: `[a-z0-9-]`, made once and kept."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

SLUG_MAX_LENGTH = 100

valid_slug = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use lower-case letters, digits and single hyphens only.")
)


def slug_field(**kwargs: Any) -> "models.SlugField[str, str]":
    """Return the model field for a record's slug, unique and of URL-safe ASCII."""
    return models.SlugField(
        _("slug"),
        max_length=SLUG_MAX_LENGTH,
        unique=True,
        blank=True,
        validators=[valid_slug],
        help_text=_("The last part of the page's address. Made from the name if left empty."),
        **kwargs,
    )


def numbered(stem: str) -> Iterator[str]:
    """Yield `stem`, `stem-2`, `stem-3`, … , none of them too long for a slug."""
    yield stem
    for number in count(2):
        ending = f"-{number}"
        yield stem[: SLUG_MAX_LENGTH - len(ending)].rstrip("-") + ending
