"""Model fields. Migrations know their columns by Django's own fields: code that moves stays out."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField as WagtailStreamField
from wagtail.images import get_image_model_string

#: Refuses control characters but for the tab, which a text that is pasted may have.
valid_line = RegexValidator(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]",
    _("It has a character that cannot be seen. Delete the text, and type it anew."),
    inverse_match=True,
)
# As long as a web address of an identifier.
_LONGEST_TYPED = 500


class StreamField(WagtailStreamField):
    """A stream of blocks that is plain JSON to migrations.

    The database column is the same whatever the blocks are, so a changed block writes no
    migration. A historical model reads and writes the JSON itself: with an empty stream in its
    place, whoever saved such a model would drop every block as unknown.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Return the JSON column; the default stands in for Wagtail's conversion of "" to []."""
        name, _path, _args, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, "django.db.models.JSONField", [], {"default": list, **kwargs}


class RuledCharField(models.CharField[Any, Any]):
    """A text whose choices and validators are code or settings and stay out of migrations."""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Return the column alone."""
        name, _path, args, kwargs = super().deconstruct()
        rules = {"choices", "validators"}
        kwargs = {key: value for key, value in kwargs.items() if key not in rules}
        return name, "django.db.models.CharField", args, kwargs

    def get_col(self, alias: str, output_field: Any = None) -> Any:
        # To expressions, which mix no types, it is the column that it is.
        return super().get_col(alias, output_field or self._column)

    @cached_property
    def _column(self) -> "models.CharField[Any, Any]":
        return models.CharField(max_length=self.max_length)


class LineField(RuledCharField):
    """A text of one line without control characters, which files of other programs cannot hold."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"validators": [valid_line], **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        # Tables and forms of several records clean by the form field alone.
        return super().formfield(**{"validators": [valid_line], **kwargs})


class LanguagePanel(FieldPanel):
    """The panel of a language, which is not shown where there is one only."""

    class BoundPanel(FieldPanel.BoundPanel):
        """The panel in a form; the form writes the hidden field, without a label."""

        def is_shown(self) -> bool:
            """Return whether there is anything to choose."""
            field = self.bound_field
            return bool(super().is_shown() and not (field and field.is_hidden))


class _OnlyLanguage(forms.HiddenInput):
    def get_panel(self) -> type[LanguagePanel]:
        """Return the panel that Wagtail takes where no panels are named."""
        return LanguagePanel


class LanguageField(RuledCharField):
    """One of the portal's languages. Forms do not ask for it where there is one only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 12, "choices": _languages, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        field: Any = super().formfield(**kwargs)
        if len(known := _languages()) == 1:
            field.initial, field.widget = known[0][0], _OnlyLanguage()
        return field


def has_several_languages() -> bool:
    """Return whether pages and records are in more than one language."""
    return len(_languages()) > 1


def _languages() -> list[tuple[str, Any]]:
    return list(settings.LANGUAGES)


class NormalisedFormField(forms.CharField):
    """A text that is typed in several notations, of which one is stored."""

    def __init__(self, *, normalise: Callable[[str], str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.normalise = normalise

    def to_python(self, value: Any) -> str:
        """Return the notation that is stored. Raises ValidationError for what is none."""
        text = super().to_python(value) or ""
        try:
            return self.normalise(text) if text else ""
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


class NormalisedCharField(RuledCharField):
    """A text of one notation: forms take others as well, which may be longer than the column.

    `normalise` returns the notation that is stored, and raises ValueError for what is none.
    """

    def __init__(
        self, *args: Any, normalise: Callable[[str], str] | None = None, **kwargs: Any
    ) -> None:
        self.normalise = normalise
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        if self.normalise is None:
            return super().formfield(**kwargs)
        typed = {"form_class": NormalisedFormField, "normalise": self.normalise}
        return super().formfield(**{**typed, "max_length": _LONGEST_TYPED, **kwargs})


def picture_field(label: Any, help_text: Any = "") -> models.ForeignKey[Any, Any]:
    """Return the field for the one picture of a page or record, which it outlives."""
    return models.ForeignKey(
        get_image_model_string(),
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )
