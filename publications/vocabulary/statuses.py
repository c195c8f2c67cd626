"""Statuses of a publication, as pubstate, year or a short note name them."""

import re

PREPRINT, SUBMITTED, ACCEPTED = "preprint", "submitted", "accepted"
IN_PRESS, PUBLISHED = "in press", "published"
STATUSES = frozenset({PREPRINT, SUBMITTED, ACCEPTED, IN_PRESS, PUBLISHED})

_PUBSTATES = {
    "inpreparation": SUBMITTED,
    "submitted": SUBMITTED,
    "underreview": SUBMITTED,
    "inreview": SUBMITTED,
    "accepted": ACCEPTED,
    "forthcoming": IN_PRESS,
    "inpress": IN_PRESS,
    "toappear": IN_PRESS,
    "prepublished": PREPRINT,
    "preprint": PREPRINT,
    "published": PUBLISHED,
}
_SAID = (
    (IN_PRESS, r"in (?:the )?press|to appear|forthcoming|in print|im (?:druck|erscheinen)"),
    (IN_PRESS, r"erscheint(?: demn\w+)?|à paraître|(?:e-?pub|online) ahead of print"),
    (ACCEPTED, r"accepted(?: for publication| for presentation)?|angenommen|accepté"),
    (SUBMITTED, r"submitted(?: for publication)?|(?:under|in) (?:peer )?review|eingereicht|soumis"),
    (SUBMITTED, r"in preparation|work in progress|in vorbereitung"),
    (PREPRINT, r"pre-?print|working paper"),
)
# "Accepted 27 July 2020" in the note of a published paper says nothing of today's state.
_NOTES = [
    (status, re.compile(rf"[\s(\[]*(?:currently |status: )?(?:{words})\b(.*)", re.IGNORECASE))
    for status, words in _SAID
]
_PLACE = re.compile(
    r"[\s.)\]]*|\s+(?:to|for|at|in|by|bei|in der|im|für|dans)\b[^;:]*", re.IGNORECASE
)
_WITHIN = [(status, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for status, words in _SAID]
_LONGEST = 120


def status_of_pubstate(text: str) -> str | None:
    """Return the status that a `pubstate` field names."""
    return _PUBSTATES.get(re.sub(r"[\W_]+", "", text).lower())


def status_of_note(text: str) -> str | None:
    """Return the status if a note says this and nothing else."""
    if len(text) > _LONGEST:
        return None
    for status, pattern in _NOTES:
        said = pattern.fullmatch(text)
        if said and _PLACE.fullmatch(said[1]):
            return status
    return None


def status_within(text: str) -> str | None:
    """Return the first status that a text with other content, such as a year, mentions."""
    for status, pattern in _WITHIN:
        if pattern.search(text[:_LONGEST]):
            return status
    return None
