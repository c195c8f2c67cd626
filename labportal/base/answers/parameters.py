"""Parameters of addresses for programs: each is known and right, or the answer says why not."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _

#: Characters of a wrong value that are repeated in the answer.
_MOST_REPEATED = 80
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(rf"{_DAY.pattern}T[0-9:.]{{5,15}}(Z|[+-][0-9]{{2}}:[0-9]{{2}})")
_SLUG = re.compile(r"[a-z0-9-]{1,300}")


class WrongValueError(ValueError):
    """A value that a parameter does not take; `allowed` are those that it does, if they are few."""

    def __init__(self, message: str, allowed: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.allowed = list(allowed)


class Fault(NamedTuple):
    """A fault of a request: the name of the parameter, a sentence, the values that are allowed."""

    parameter: str
    message: str
    allowed: list[str]


class FaultyRequestError(Exception):
    """The faults of a request, all of them at once."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(" ".join(fault.message for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Parameter:
    """A parameter of an address.

    `about` is what the description of the interface says of it, `schema` its JSON Schema. `read`
    makes a value of the text, or raises WrongValueError. It may be given `most` times.
    """

    name: str
    about: str
    read: Callable[[str], Any]
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    most: int = 1


def read_parameters(query: QueryDict, parameters: Iterable[Parameter]) -> dict[str, Any]:
    """Return the values by name, in a list where a parameter may be given more than once.

    A parameter that is not given, or is empty, has none. Raises FaultyRequestError.
    """
    known = {parameter.name: parameter for parameter in parameters}
    values: dict[str, Any] = {}
    faults = []
    for name, texts in query.lists():
        if name not in known:
            message = _("There is no parameter “%(name)s” here.") % {"name": _shortened(name)}
            faults.append(Fault(_shortened(name), message, sorted(known)))
            continue
        given = [text for text in texts if text]
        try:
            found = _read(known[name], given)
        except WrongValueError as error:
            faults.append(Fault(name, str(error), error.allowed))
            continue
        if given:
            values[name] = found if known[name].most > 1 else found[0]
    if faults:
        raise FaultyRequestError(faults)
    return values


def _read(parameter: Parameter, texts: list[str]) -> list[Any]:
    if len(texts) > parameter.most:
        message = _("“%(name)s” can be given %(most)d times at most.")
        raise WrongValueError(message % {"name": parameter.name, "most": parameter.most})
    if any("\0" in text for text in texts):
        message = _("“%(name)s” has a character in it that no text has (NUL).")
        raise WrongValueError(message % {"name": parameter.name})
    return [parameter.read(text) for text in texts]


def choice(
    name: str,
    about: str,
    choices: Collection[str] | Callable[[], Collection[str]],
    most: int = 1,
) -> Parameter:
    """Return a parameter that has one of some values; they are asked for each time if callable."""

    def read(text: str) -> str:
        allowed = choices() if callable(choices) else choices
        if text not in allowed:
            message = _("“%(name)s” cannot be “%(value)s”.")
            raise WrongValueError(message % {"name": name, "value": _shortened(text)}, allowed)
        return text

    schema = {"type": "string"} | ({} if callable(choices) else {"enum": list(choices)})
    return Parameter(name, about, read, schema, most)


def language_parameter(about: str) -> Parameter:
    """Return the parameter that is one of the portal's languages."""
    return choice("lang", about, lambda: [code for code, _name in settings.LANGUAGES])


def words(name: str, about: str, most: int) -> Parameter:
    """Return a parameter that is a text of at most so many characters."""

    def read(text: str) -> str:
        if len(text) > most:
            message = _("“%(name)s” has %(most)d characters at most.")
            raise WrongValueError(message % {"name": name, "most": most})
        return text

    return Parameter(name, about, read, {"type": "string", "maxLength": most})


def slug(name: str, about: str, most: int = 1) -> Parameter:
    """Return a parameter that is the last part of the address of a record's page."""

    def read(text: str) -> str:
        if not _SLUG.fullmatch(text):
            message = _("“%(name)s” is the last part of a page's address, such as “ada-lovelace”.")
            raise WrongValueError(message % {"name": name})
        return text

    return Parameter(name, about, read, {"type": "string", "pattern": "^[a-z0-9-]+$"}, most)


def number(name: str, about: str, least: int, most: int, default: int | None = None) -> Parameter:
    """Return a parameter that is a number from `least` to `most`."""

    def read(text: str) -> int:
        # Not `isdigit`, which takes digits of every script, nor `int`, which takes blanks.
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(most))
        if not is_number or not least <= int(text) <= most:
            message = _("“%(name)s” is a number from %(least)d to %(most)d.")
            raise WrongValueError(message % {"name": name, "least": least, "most": most})
        return int(text)

    schema = {"type": "integer", "minimum": least, "maximum": most}
    if default is not None:
        schema["default"] = default
    return Parameter(name, about, read, schema)


def moment(name: str, about: str) -> Parameter:
    """Return a parameter that is a time with its zone, or the beginning of a day in UTC."""

    def read(text: str) -> datetime:
        # A "+" of a zone that was not escaped arrives as a blank.
        found = _DAY.fullmatch(text) or _TIME.fullmatch(text.replace(" ", "+"))
        try:
            value = datetime.fromisoformat(found[0]) if found else None
        except ValueError:
            value = None
        if value is None:
            message = _("“%(name)s” is a day (2026-11-30) or a time (2026-11-30T14:00:00Z).")
            raise WrongValueError(message % {"name": name})
        try:
            return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
        # Of the first or the last day that there is.
        except OverflowError as error:
            message = _("“%(name)s” is too far away.")
            raise WrongValueError(message % {"name": name}) from error

    return Parameter(name, about, read)


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_REPEATED else f"{text[:_MOST_REPEATED]}…"
