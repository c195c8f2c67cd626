"""Model fields."""

from typing import Any

from django.db import models
from wagtail.fields import StreamField as WagtailStreamField
from wagtail.images import get_image_model_string


class StreamField(WagtailStreamField):
    """A stream whose block definitions stay out of migrations.

    The database column is the same whatever the blocks are, so a changed block writes no
    migration. The price: a data migration cannot read the stream through historical models.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


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
