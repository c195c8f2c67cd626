"""The further identifiers and the links of an entry, as pairs of kind and value."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from publications.bibtex.reading.verbatim import verbatim
from publications.messages.message import Message
from publications.vocabulary.fields import FIELDS_BY_NAME
from publications.vocabulary.identifier_kinds import IDENTIFIER_KINDS
from publications.vocabulary.identifiers import normalise_url
from publications.vocabulary.link_kinds import LINK_KINDS
from publications.vocabulary.local_addresses import is_local

Pairs = list[list[str]]

_LONGEST, _SHOWN = 2000, 80
_SEPARATOR = re.compile(r"[\s;]+|,\s+")
_HTTP = re.compile(r"https?://[^\s{}\"<>]+", re.IGNORECASE)
_IDENTIFIER_FIELDS = frozenset(FIELDS_BY_NAME["identifiers"].bibtex)
_LINK_FIELDS = {alias: kind for kind, one in LINK_KINDS.items() for alias in one.bibtex}
_EPRINT_KINDS = {one.eprinttype: kind for kind, one in IDENTIFIER_KINDS.items() if one.eprinttype}
#: A file of JabRef that is an address: "Full text:https\\://example.org/paper.pdf:PDF".
_LINKED_FILE = re.compile(
    r"(?<![^:;])(https?\\?:[^;]+?):(?:PDF|application/pdf)\s*(?:;|\Z)", re.IGNORECASE
)
#: Kinds of which a number is in brackets or has words behind it.
_WITH_WORDS = frozenset({"mrnumber", "zbl"})


def further_identifiers(fields: Mapping[str, str]) -> tuple[Pairs, list[Message]]:
    """Return the identifiers beside the main ones, and remarks on what is none."""
    # Most entries have none, and this is asked of each.
    if _IDENTIFIER_FIELDS.isdisjoint(fields) and "eprinttype" not in fields:
        return [], []
    pairs: Pairs = []
    messages = []
    for code, kind in IDENTIFIER_KINDS.items():
        for name in kind.bibtex:
            written = verbatim(fields.get(name, "")[:_LONGEST])
            for text in [written] if code in _WITH_WORDS else _SEPARATOR.split(written):
                try:
                    pairs.append([code, kind.normalise(text)] if text else [])
                except ValueError:
                    # An address that holds an identifier may be any other.
                    if name == kind.bibtex[0]:
                        remark = Message("identifier-invalid", field=name, text=text[:_SHOWN])
                        messages.append(remark)
    eprint_kind = _EPRINT_KINDS.get(fields.get("eprinttype", "").strip().lower())
    if eprint_kind:
        eprint = verbatim(fields.get("eprint", "")[:_LONGEST])
        # It may be an arXiv id, which is looked for there anyhow.
        with suppress(ValueError):
            pairs.append([eprint_kind, IDENTIFIER_KINDS[eprint_kind].normalise(eprint)])
    return [pair for pair in pairs if pair], messages


def read_links(fields: Mapping[str, str]) -> tuple[Pairs, list[Message]]:
    """Return the links of an entry, and remarks on fields of links that hold no address."""
    names = [name for name in fields if name in _LINK_FIELDS]
    pairs: Pairs = [["pdf", url] for url in _linked_files(fields.get("file", ""))]
    messages = []
    for name in names:
        written = verbatim(fields[name][:_LONGEST])
        found = [url for text in _HTTP.findall(written) if (url := _address(text))]
        shown = [url for url in found if not is_local(url)]
        pairs += [[_LINK_FIELDS[name], url] for url in shown]
        if len(shown) < len(found) or (not found and is_local(written)):
            messages.append(Message("address-local", record_field="links"))
        elif written and not found:
            messages.append(Message("link-without-address", field=name, text=written[:_SHOWN]))
    return FIELDS_BY_NAME["links"].in_order(pairs), messages


def _linked_files(written: str) -> Iterator[str]:
    if "http" not in written:
        return
    for found in _LINKED_FILE.finditer(verbatim(written[:_LONGEST]).replace("\\:", ":")):
        url = _address(found[1])
        if url and not is_local(url):
            yield url


def _address(text: str) -> str:
    try:
        return normalise_url(text)
    except ValueError:
        return ""
