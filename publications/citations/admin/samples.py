"""Own works as a style prints them, to be looked at before the style is chosen."""

import logging
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from publications.citations.csl_data import cited_item
from publications.citations.engine import render
from publications.citations.links import with_links
from publications.citations.styles import prepared
from publications.models import Publication

_log = logging.getLogger(__name__)
#: Works that are shown, each of another type.
_MOST = 8
#: Shown while the portal has no works.
_EXAMPLES = [
    {
        "id": "article",
        "type": "article-journal",
        "title": "On the motion of pendulums in moving carriages",
        "container-title": "Journal of Examples",
        "author": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Richard"}],
        "issued": {"date-parts": [[2024, 5]]},
        "volume": "12",
        "issue": "3",
        "page": "45-67",
        "DOI": "10.1000/example",
    },
    {
        "id": "book",
        "type": "book",
        "title": "A short course in examples",
        "author": [{"family": "Doe", "given": "Jane"}],
        "issued": {"date-parts": [[2019]]},
        "publisher": "Example Press",
        "publisher-place": "Munich",
    },
]


class Sample(NamedTuple):
    """The citations of the same works in one language."""

    language: str
    label: str
    citations: list[SafeString]


def samples_of(source: bytes) -> list[Sample] | None:
    """Return own works as the style in a file prints them, in each language of the portal.

    None if the processor stumbles over it.
    """
    works = _works()
    try:
        return [_sample(source, language, works) for language, _label in settings.LANGUAGES]
    # Whatever a file from elsewhere makes the processor do, it is the file that is refused.
    except Exception:  # noqa: BLE001 - see above
        _log.exception("A citation style cannot be printed.")
        return None


def _works() -> list[Publication]:
    visible = Publication.objects.visible().order_by("type", "-issued_year", "-pk")
    newest = visible.distinct("type").values("pk")
    found = Publication.objects.with_citation().filter(pk__in=newest)
    return list(found.newest_first()[:_MOST])


def _sample(source: bytes, language: str, works: list[Publication]) -> Sample:
    sheet = prepared(source, language)
    with translation.override(language):
        items = [cited_item(one) for one in works] or _EXAMPLES
    printed = [with_links(render(item, sheet, language).html, {}) for item in items]
    return Sample(language, get_language_info(language)["name_local"], printed)
