"""The services by the kind of identifier that they look up, and one question to each of them."""

from collections.abc import Callable, Sequence

from django.conf import settings

from publications.lookup.cache import keep, kept
from publications.lookup.client import Client, LookupFailedError
from publications.lookup.record import ServiceRecord
from publications.lookup.registries.arxiv import fetch_arxiv
from publications.lookup.registries.doi import fetch_doi
from publications.lookup.registries.pubmed import fetch_pubmed
from publications.lookup.request import Identifier, IdentifierKind

_ADDRESSES = {
    IdentifierKind.DOI: "DOI_URL",
    IdentifierKind.ARXIV: "ARXIV_URL",
    IdentifierKind.PUBMED: "PUBMED_URL",
}
NAMES = {
    IdentifierKind.DOI: "doi.org",
    IdentifierKind.ARXIV: "arXiv",
    IdentifierKind.PUBMED: "PubMed",
}
Fetched = dict[Identifier, ServiceRecord | LookupFailedError]


def is_on(kind: IdentifierKind) -> bool:
    """Return whether identifiers of a kind are looked up in this portal."""
    return bool(settings.LOOKUP[_ADDRESSES[kind]])


def look_up(client: Client, identifiers: Sequence[Identifier]) -> Fetched:
    """Return the record of each identifier, or why there is none."""
    found: Fetched = {one: record for one in identifiers if (record := kept(one))}
    asked: dict[IdentifierKind, Callable[[Client, Sequence[Identifier]], Fetched]] = {
        IdentifierKind.ARXIV: _arxiv,
        IdentifierKind.PUBMED: _pubmed,
        IdentifierKind.DOI: _dois,
    }
    # The DOIs come last: each is a question of its own, and time may run out over them.
    for kind, ask in asked.items():
        wanted = [one for one in identifiers if one.kind == kind and one not in found]
        if wanted and not is_on(kind):
            error = LookupFailedError("service-switched-off", host=NAMES[kind])
            found |= dict.fromkeys(wanted, error)
        elif wanted:
            found |= ask(client, wanted)
    for identifier, result in found.items():
        if isinstance(result, ServiceRecord):
            keep(identifier, result)
    return found


def _dois(client: Client, wanted: Sequence[Identifier]) -> Fetched:
    found: Fetched = {}
    for identifier in wanted:
        try:
            found[identifier] = fetch_doi(client, identifier)
        except LookupFailedError as error:
            found[identifier] = error
    return found


def _arxiv(client: Client, wanted: Sequence[Identifier]) -> Fetched:
    return _together(fetch_arxiv, IdentifierKind.ARXIV, client, wanted)


def _pubmed(client: Client, wanted: Sequence[Identifier]) -> Fetched:
    return _together(fetch_pubmed, IdentifierKind.PUBMED, client, wanted)


def _together(
    fetch: Callable[[Client, Sequence[Identifier]], dict[Identifier, ServiceRecord]],
    kind: IdentifierKind,
    client: Client,
    wanted: Sequence[Identifier],
) -> Fetched:
    """Return what one question about several identifiers answers about each."""
    try:
        records = fetch(client, wanted)
    except LookupFailedError as error:
        return dict.fromkeys(wanted, error)
    unknown = LookupFailedError("identifier-unknown", host=NAMES[kind])
    return {one: records.get(one, unknown) for one in wanted}
