"""Notices about a work that was published: retracted, corrected, of concern."""

import re

RETRACTED, CORRECTED, CONCERN = "retracted", "corrected", "concern"
NOTICES = frozenset({RETRACTED, CORRECTED, CONCERN})

# As publishers print it before the title of the work itself: "RETRACTED ARTICLE: Ice on lakes",
# "[Retracted] Ice on lakes". "Retraction: Ice on lakes" is the title of the notice.
_IN_TITLE = re.compile(
    r"\s*(?:\[(?:retracted|withdrawn)\]|(?:retracted|withdrawn)(?:\s+(?:article|chapter|paper))?\s*:"
    r"|RETRACTED(?:\s+(?:ARTICLE|CHAPTER|PAPER))?\s*[–—-])\s*(?=\S)",
    re.IGNORECASE,
)


def split_notice(title: str) -> tuple[str, str]:
    """Return a notice that stands before a title, "" without one, and the title itself."""
    found = _IN_TITLE.match(title)
    return (RETRACTED, title[found.end() :]) if found else ("", title)
