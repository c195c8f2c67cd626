"""The model field of a citation style."""

from typing import Any

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.text import capfirst
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

from labportal.base.fields import RuledCharField
from publications.citations.styles import find_style, is_style, style_choices
from publications.models.citations import KEY_LENGTH


class CitationStyleField(RuledCharField):
    """The key of a citation style, or "". Forms offer those that there are.

    A key that is none any more is no error: a style may be removed, and its lists are then printed
    in the portal's own.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": KEY_LENGTH, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        # The choices are a function, so that no table is asked for when forms are made.
        return forms.ChoiceField(
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            required=not self.blank,
            choices=_choices,
            widget=kwargs.get("widget"),
        )


def _choices() -> list[tuple[str, Any]]:
    return [*BLANK_CHOICE_DASH, *style_choices()]


class StyleComparison(FieldComparison):
    """Two styles of two versions, by their titles."""

    def htmldiff(self) -> Any:
        """Return what changed."""
        before, after = (_title(value) for value in (self.val_a, self.val_b))
        diff = (
            [("deletion", before), ("addition", after)] if before != after else [("equal", after)]
        )
        return TextDiff([(kind, text) for kind, text in diff if text]).to_html()


def _title(key: str) -> str:
    return str(find_style(key).title) if is_style(key) else key


register_comparison_class(CitationStyleField, comparison_class=StyleComparison)
