"""A column for messages."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from publications.messages.message import Message, message_from_json


class MessagesField(models.JSONField):
    """A list of messages, stored as JSON; a sentence stored by an older version stays text."""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        # A migration imports nothing of ours: the column is one of JSON.
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the messages of a row."""
        return self.to_python(super().from_db_value(value, expression, connection))

    def to_python(self, value: Any) -> Any:
        """Return messages for JSON or messages."""
        if not isinstance(value, list | tuple):
            return value
        return [one if isinstance(one, Message) else message_from_json(one) for one in value]

    def get_prep_value(self, value: Any) -> Any:
        """Return messages as JSON."""
        if isinstance(value, list | tuple):
            value = [one.as_json() if isinstance(one, Message) else one for one in value]
        return super().get_prep_value(value)

    def value_to_string(self, obj: models.Model) -> Any:
        """Return messages as JSON for a serializer."""
        return self.get_prep_value(self.value_from_object(obj))
