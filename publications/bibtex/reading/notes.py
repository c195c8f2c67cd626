"""Notes: an award, a status, the day on which a page was read, or a text of its own."""

import re
from typing import NamedTuple

from publications.bibtex.reading.dates import is_ambiguous, read_day
from publications.bibtex.reading.preprints import is_arxiv_id
from publications.vocabulary.statuses import status_of_note

# The length is asked first: the expressions backtrack.
_LONGEST = 120
_AWARD = re.compile(
    r"[^;]*\b(?:best|outstanding|distinguished|honou?rable|top)\b[^;]*\b(?:paper|poster|thesis|demo"
    r"|mention|contribution|presentation)\b[^;]*|[^;]*\b(?:award|prize|preis)\b[^;]*",
    re.IGNORECASE,
)
_ACCESSED = re.compile(
    r"\W*(?:online\W+)?(?:(?:last )?(?:accessed|visited|retrieved|checked)"
    r"|(?:zuletzt )?(?:abgerufen|aufgerufen|besucht)|(?:letzter )?zugriff)(?:\s+(?:on|am))?"
    r"\W*([^;]*?[0-9])[\s\])}.]*",
    re.IGNORECASE,
)
_ONLY_PMID = re.compile(r"PMID:?\s*[0-9]+", re.IGNORECASE)


class Note(NamedTuple):
    """A note taken apart; `text` is what is left of it, for people to read."""

    text: str = ""
    award: str = ""
    status: str | None = None
    accessed: str = ""


def read_note(text: str) -> Note:
    """Take a note apart."""
    if not text:
        return Note()
    status = status_of_note(text)
    if len(text) <= _LONGEST:
        said = _ACCESSED.fullmatch(text)
        if said and not is_ambiguous(said[1].strip()) and (day := read_day(said[1])):
            return Note(accessed=day)
        if is_arxiv_id(text) or _ONLY_PMID.fullmatch(text):
            return Note(status=status)
        if _AWARD.fullmatch(text):
            return Note(award=text, status=status)
    return Note(text, status=status)
