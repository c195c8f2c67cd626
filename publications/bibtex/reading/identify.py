"""The identifiers and the address of an entry, wherever its fields hold them."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from publications.bibtex.reading.pairs import Pairs, further_identifiers
from publications.bibtex.reading.verbatim import verbatim
from publications.messages.message import Message
from publications.vocabulary.fields import FIELDS_BY_NAME
from publications.vocabulary.identifier_kinds import PREPRINT_DOI
from publications.vocabulary.identifiers import (
    ForeignSchemeError,
    arxiv_part,
    find_arxiv_id,
    find_doi,
    find_doi_in_url,
    find_isbns,
    find_pmid,
    normalise_arxiv_id,
    normalise_pmid,
    normalise_url,
)
from publications.vocabulary.versions import is_of_preprint, preprint_doi

_ARXIV_FIELDS = ("arxivid", "arxiv_id", "arxiv")
_MAY_NAME_ARXIV = (
    *("journal", "journaltitle", "volume", "number", "howpublished", "eid", "pages", "url", "ee"),
    *("publisher", "note"),
)
_ADDRESSES = ("url", "ee", "link", "bdsk-url-1", "howpublished")
_HTTP = re.compile(r"(?:https?://|www\.)[^\s{}]+", re.IGNORECASE)
# Between two DOIs in one field: "10.1000/a, 10.1000/b". Commas are in DOIs, too.
_NEXT_DOI = re.compile(
    r"[\s,;|]+(?=(?:doi:?\s?|https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/)", re.IGNORECASE
)
_OLD_NUMBER = re.compile(r"\d{7}(?:v\d+)?", re.ASCII)
# Expressions that look anywhere in a text are not let loose on one of megabytes.
_LONGEST = 2000
_SHOWN = 80


def identify(fields: dict[str, str]) -> tuple[dict[str, Any], list[Message]]:
    """Return identifiers and url as far as the fields hold them, by field, and remarks.

    The DOIs that arXiv gives its preprints become the arXiv id, which is the same.
    """
    texts = {name: verbatim(value[:_LONGEST]) for name, value in fields.items() if name in _READ}
    further, messages = further_identifiers(fields)
    found: dict[str, Any] = {
        "doi": _doi(texts, messages, further),
        "pmid": _pmid(texts, messages),
        "isbn": _isbn(texts, messages, further),
        "url": _url(texts, messages),
    }
    # Before the arXiv id is looked for: this one is found as if the entry had named it so.
    if arxiv_id := arxiv_part(found["doi"] or ""):
        found["doi"] = None
        texts["arxiv"] = arxiv_id
    found["arxiv_id"] = _arxiv_id(texts, messages)
    if further:
        main = {("doi", found["doi"]), ("isbn", found["isbn"]), ("arxiv_id", found["arxiv_id"])}
        others = [pair for pair in further if tuple(pair) not in main]
        found["identifiers"] = FIELDS_BY_NAME["identifiers"].in_order(others)
    return {name: value for name, value in found.items() if value}, messages


def _doi(texts: dict[str, str], messages: list[Message], further: Pairs) -> str | None:
    if written := texts.get("doi", ""):
        found = [doi for part in _NEXT_DOI.split(written) if (doi := find_doi(part))]
        if found:
            return _first_doi(list(dict.fromkeys(found)), texts, messages, further)
        messages.append(Message("doi-invalid", text=written[:_SHOWN]))
    if texts.get("eprinttype", "").lower() == "doi" and (doi := find_doi(texts.get("eprint", ""))):
        return doi
    for name in ("url", "ee", "eprint", "bdsk-url-1"):
        if doi := find_doi_in_url(texts.get(name, "")):
            return doi
    for name in ("note", "howpublished"):
        if "doi" in texts.get(name, "").lower() and (doi := find_doi(texts[name])):
            return doi
    return None


def _first_doi(
    found: list[str], texts: dict[str, str], messages: list[Message], further: Pairs
) -> str:
    """Return the DOI of the work, before those of its preprints, which are further identifiers."""
    first = next((one for one in found if not is_of_preprint(one)), found[0])
    for other in found:
        if other == first:
            continue
        if arxiv_id := arxiv_part(other):
            texts.setdefault("arxiv", arxiv_id)
        elif preprint_doi(other):
            further.append([PREPRINT_DOI, other])
        else:
            messages.append(Message("doi-second", doi=first, other=other[:_SHOWN]))
    return first


def _arxiv_id(texts: dict[str, str], messages: list[Message]) -> str | None:
    eprint = texts.get("eprint", "")
    prefix = (texts.get("eprinttype") or texts.get("archiveprefix") or "").lower()
    if eprint and prefix in {"", "arxiv"}:
        archive = texts.get("primaryclass") or texts.get("eprintclass") or ""
        if _OLD_NUMBER.fullmatch(eprint):
            eprint = f"{archive}/{eprint}"
        if arxiv_id := _or_none(normalise_arxiv_id, eprint):
            return arxiv_id
        if prefix:
            messages.append(Message("arxiv-id-invalid", text=eprint[:_SHOWN]))
    for name in _ARXIV_FIELDS:
        if name in texts and (arxiv_id := _or_none(normalise_arxiv_id, texts[name])):
            return arxiv_id
    return _first(find_arxiv_id(texts[name]) for name in _MAY_NAME_ARXIV if name in texts)


def _pmid(texts: dict[str, str], messages: list[Message]) -> str | None:
    if texts.get("eprinttype", "").lower() in {"pubmed", "pmid"}:
        return _or_none(normalise_pmid, texts.get("eprint", ""))
    for name in ("pmid", "pubmedid"):
        if written := texts.get(name):
            pmid = _or_none(normalise_pmid, written)
            if pmid is None:
                messages.append(Message("pmid-invalid", field=name, text=written[:_SHOWN]))
            return pmid
    return _first(find_pmid(texts[name]) for name in ("note", "url") if name in texts)


def _url(texts: dict[str, str], messages: list[Message]) -> str | None:
    for name in _ADDRESSES:
        text = texts.get(name, "")
        if not text:
            continue
        written = _HTTP.search(text)
        if name == "url" and (written is None or written.start() > 1):
            messages += _wrong_address(text)
        elif written and (url := _or_none(normalise_url, written[0])):
            return url
        elif name == "url":
            messages.append(Message("url-without-address", text=text[:_SHOWN]))
    return None


def _wrong_address(text: str) -> list[Message]:
    """Return the remarks on the text of a `url` that does not begin with an address."""
    try:
        normalise_url(text)
    except ForeignSchemeError as error:
        return [Message("url-scheme", text=text[:_SHOWN], scheme=error.scheme)]
    except ValueError:
        return [Message("url-invalid", text=text[:_SHOWN])]
    return []


def _isbn(texts: dict[str, str], messages: list[Message], further: Pairs) -> str | None:
    written = texts.get("isbn", "")
    found = list(dict.fromkeys(find_isbns(written))) if written else []
    if written and not found:
        messages.append(Message("isbn-invalid", text=written[:_SHOWN]))
    # In print and online, cloth and paper.
    further += [["isbn", other] for other in found[1:]]
    return found[0] if found else None


def _or_none(normalise: Callable[[str], str], text: str) -> str | None:
    try:
        return normalise(text)
    except ValueError:
        return None


def _first(found: Iterable[str | None]) -> str | None:
    return next(filter(None, found), None)


_READ = frozenset(
    {
        *("doi", "eprint", "eprinttype", "archiveprefix", "primaryclass", "eprintclass", "pmid"),
        *("pubmedid", "isbn"),
        *_ARXIV_FIELDS,
        *_MAY_NAME_ARXIV,
        *_ADDRESSES,
    }
)
