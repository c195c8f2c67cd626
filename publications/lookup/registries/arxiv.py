"""Records by arXiv id: https://info.arxiv.org/help/api/user-manual.html."""

from collections.abc import Sequence
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from django.conf import settings

from publications.bibtex.latex.text import to_rich_text, to_text
from publications.lookup.answers.dates import sound_date
from publications.lookup.answers.names import full_name
from publications.lookup.answers.xml import read_xml
from publications.lookup.client import Client, unreadable
from publications.lookup.record import ServiceRecord
from publications.lookup.request import Identifier, IdentifierKind
from publications.vocabulary.identifiers import arxiv_part, find_doi, normalise_arxiv_id
from publications.vocabulary.rich_text.stored import to_stored
from publications.vocabulary.rich_text.tags import plain
from publications.vocabulary.statuses import PREPRINT

_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
# "no more than one request every three seconds": https://info.arxiv.org/help/api/tou.html
_PAUSE = 3.0


def fetch_arxiv(
    client: Client, identifiers: Sequence[Identifier]
) -> dict[Identifier, ServiceRecord]:
    """Return the records of arXiv ids, in one request; ids that arXiv does not know are left out.

    Raises LookupFailedError.
    """
    base = settings.LOOKUP["ARXIV_URL"]
    params = {
        "id_list": ",".join(one.value for one in identifiers),
        # arXiv answers with ten otherwise.
        "max_results": str(len(identifiers)),
    }
    pause = _PAUSE if settings.LOOKUP["PAUSE_MS"] else 0
    answer = client.get(f"{base}/query", "application/atom+xml", params=params, pause=pause)
    records = read_feed(answer.body, urlsplit(base).netloc)
    return {one: records[one.value] for one in identifiers if one.value in records}


def read_feed(body: bytes, host: str) -> dict[str, ServiceRecord]:
    """Return the records of an Atom feed by arXiv id; raises LookupFailedError."""
    records = {}
    feed = read_xml(body, host)
    if feed.tag != f"{_ATOM}feed":
        raise unreadable(host)
    for entry in feed.iter(f"{_ATOM}entry"):
        arxiv_id = _arxiv_id(entry)
        record = _read_entry(entry, arxiv_id) if arxiv_id else None
        if record:
            records[arxiv_id] = record
    return records


def _arxiv_id(entry: Element) -> str:
    # An error is an entry, too; its id is an address below /api/errors.
    try:
        return normalise_arxiv_id(entry.findtext(f"{_ATOM}id", ""))
    except ValueError:
        return ""


def _read_entry(entry: Element, arxiv_id: str) -> ServiceRecord | None:
    title = to_rich_text(entry.findtext(f"{_ATOM}title", ""))
    if not title:
        return None
    published = entry.findtext(f"{_ATOM}published", "").strip()[:10].split("-")
    year, month, day = sound_date(*[*published, None, None, None][:3])
    doi = find_doi(entry.findtext(f"{_OWN}doi", "")) or ""
    names = [
        name
        for author in entry.iter(f"{_ATOM}author")
        for name in full_name(_text(author, f"{_ATOM}name"))
    ]
    values = {
        "type": "article",
        "title": to_stored(title),
        "issued_year": year,
        "issued_month": month,
        "issued_day": day,
        IdentifierKind.ARXIV.value: arxiv_id,
        "doi": "" if arxiv_part(doi) else doi,
        "abstract": to_stored(to_rich_text(entry.findtext(f"{_ATOM}summary", ""), paragraphs=True)),
        "note": _text(entry, f"{_OWN}journal_ref"),
        "status": PREPRINT,
    }
    return ServiceRecord.of(values, names)


def _text(entry: Element, tag: str) -> str:
    """Return the text of an element; authors write LaTeX, most of it into titles and abstracts."""
    return to_text(plain(entry.findtext(tag, "")))
