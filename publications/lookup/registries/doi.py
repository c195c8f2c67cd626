"""Records by DOI, by content negotiation: https://citation.doi.org/docs.html."""

import json
from typing import Any
from urllib.parse import quote

from django.conf import settings

from publications.bibtex.entry import Failure
from publications.bibtex.reading.read import read
from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import resolve
from publications.lookup.client import Client, unreadable
from publications.lookup.record import ServiceRecord
from publications.lookup.registries.csl_json import read_csl
from publications.lookup.request import Identifier
from publications.vocabulary.snapshot import NAME_FIELDS

_ACCEPT = "application/vnd.citationstyles.csl+json, application/x-bibtex;q=0.5"


def fetch_doi(client: Client, identifier: Identifier) -> ServiceRecord:
    """Return the record of the agency that registered a DOI; raises LookupFailedError."""
    url = f"{settings.LOOKUP['DOI_URL']}/{quote(identifier.value)}"
    domains = tuple(settings.LOOKUP["DOI_HOSTS"])
    answer = client.get(url, _ACCEPT, domains=domains)
    record = read_answer(answer.body)
    if record is None:
        raise unreadable(answer.host)
    return record.identified(identifier)


def read_answer(body: bytes) -> ServiceRecord | None:
    """Return the record in an answer, CSL-JSON or BibTeX; None if there is none."""
    if body.lstrip().startswith(b"@"):
        return _read_bibtex(body)
    try:
        item: Any = json.loads(body)
    # Python's JSON is read by recursion, and anybody may answer.
    except (ValueError, RecursionError):
        return None
    if isinstance(item, list):
        item = item[0] if item else None
    # Crossref's own API wraps the item.
    elif isinstance(item, dict) and isinstance(item.get("message"), dict):
        item = item["message"]
    return read_csl(item)


def _read_bibtex(body: bytes) -> ServiceRecord | None:
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    entries = [read(entry) for entry in resolve(parse([("", text)])).entries[:1]]
    for entry in entries:
        if not isinstance(entry, Failure):
            names = [{part: getattr(one, part) for part in NAME_FIELDS} for one in entry.names]
            return ServiceRecord.of(dict(entry.values), names)
    return None
