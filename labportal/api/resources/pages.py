"""Pages that are there in several languages."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from labportal.api.resources.asked import Asked, TextByLanguage, languages


def url_by_language(pages: Sequence[Any], shown: Any, asked: Asked) -> dict[int, TextByLanguage]:
    """Return by page the addresses of its translations among those `shown`, and its own.

    It takes one query.
    """
    found: dict[Any, TextByLanguage] = defaultdict(dict)
    for page in shown.filter(translation_key__in=[one.translation_key for one in pages]):
        found[page.translation_key][page.locale.language_code] = asked.page_url(page)
    return {
        page.pk: {code: of_page[code] for code in languages() if code in of_page}
        for page in pages
        for of_page in [found[page.translation_key]]
    }
