"""Requests of OAI-PMH: verbs, their arguments, and the errors that the protocol has for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.core import signing
from django.http import QueryDict

PREFIX = "oai_dc"


class OaiError(Exception):
    """An error that the protocol has a code for; the message says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Verb:
    """The arguments of a verb; one that is `alone` goes with no other."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    alone: str = ""


_TOKEN = "resumptionToken"  # noqa: S105 - the name of an argument
_LIST = Verb(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), _TOKEN)
VERBS = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=frozenset({"identifier"})),
    "ListSets": Verb(alone=_TOKEN),
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
    "GetRecord": Verb(frozenset({"identifier", "metadataPrefix"})),
}

_PART = r"[A-Za-z0-9_.!~*'()-]+"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_IDENTIFIER = r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]*"
#: The form of the values of arguments, as the protocol's schema has them.
_FORMS = {
    "identifier": re.compile(_IDENTIFIER),
    "metadataPrefix": re.compile(_PART),
    "set": re.compile(f"{_PART}(:{_PART})*"),
    "from": re.compile(f"{_DAY}(T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z)?"),
    "until": re.compile(f"{_DAY}(T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z)?"),
    _TOKEN: re.compile("[!-~]+"),
}


def read_arguments(*sources: QueryDict) -> dict[str, str]:
    """Return verb and arguments. Raises OaiError for what the protocol does not know."""
    given: dict[str, list[str]] = {}
    for source in sources:
        for name, values in source.lists():
            given.setdefault(name, []).extend(values)
    verbs = given.pop("verb", [])
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise OaiError("badVerb", f"Give one verb out of {', '.join(VERBS)}.")
    _check(verbs[0], given)
    return {"verb": verbs[0], **{name: values[0] for name, values in given.items()}}


def _check(name_of_verb: str, given: Mapping[str, list[str]]) -> None:
    verb = VERBS[name_of_verb]
    allowed = verb.required | verb.optional | ({verb.alone} - {""})
    for name, values in given.items():
        if name not in allowed:
            known = ", ".join(sorted(allowed)) or "none"
            message = f"{name_of_verb} has no argument of that name. It knows: {known}."
            raise OaiError("badArgument", message)
        if len(values) > 1:
            raise OaiError("badArgument", f"Give {name} once.")
        if not _FORMS[name].fullmatch(values[0]):
            raise OaiError("badArgument", f"The value of {name} does not have the right form.")
    if verb.alone in given and len(given) > 1:
        raise OaiError("badArgument", f"{verb.alone} goes with no other argument.")
    if verb.alone not in given and (missing := sorted(verb.required - given.keys())):
        raise OaiError("badArgument", f"{name_of_verb} needs {', '.join(missing)}.")


@dataclass(frozen=True)
class Selection:
    """The records of a list by time and set, and the last one that was sent of it."""

    start: datetime | None = None
    end: datetime | None = None
    set_spec: str = ""
    #: Datestamp and publication; None before the first page.
    last: tuple[datetime, int] | None = None
    sent: int = 0

    @classmethod
    def of(cls, arguments: Mapping[str, str]) -> "Selection":
        """Return what the arguments ask for. Raises OaiError."""
        if token := arguments.get(_TOKEN):
            return cls._resumed(token, arguments["verb"])
        require_prefix(arguments["metadataPrefix"])
        given_start, given_end = arguments.get("from", ""), arguments.get("until", "")
        if given_start and given_end and len(given_start) != len(given_end):
            raise OaiError("badArgument", "Give from and until both as days or both with a time.")
        start, end = _moment("from", given_start), _moment("until", given_end)
        if end and "T" not in given_end:
            end = datetime.combine(end, time(23, 59, 59), UTC)
        if start and end and start > end:
            raise OaiError("badArgument", "The date of from is after that of until.")
        return cls(start, end, arguments.get("set", ""))

    @classmethod
    def _resumed(cls, token: str, verb: str) -> "Selection":
        try:
            said_verb, start, end, set_spec, stamp, publication, sent = _signer().unsign_object(
                token
            )
        except (signing.BadSignature, ValueError, TypeError) as error:
            message = "This resumptionToken is not one of this repository. Begin the list anew."
            raise OaiError("badResumptionToken", message) from error
        if said_verb != verb:
            raise OaiError("badResumptionToken", f"This resumptionToken is of {said_verb}.")
        last = (datetime.fromisoformat(stamp), publication)
        return cls(_from_iso(start), _from_iso(end), set_spec, last, sent)

    def token(self, verb: str, last: tuple[datetime, int], sent: int) -> str:
        """Return the token of the page behind the record `last`."""
        start, end = (moment and moment.isoformat() for moment in (self.start, self.end))
        parts = [verb, start, end, self.set_spec, last[0].isoformat(), last[1], sent]
        return _signer().sign_object(parts)


def require_prefix(prefix: str) -> None:
    """Raise OaiError for a format that there is not."""
    if prefix != PREFIX:
        raise OaiError("cannotDisseminateFormat", f"Records come in {PREFIX} only.")


def _signer() -> signing.Signer:
    return signing.Signer(salt="oai")


def _from_iso(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _moment(name: str, text: str) -> datetime | None:
    """Return the moment that an argument names; a day begins at midnight."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError as error:
        raise OaiError("badArgument", f"The date of {name} is not in the calendar.") from error
