"""Keywords of an entry."""

import re
from collections.abc import Mapping

from publications.bibtex.latex.text import to_text

_SEPARATOR = re.compile(r"[;,]")


def read_keywords(fields: Mapping[str, str], unknown: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return the field that holds keywords, and these, each once.

    Commands of LaTeX that are not known are added to `unknown`.
    """
    field = "keywords" if fields.get("keywords") else "keyword"
    written = fields.get(field, "")
    # A line ends a keyword only where nothing else does: long lists are wrapped.
    listed = _SEPARATOR.split(written)
    listed = listed if len(listed) > 1 else written.splitlines()
    words = [to_text(word, unknown=unknown).strip(" .") for word in listed]
    return field, tuple(dict.fromkeys(word for word in words if word))
