"""Messages on imports, stored as data and put into words where they are read."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from publications.messages.catalogue import CATALOGUE
from publications.messages.words import in_words

Param = str | int


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """A code of the catalogue and what its sentence speaks of; `str` gives the sentence.

    Parameters are data as it was met. They are in the order of their names, so that a message
    equals itself after a stay in the database.
    """

    code: str
    params: tuple[tuple[str, Param], ...]

    def __init__(self, code: str, /, **params: Param) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "params", tuple(sorted(params.items())))

    def __str__(self) -> str:
        """Return the sentence in the active language.

        A message of another version, with a code or parameters that are not known, is shown as it
        is stored.
        """
        params = dict(self.params)
        try:
            return str(CATALOGUE[self.code] % in_words(params))
        except (LookupError, TypeError, ValueError):
            listed = ", ".join(f"{name} = {value}" for name, value in params.items())
            return f"{self.code} ({listed})" if listed else self.code

    @property
    def english(self) -> str:
        """The sentence in English, for programs and files."""
        with override("en"):
            return str(self)

    def shortened(self, longest: int) -> "Message":
        """Return the message with every parameter cut to so many characters."""
        long = {
            name: f"{value[:longest]}…"
            for name, value in self.params
            if isinstance(value, str) and len(value) > longest
        }
        return Message(self.code, **(dict(self.params) | long)) if long else self

    def as_json(self) -> dict[str, Any]:
        """Return the message as JSON-serializable data."""
        return {"code": self.code, "params": dict(self.params)}


def message_from_json(stored: Any) -> Message | str:
    """Return the message that `as_json` wrote; anything else as text, such as older sentences."""
    match stored:
        case {"code": str(code), "params": dict(params)}:
            known = {
                str(name): value if isinstance(value, str | int) else str(value)
                for name, value in params.items()
            }
            return Message(code, **known)
    return str(stored)


class MessageError(Exception):
    """An error that people are told of: its text is a message's, in the language of the reader."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message
