"""Model fields. Migrations know their columns by Django's own fields: code that moves stays out."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from wagtail.fields import StreamField as WagtailStreamField
from wagtail.images import get_image_model_string


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
