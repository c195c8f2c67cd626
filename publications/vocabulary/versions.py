"""Versions of a work: what tells a preprint, and what belongs to the version of record."""

import re
from collections.abc import Mapping
from typing import Any

from publications.vocabulary.identifier_kinds import PREPRINT_DOI
from publications.vocabulary.identifiers import arxiv_part
from publications.vocabulary.statuses import PREPRINT, SUBMITTED

#: Fields that each version has of its own, and the version of record has for the record.
OF_VERSION = frozenset(
    """
    type status issued_year issued_month issued_day issued_season container_title
    container_title_short volume issue number page collection_title collection_number genre
    publisher publisher_place event_title edition version doi
    """.split()
)
#: Fields of a preprint that the version of record leaves empty where it says nothing of them.
ENDED_BY_RECORD = OF_VERSION - {"type", "status", "issued_year", "doi"}
DATE_FIELDS = frozenset({"issued_year", "issued_month", "issued_day", "issued_season"})

# bioRxiv and medRxiv share a prefix with journals, whose names begin with letters:
# "10.1101/2020.03.22.002386" and "10.1101/123456", but not "10.1101/gr.275193.120"; openRxiv, which
# runs them now, has one of its own. The others are SSRN, Research Square, preprints.org, ChemRxiv,
# TechRxiv, Authorea, EarthArXiv, Cambridge Open Engage, Jxiv and those of OSF. A version at the end
# names the same preprint: the first group of "10.21203/rs.3.rs-123456/v1" ends before "/v1".
_PREPRINT_DOI = re.compile(
    r"(10\.(?:1101|64898)/(?:[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.)?[0-9]+"
    r"|10\.(?:2139/ssrn|21203/rs|20944/preprints|26434/chemrxiv|36227/techrxiv|22541/|31223/|33774/|51094/jxiv"
    r"|[0-9]{5}/osf\.io).*?)"
    r"(?:[/._-]?v[0-9]+)?",
    re.IGNORECASE,
)
_PREPRINT_STATUSES = frozenset({PREPRINT, SUBMITTED})


def preprint_doi(doi: str) -> str:
    """Return the DOI of a preprint server without its version; "" for any other DOI."""
    found = _PREPRINT_DOI.fullmatch(doi)
    return found[1].lower() if found else ""


def is_of_preprint(doi: str) -> bool:
    """Return whether a DOI is one that arXiv or another preprint server gave."""
    return bool(arxiv_part(doi) or preprint_doi(doi))


def of_preprint(values: Mapping[str, Any], record_doi: str) -> list[list[str]]:
    """Return, as pairs of kind and value, the DOI of a preprint beside `record_doi`.

    `values` are those of the preprint. The DOI that arXiv gives is the arXiv id, which is kept.
    """
    doi = values.get("doi", "")
    is_own = doi and record_doi and doi != record_doi and not arxiv_part(doi)
    return [[PREPRINT_DOI, doi]] if is_own and is_preprint(values) else []


def is_preprint(values: Mapping[str, Any]) -> bool:
    """Return whether a publication with these values is a preprint, or not published yet."""
    doi = values.get("doi", "")
    return bool(
        values.get("type") == "article"
        or values.get("status") in _PREPRINT_STATUSES
        or (values.get("arxiv_id") and not doi and not values.get("container_title"))
        or is_of_preprint(doi)
    )


def is_version_of_record(values: Mapping[str, Any]) -> bool:
    """Return whether these values say where the work was published."""
    places = ("container_title", "event_title", "publisher", "doi", "isbn")
    return not is_preprint(values) and any(values.get(name) for name in places)
