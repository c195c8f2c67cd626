"""A BibTeX file made from identifiers, with messages about those that were not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from django.utils.translation import gettext as _

from labportal.base.text.keys import fold
from publications.bibtex.entry import SourceFile
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.lookup.citekeys import with_citekeys
from publications.lookup.client import Client, LookupFailedError
from publications.lookup.record import Record
from publications.lookup.request import Identifier, Kind
from publications.lookup.services import is_on, look_up
from publications.matching.match import titles_agree
from publications.vocabulary.snapshot import Snapshot

FILE_NAME = "identifiers.bib"

# What begins or ends an entry.
_NOT_IN_COMMENTS = str.maketrans("@{}", "   ")
# A look-up keeps a thread of the web server waiting: one at a time, or it had none left.
_one_at_a_time = Lock()


class BusyError(Exception):
    """Somebody else is looking up identifiers at this moment."""


@dataclass(frozen=True, slots=True)
class Found:
    """A BibTeX file, none if nothing was found, and messages about what was not."""

    file: SourceFile | None
    messages: list[str]


def find(identifiers: Sequence[Identifier]) -> Found:
    """Look up identifiers and return what was found as a file; raises BusyError.

    Identifiers of one publication give one entry. A preprint that names the DOI of its version of
    record becomes an entry of that, with both identifiers.
    """
    if not _one_at_a_time.acquire(blocking=False):
        raise BusyError
    try:
        client = Client()
        found = look_up(client, identifiers)
        remarks = _to_versions_of_record(client, found)
    finally:
        _one_at_a_time.release()
    messages = _failures({one: found[one] for one in identifiers}) + remarks
    records: list[Record] = []
    for one in identifiers:
        record = found[one]
        if isinstance(record, Record):
            _add(records, record)
    if not records:
        return Found(None, messages)
    entries = [
        serialize(Exportable(citekey, Snapshot.of(record.values, record.names)))
        for citekey, record in with_citekeys(records)
    ]
    return Found(
        SourceFile(FILE_NAME, "\n".join([*map(_comment, messages), *entries]).encode()), messages
    )


def _comment(message: str) -> str:
    """Return a line for the file, which is kept longer than the plan is."""
    return f"% {' '.join(message.translate(_NOT_IN_COMMENTS).split())}"


def _add(records: list[Record], record: Record) -> None:
    for place, other in enumerate(records):
        if other.is_same(record):
            records[place] = other.completed(record)
            return
    records.append(record)


def _to_versions_of_record(
    client: Client, found: dict[Identifier, Record | LookupFailedError]
) -> list[str]:
    """Put versions of record in place of preprints that name them; return what is to be said."""
    named = {
        preprint: Identifier(Kind.DOI, record.values["doi"])
        for preprint, record in found.items()
        if preprint.kind == Kind.ARXIV and isinstance(record, Record) and "doi" in record.values
    }
    if not named or not is_on(Kind.DOI):
        return []
    remarks = []
    unknown = [doi for doi in dict.fromkeys(named.values()) if doi not in found]
    versions = {**found, **look_up(client, unknown)}
    for preprint, doi in named.items():
        own, version = found[preprint], versions[doi]
        if not isinstance(own, Record):
            continue
        if isinstance(version, LookupFailedError):
            remarks.append(_only_preprint(preprint, doi, version))
            continue
        if not titles_agree(fold(own.title), fold(version.title)):
            remarks.append(_other_title(preprint, own, doi, version))
        found[preprint] = version.completed(own)
    return remarks


def _only_preprint(preprint: Identifier, doi: Identifier, error: LookupFailedError) -> str:
    message = _(
        "%(preprint)s names the DOI %(doi)s, which could not be looked up; the entry says what "
        "arXiv knows. %(reason)s"
    )
    return message % {"preprint": preprint, "doi": doi, "reason": error}


def _other_title(preprint: Identifier, own: Record, doi: Identifier, version: Record) -> str:
    message = _(
        "%(preprint)s is called “%(own)s” and names the DOI %(doi)s, which is called “%(version)s”."
        " Look whether they are one publication."
    )
    titles = {"own": own.title, "version": version.title}
    return message % {"preprint": preprint, "doi": doi, **titles}


def _failures(found: dict[Identifier, Record | LookupFailedError]) -> list[str]:
    """Return one message per reason, with the identifiers that it holds for."""
    reasons: dict[str, list[str]] = {}
    for identifier, result in found.items():
        if isinstance(result, LookupFailedError):
            reasons.setdefault(str(result), []).append(str(identifier))
    return [f"{', '.join(which)}: {reason}" for reason, which in reasons.items()]
