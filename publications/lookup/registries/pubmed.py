"""Records by PubMed id: https://www.ncbi.nlm.nih.gov/books/NBK25499/ (EFetch)."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import requests
from django.conf import settings

from publications.lookup.answers.xml import read_xml
from publications.lookup.client import Client, RefusedError, unreadable
from publications.lookup.record import ServiceRecord
from publications.lookup.registries.pubmed_article import read_article, read_chapter
from publications.lookup.request import Identifier

_SETS = frozenset({"PubmedArticleSet", "PubmedBookArticleSet", "eFetchResult"})
# Three a second without a key of their own: NBK25497.
_PAUSE = 0.34


def fetch_pubmed(
    client: Client, identifiers: Sequence[Identifier]
) -> dict[Identifier, ServiceRecord]:
    """Return the records of PubMed ids, in one request; unknown ones are left out.

    Raises LookupFailedError.
    """
    base = settings.LOOKUP["PUBMED_URL"]
    params = {
        "db": "pubmed",
        "id": ",".join(one.value for one in identifiers),
        "retmode": "xml",
        "tool": "labportal",
        "email": settings.LOOKUP["MAILTO"],
    }
    pause = _PAUSE if settings.LOOKUP["PAUSE_MS"] else 0
    try:
        answer = client.get(f"{base}/efetch.fcgi", "text/xml", params=params, pause=pause)
    except RefusedError as error:
        if error.status == requests.codes.bad_request:
            # That is what it says where it knows none of the ids.
            return {}
        raise
    records = read_set(answer.body, urlsplit(base).netloc)
    return {one: records[one.value] for one in identifiers if one.value in records}


def read_set(body: bytes, host: str) -> dict[str, ServiceRecord]:
    """Return the records of EFetch's answer by PubMed id; raises LookupFailedError."""
    root = read_xml(body, host)
    if root.tag not in _SETS:
        raise unreadable(host)
    found = [read_article(article) for article in root.iter("PubmedArticle")]
    found += [read_chapter(chapter) for chapter in root.iter("PubmedBookArticle")]
    return {record.values["pmid"]: record for record in found if record}
