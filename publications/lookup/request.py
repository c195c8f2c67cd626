"""The identifiers in a text that somebody pasted."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext as _

from publications.vocabulary.identifiers import (
    arxiv_part,
    find_arxiv_id,
    find_doi,
    find_pmid,
    normalise_arxiv_id,
    normalise_doi,
    normalise_pmid,
)


class IdentifierKind(StrEnum):
    """The kind of an identifier; the value is the publication's field."""

    DOI = "doi"
    ARXIV = "arxiv_id"
    PUBMED = "pmid"


_PREFIXES = {IdentifierKind.DOI: "", IdentifierKind.ARXIV: "arXiv:", IdentifierKind.PUBMED: "PMID "}


class Identifier(NamedTuple):
    """An identifier in its normal form."""

    kind: IdentifierKind
    value: str

    def __str__(self) -> str:
        return f"{_PREFIXES[self.kind]}{self.value}"


@dataclass(frozen=True, slots=True)
class IdentifierRequest:
    """The identifiers of a text, each once, and for each line that cannot be read a message."""

    identifiers: list[Identifier] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


# "PMID: 123" is one piece, and so is "arXiv:2501.04284 [cs.CV]", whose class says nothing here.
_LABEL = re.compile(r"\b(PMID|DOI|arXiv)\s*[:=]?\s+(?=[\w<])", re.IGNORECASE)
_ARXIV_CLASS = re.compile(r"\s\[[a-z-]+(?:\.[A-Za-z-]+)?\]")
# A DOI may hold commas and semicolons: they separate only before what begins like an identifier.
_SEPARATOR = re.compile(
    r"\s+|[,;|](?=\s|$|https?:|doi\b|10\.[0-9]{4}|arxiv|pmid"
    r"|[0-9]{4}\.[0-9]{4,5}|[0-9]{4,9}\b|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})",
    re.IGNORECASE,
)
# Numbers of the lines of a list, and signs that stand around an identifier.
_NUMBERING = re.compile(r"[-*•–—·]+|\[?[0-9]{1,3}[.)\]]")
_BEFORE, _AFTER = "([{<\"'“‘*•", "\"'”’,;"
# Of DOIs these may be a part; `normalise_doi` knows.
_AFTER_OTHERS = "/.)]}>"
_PLAIN_NUMBER = re.compile(r"\d+", re.ASCII)
_ADDRESS_TAIL = re.compile(r"[?#].*")
_LONGEST_SHOWN = 60


def read_requested(text: str) -> IdentifierRequest:
    """Return the identifiers in `text`: one or several a line, in any of their notations.

    A line with other words, such as a citation, is taken if it names one publication.
    """
    requested = IdentifierRequest()
    for number, line in enumerate(text.splitlines(), 1):
        found, unread = _read_line(line)
        if unread:
            requested.problems.append(_problem(number, unread))
        for identifier in found:
            if identifier not in requested.identifiers:
                requested.identifiers.append(identifier)
    return requested


def _read_line(line: str) -> tuple[list[Identifier], str]:
    """Return the identifiers of a line, and its first piece that cannot be read."""
    pieces = _SEPARATOR.split(_ARXIV_CLASS.sub("", _LABEL.sub(r"\1:", line)))
    found, unread = [], []
    for piece in pieces:
        bare = piece.lstrip(_BEFORE).rstrip(_AFTER)
        if not bare or _NUMBERING.fullmatch(piece):
            continue
        identifier = _identify(bare)
        if identifier:
            found.append(identifier)
        else:
            unread.append(bare)
    if not unread:
        return found, ""
    announced = [one for one in found if one.kind != IdentifierKind.PUBMED]
    if len(announced) <= 1 and (identifier := _in_words(line)):
        return [identifier], ""
    return found, unread[0]


def _identify(piece: str) -> Identifier | None:
    """Return the identifier that `piece` is."""
    kinds: list[tuple[IdentifierKind, Callable[[str], str]]] = [
        (IdentifierKind.ARXIV, normalise_arxiv_id),
        (IdentifierKind.DOI, normalise_doi),
        (IdentifierKind.PUBMED, normalise_pmid),
    ]
    other = _ADDRESS_TAIL.sub("", piece).rstrip(_AFTER_OTHERS)
    for kind, normalise in kinds:
        try:
            value = normalise(piece if kind == IdentifierKind.DOI else other)
        except ValueError:
            continue
        return _doi(value) if kind == IdentifierKind.DOI else Identifier(kind, value)
    if "://" in piece and (doi := find_doi(piece)):
        return _doi(doi)
    return None


def _doi(doi: str) -> Identifier:
    """Return a DOI; of those that arXiv gives its preprints, the arXiv id."""
    if arxiv_id := arxiv_part(doi):
        try:
            return Identifier(IdentifierKind.ARXIV, normalise_arxiv_id(arxiv_id))
        except ValueError:
            pass
    return Identifier(IdentifierKind.DOI, doi)


def _in_words(line: str) -> Identifier | None:
    """Return the identifier in a line of words: the published version before the preprint."""
    if doi := find_doi(line):
        return _doi(doi)
    if arxiv_id := find_arxiv_id(line):
        return Identifier(IdentifierKind.ARXIV, arxiv_id)
    pmid = find_pmid(line)
    return Identifier(IdentifierKind.PUBMED, normalise_pmid(pmid)) if pmid else None


def _problem(number: int, unread: str) -> str:
    message = _(
        "Line %(line)d: “%(text)s” is no DOI, arXiv id or PubMed id. They look like "
        "10.1000/182, arXiv:2501.04284 and PMID: 31452104. Correct it or take the line out."
    )
    return message % {"line": number, "text": unread[:_LONGEST_SHOWN]}
