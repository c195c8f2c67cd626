"""Preprints: entries that a preprint server holds, and nobody else."""

import re
from collections.abc import Mapping

from publications.vocabulary.identifiers import normalise_arxiv_id
from publications.vocabulary.versions import is_of_preprint

_ARXIV = re.compile(r"\barxiv\b|\bcorr\b|\babs/[0-9]|computing research repository", re.IGNORECASE)
_SERVERS = re.compile(
    r"(?:bio|med|open|chem|psyar|socar|techr|eartharx|engr|agri|law|eco)(?:rx|x|r)?iv\b"
    r"|research square|\bssrn\b|preprints\.org|osf preprints|cryptology eprint archive",
    re.IGNORECASE,
)
# Of bioRxiv and medRxiv, whose journals are of the laboratory's press; of OSF.
_PUBLISHERS = re.compile(
    r"cold spring harbor laboratory(?! press)|center for open science|open science framework",
    re.IGNORECASE,
)
# It holds data and slides as well, which are documents to BibTeX.
_ZENODO = re.compile(r"\bzenodo\b", re.IGNORECASE)
_ARTICLES = frozenset({"article", "article-journal", "manuscript"})
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


def is_preprint(
    csl_type: str, container: str, publisher: str, identifiers: Mapping[str, str]
) -> bool:
    """Return whether an entry is a preprint and nothing more than that."""
    if csl_type not in _MAY_BE_PREPRINTS:
        return False
    if _is_server(container, csl_type):
        return True
    if container and not names_arxiv(container):
        return False
    doi = identifiers.get("doi", "")
    if is_of_preprint(doi) or (csl_type in _ARTICLES and _ZENODO.search(doi)):
        return True
    if doi and _PUBLISHERS.search(publisher[:_LONGEST_NAME]):
        return True
    if _is_server(publisher, csl_type):
        return True
    return not doi and ("arxiv_id" in identifiers or names_arxiv(container))


def _is_server(name: str, csl_type: str) -> bool:
    name = name[:_LONGEST_NAME]
    is_zenodo = csl_type in _ARTICLES and _ZENODO.search(name)
    return bool(is_zenodo or _SERVERS.search(name))
