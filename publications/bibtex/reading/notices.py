"""The notice that an entry holds: of its own fields, or before its title."""

from collections.abc import Mapping

from publications.bibtex.latex.text import to_text
from publications.bibtex.reading.dates import read_day_of
from publications.messages.message import Message
from publications.vocabulary.identifiers import find_doi
from publications.vocabulary.notices import NOTICES


def read_notice(
    fields: Mapping[str, str], in_title: str, messages: list[Message]
) -> dict[str, str]:
    """Return the notice with its DOI and date; `in_title` is the one that stands there, or "".

    Remarks are added to `messages`.
    """
    said = to_text(fields.get("notice", "")).lower()
    return {
        "notice": said if said in NOTICES else in_title,
        "notice_doi": find_doi(fields.get("noticedoi", "")) or "",
        "notice_date": read_day_of(fields, ("noticedate",), messages),
    }
