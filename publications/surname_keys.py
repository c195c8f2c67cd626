"""A column of keys by which a printed name is looked up, kept by the field itself."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from people.surnames import surname_keys


class SurnameKeysField(ArrayField):
    """The `surname_keys` of a row's `parts`, written whenever the row is: in bulk as well.

    An update of a queryset, or of other fields alone, leaves the column as it is.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("base_field", models.TextField())
        kwargs.setdefault("default", list)
        kwargs.setdefault("editable", False)
        super().__init__(**kwargs)

    def pre_save(self, model_instance: Any, add: bool) -> list[str]:
        """Return the keys of the row as it is about to be written."""
        keys = sorted(surname_keys(model_instance.parts))
        setattr(model_instance, self.attname, keys)
        return keys

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Describe the column as the plain array it is: migrations compute nothing."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", args, kwargs
