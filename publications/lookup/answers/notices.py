"""Notices about a work: what Crossref says of it under `updated-by`.

Types: https://www.crossref.org/documentation/register-maintain-records/maintaining-your-metadata/
registering-updates/.
"""

from typing import Any

from publications.lookup.answers.dates import iso_day
from publications.vocabulary.identifiers import find_doi
from publications.vocabulary.notices import CONCERN, CORRECTED, RETRACTED

_NOTICES = {
    "retraction": RETRACTED,
    "partial_retraction": RETRACTED,
    "withdrawal": RETRACTED,
    "removal": RETRACTED,
    "expression_of_concern": CONCERN,
    "correction": CORRECTED,
    "corrigendum": CORRECTED,
    "erratum": CORRECTED,
}
#: The gravest first.
_ORDER = (RETRACTED, CONCERN, CORRECTED)


def read_notice(item: dict[str, Any]) -> dict[str, str]:
    """Return the gravest notice about the work of an item, with its DOI and date; {} for none."""
    listed = item.get("updated-by")
    found = [
        (notice, one)
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and (notice := _NOTICES.get(_code(one.get("type"))))
    ]
    if not found:
        return {}
    notice, one = min(found, key=lambda pair: _ORDER.index(pair[0]))
    return {
        "notice": notice,
        "notice_doi": find_doi(str(one.get("DOI") or "")) or "",
        "notice_date": iso_day(one.get("updated")),
    }


def _code(kind: Any) -> str:
    return str(kind or "").lower().replace("-", "_").replace(" ", "_")
