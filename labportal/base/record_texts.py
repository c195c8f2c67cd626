"""Texts of a record: rows of their own, one per language."""

from collections.abc import Iterable
from typing import TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from labportal.base.fields import LanguageField


class RecordText(models.Model):
    """The texts of one record in one language. A subclass adds `record`, a ParentalKey."""

    language = LanguageField(_("language"))

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["record", "language"],
                name="%(app_label)s_%(class)s_one_per_language",
                violation_error_message=_("There is already a text in this language."),
            )
        ]


Text = TypeVar("Text", bound=RecordText)


def in_language(texts: Iterable[Text], having: str = "") -> Text | None:
    """Return the text in the active language, else in the site's, else any.

    With `having`, only texts count that say something in this field. Returns None when there is
    none. Works on prefetched rows, without a query.
    """
    by_language = {text.language: text for text in texts if not having or getattr(text, having)}
    wanted = get_language() or settings.LANGUAGE_CODE
    for code in (wanted, wanted.split("-")[0], settings.LANGUAGE_CODE):
        if code in by_language:
            return by_language[code]
    return next(iter(by_language.values()), None)
