"""Preprints: entries whose only container is a preprint server."""

import re

from publications.vocabulary.identifiers import normalise_arxiv_id

_ARXIV = re.compile(r"\barxiv\b|\bcorr\b|\babs/[0-9]|computing research repository", re.IGNORECASE)
_SERVERS = re.compile(
    r"(?:bio|med|chem|psyar|socar|techr|eartharx|engr|agri|law|eco)(?:rx|x|r)?iv\b|research square"
    r"|\bssrn\b|preprints\.org|osf preprints|cryptology eprint archive",
    re.IGNORECASE,
)
_MAY_BE_PREPRINTS = frozenset(
    {"article", "article-journal", "document", "manuscript", "webpage", "report"}
)
_LONGEST_NAME = 80


def names_arxiv(text: str) -> bool:
    """Return whether a container, volume or number only says "arXiv" once more."""
    return len(text) <= _LONGEST_NAME and _ARXIV.search(text) is not None


def is_arxiv_id(text: str) -> bool:
    """Return whether a text is an arXiv id and nothing more: "arXiv:2501.04284 [cs]"."""
    try:
        normalise_arxiv_id(text)
    except ValueError:
        return False
    return True


def is_preprint(csl_type: str, container: str, identifiers: dict[str, str]) -> bool:
    """Return whether an entry is a preprint and nothing more than that."""
    if csl_type not in _MAY_BE_PREPRINTS:
        return False
    if _SERVERS.search(container[:_LONGEST_NAME]):
        return True
    on_arxiv = "arxiv_id" in identifiers or names_arxiv(container)
    return on_arxiv and "doi" not in identifiers and (not container or names_arxiv(container))
