"""The identifiers and the address of an entry, wherever its fields hold them."""

import re
from collections.abc import Callable, Iterable

from publications.bibtex.reading.verbatim import verbatim
from publications.vocabulary.identifiers import (
    arxiv_part,
    find_arxiv_id,
    find_doi,
    find_doi_in_url,
    find_pmid,
    normalise_arxiv_id,
    normalise_isbn,
    normalise_pmid,
    normalise_url,
)

_ARXIV_FIELDS = ("arxivid", "arxiv_id", "arxiv")
_MAY_NAME_ARXIV = (
    *("journal", "journaltitle", "volume", "number", "howpublished", "eid", "pages", "url", "ee"),
    *("publisher", "note"),
)
_ADDRESSES = ("url", "ee", "link", "bdsk-url-1", "howpublished")
_HTTP = re.compile(r"(?:https?://|www\.)[^\s{}]+", re.IGNORECASE)
_OLD_NUMBER = re.compile(r"\d{7}(?:v\d+)?", re.ASCII)
_LONGEST = 2000


def identify(fields: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return doi, arxiv_id, pmid, isbn and url as far as the fields hold them, and remarks.

    The DOIs that arXiv gives its preprints become the arXiv id, which is the same.
    """
    texts = {name: verbatim(value[:_LONGEST]) for name, value in fields.items() if name in _READ}
    messages: list[str] = []
    found = {
        "doi": _doi(texts, messages),
        "pmid": _pmid(texts, messages),
        "isbn": _checked("isbn", texts, normalise_isbn, messages),
        "url": _url(texts, messages),
    }
    if arxiv_id := arxiv_part(found["doi"] or ""):
        found["doi"] = None
        texts["arxiv"] = arxiv_id
    found["arxiv_id"] = _arxiv_id(texts, messages)
    return {name: value for name, value in found.items() if value}, messages


def _doi(texts: dict[str, str], messages: list[str]) -> str | None:
    written = texts.get("doi", "")
    if written:
        doi = find_doi(written)
        if doi:
            return doi
        messages.append(f"doi: “{written[:80]}” is not a DOI and was left out.")
    if texts.get("eprinttype", "").lower() == "doi" and (doi := find_doi(texts.get("eprint", ""))):
        return doi
    for name in ("url", "ee", "eprint", "bdsk-url-1"):
        if doi := find_doi_in_url(texts.get(name, "")):
            return doi
    for name in ("note", "howpublished"):
        if "doi" in texts.get(name, "").lower() and (doi := find_doi(texts[name])):
            return doi
    return None


def _arxiv_id(texts: dict[str, str], messages: list[str]) -> str | None:
    eprint = texts.get("eprint", "")
    prefix = (texts.get("eprinttype") or texts.get("archiveprefix") or "").lower()
    if eprint and prefix in {"", "arxiv"}:
        archive = texts.get("primaryclass") or texts.get("eprintclass") or ""
        if _OLD_NUMBER.fullmatch(eprint):
            eprint = f"{archive}/{eprint}"
        if arxiv_id := _or_none(normalise_arxiv_id, eprint):
            return arxiv_id
        if prefix:
            messages.append(f"eprint: “{eprint[:80]}” is not an arXiv id and was left out.")
    for name in _ARXIV_FIELDS:
        if name in texts and (arxiv_id := _or_none(normalise_arxiv_id, texts[name])):
            return arxiv_id
    return _first(find_arxiv_id(texts[name]) for name in _MAY_NAME_ARXIV if name in texts)


def _pmid(texts: dict[str, str], messages: list[str]) -> str | None:
    if texts.get("eprinttype", "").lower() in {"pubmed", "pmid"}:
        return _or_none(normalise_pmid, texts.get("eprint", ""))
    for name in ("pmid", "pubmedid"):
        if texts.get(name):
            return _checked(name, texts, normalise_pmid, messages)
    return _first(find_pmid(texts[name]) for name in ("note", "url") if name in texts)


def _url(texts: dict[str, str], messages: list[str]) -> str | None:
    for name in _ADDRESSES:
        text = texts.get(name, "")
        if not text:
            continue
        written = _HTTP.search(text)
        if name == "url" and (written is None or written.start() > 1):
            _checked(name, texts, normalise_url, messages)
        elif written and (url := _or_none(normalise_url, written[0])):
            return url
        elif name == "url":
            messages.append(f"url: “{text[:80]}” is no web address and was left out.")
    return None


def _checked(
    name: str, texts: dict[str, str], normalise: Callable[[str], str], messages: list[str]
) -> str | None:
    if not texts.get(name):
        return None
    try:
        return normalise(texts[name])
    except ValueError as error:
        messages.append(f"{name}: “{texts[name][:80]}” was left out. {error}")
        return None


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
