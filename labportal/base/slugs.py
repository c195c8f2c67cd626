"""Slugs of records: `[a-z0-9-]`, made once and kept."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from labportal.base.text_keys import slugify_ascii

SLUG_MAX_LENGTH = 100

valid_slug = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use lower-case letters, digits and single hyphens only.")
)


def slug_field(**kwargs: Any) -> models.SlugField:
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


def first_free(stem: str, taken: Any) -> str:
    """Return `stem`, or `stem-2`, `stem-3`, … : the first for which `taken(slug)` is false."""
    candidate, number = stem, 1
    while taken(candidate):
        number += 1
        ending = f"-{number}"
        candidate = stem[: SLUG_MAX_LENGTH - len(ending)].rstrip("-") + ending
    return candidate


def unique_slug(record: models.Model, *parts: str) -> str:
    """Return a slug from `parts` that no other record of the model has."""
    stem = slugify_ascii(*parts, max_length=SLUG_MAX_LENGTH) or record._meta.model_name or "record"
    others = type(record)._default_manager.exclude(pk=record.pk)
    return first_free(stem, lambda slug: others.filter(slug=slug).exists())
