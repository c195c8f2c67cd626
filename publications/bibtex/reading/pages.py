"""Pages: "2613--2622", "pp. 5–7, 12+" and article numbers, in one spelling."""

import re

_DASH = re.compile(r"\s*[-‐‑‒–—−]+\s*")
_LABEL = re.compile(r"(?:pp?\b\.?|pages?\b|seiten?\b|S\.|article\b|art\.)\s*", re.IGNORECASE)
_COUNT = re.compile(r"[0-9]+\s*(?:pages?|pp?\.?|seiten?|S\.)", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:[x?0]+|n[./]?a\.?|tb[ad]|to appear)(?:-(?:[x?0]+|n[./]?a\.?))?|-?", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*[,;]\s*")


def normalise_pages(text: str) -> str:
    """Return decoded pages with plain hyphens in ranges; empty if they say nothing."""
    text = text.strip(" .,;")
    if _COUNT.fullmatch(text):
        return ""
    text = _DASH.sub("-", _LABEL.sub("", text, count=1) if _LABEL.match(text) else text)
    if _NOTHING.fullmatch(text):
        return ""
    ranges = []
    for part in _SEPARATOR.split(text.strip("-")):
        start, _, end = part.partition("-")
        ranges.append(start if start == end else part)
    return ", ".join(ranges)
