"""A BibTeX file made from identifiers, with messages about those that were not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from labportal.base.text.keys import fold
from publications.bibtex.entry import SourceFile
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.lookup.citekeys import with_citekeys
from publications.lookup.client import Client, LookupFailedError
from publications.lookup.record import ServiceRecord
from publications.lookup.request import Identifier, IdentifierKind
from publications.lookup.services import is_on, look_up
from publications.matching.match import titles_agree
from publications.messages.message import Message
from publications.vocabulary.snapshot import Snapshot

FILE_NAME = "identifiers.bib"

# Characters that begin or end an entry.
_NOT_IN_COMMENTS = str.maketrans("@{}", "   ")
# A look-up keeps a thread of the web server waiting: one at a time, or it had none left.
_one_at_a_time = Lock()


class BusyError(Exception):
    """Somebody else is looking up identifiers at this moment."""


@dataclass(frozen=True, slots=True)
class LookupResult:
    """A BibTeX file, none if nothing was found, and messages about what was not."""

    file: SourceFile | None
    messages: list[Message]


def find(identifiers: Sequence[Identifier]) -> LookupResult:
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
    failures = _failures({one: found[one] for one in identifiers})
    # That a version of record is not found may be said already.
    messages = list(dict.fromkeys(failures + remarks))
    records: list[ServiceRecord] = []
    for one in identifiers:
        record = found[one]
        if isinstance(record, ServiceRecord):
            _add(records, record)
    if not records:
        return LookupResult(None, messages)
    entries = [
        serialize(Exportable(citekey, Snapshot.of(record.values, record.names)), private=True)
        for citekey, record in with_citekeys(records)
    ]
    return LookupResult(
        SourceFile(FILE_NAME, "\n".join([*map(_comment, messages), *entries]).encode()), messages
    )


def _comment(message: Message) -> str:
    """Return a line for the file, which is kept longer than the plan is."""
    return f"% {' '.join(message.english.translate(_NOT_IN_COMMENTS).split())}"


def _add(records: list[ServiceRecord], record: ServiceRecord) -> None:
    for place, other in enumerate(records):
        if other.is_same(record):
            records[place] = other.completed(record)
            return
    records.append(record)


def _to_versions_of_record(
    client: Client, found: dict[Identifier, ServiceRecord | LookupFailedError]
) -> list[Message]:
    """Put versions of record in place of preprints that name them; return what is to be said."""
    named = {
        preprint: Identifier(IdentifierKind.DOI, record.values["doi"])
        for preprint, record in found.items()
        if preprint.kind == IdentifierKind.ARXIV
        and isinstance(record, ServiceRecord)
        and "doi" in record.values
    }
    if not named or not is_on(IdentifierKind.DOI):
        return []
    remarks: list[Message] = []
    unknown = [doi for doi in dict.fromkeys(named.values()) if doi not in found]
    versions = {**found, **look_up(client, unknown)}
    for preprint, doi in named.items():
        own, version = found[preprint], versions[doi]
        if not isinstance(own, ServiceRecord):
            continue
        if isinstance(version, LookupFailedError):
            remarks.append(Message("version-not-found", preprint=str(preprint), doi=str(doi)))
            remarks.append(version.about(str(doi)))
            continue
        if not titles_agree(fold(own.title), fold(version.title)):
            remarks.append(
                Message(
                    "version-with-other-title",
                    preprint=str(preprint),
                    own=own.title,
                    doi=str(doi),
                    version=version.title,
                )
            )
        found[preprint] = version.completed(own)
    return remarks


def _failures(found: dict[Identifier, ServiceRecord | LookupFailedError]) -> list[Message]:
    """Return one message per reason, with the identifiers that it holds for."""
    failed = {one: error for one, error in found.items() if isinstance(error, LookupFailedError)}
    alike: dict[Message, list[Identifier]] = {}
    for identifier, error in failed.items():
        alike.setdefault(error.about(""), []).append(identifier)
    return [failed[some[0]].about(", ".join(map(str, some))) for some in alike.values()]
