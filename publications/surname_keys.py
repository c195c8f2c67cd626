"""A column of keys by which printed names are looked up, kept by the field itself."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value

from people.names.parts import NameParts
from people.names.surnames import surname_keys


class SurnameKeysField(models.TextField):  # type: ignore[type-arg] # none at run time
    """The `surname_keys` of a row's `parts`, written whenever the row is: in bulk as well.

    They are words of one text: Django writes arrays row by row, which makes a large import three
    times slower. An update of a queryset, or of other fields alone, leaves the column as it is.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"editable": False, "default": "", **kwargs})

    def pre_save(self, model_instance: Any, add: bool) -> str:
        """Return the keys of the row as it is about to be written."""
        keys = keys_text(model_instance.parts)
        setattr(model_instance, self.attname, keys)
        return keys

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Describe the column as the plain text it is: migrations compute nothing."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


@lru_cache(maxsize=2**14)
def keys_text(name: NameParts) -> str:
    """Return the keys of a printed name as they stand in the column."""
    return " ".join(sorted(surname_keys(name)))


def key_array(column: str) -> Func:
    """Return the keys in `column` as an array, as the index has them."""
    return Func(
        F(column),
        Value(" "),
        function="string_to_array",
        output_field=ArrayField(models.TextField()),
    )
