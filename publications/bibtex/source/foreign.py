"""Formats that are no BibTeX, told by what a file holds: its name and media type say nothing."""

import re

from publications.messages.message import Message

#: An entry of BibTeX; a page or a style sheet has an @ and braces, too.
_ENTRY = re.compile(
    r"@\s*(?:article|book\w*|in\w+|misc|online|manual|\w*thesis|proceedings|collection|report"
    r"|techreport|unpublished|conference|patent|dataset|software|string|comment|preamble|xdata|set)"
    r"\s*[{(]",
    re.IGNORECASE,
)
#: By code of the message, how the text begins, white space left out; the first one counts.
_BEGINNINGS = (
    ("html-page", re.compile(r"<!doctype html|<html|<head|<body", re.IGNORECASE)),
    ("endnote-xml", re.compile(r"(?:<\?xml[^>]*\?>\s*)?<xml>\s*<records>", re.IGNORECASE)),
    ("xml-file", re.compile(r"<\?xml|<[a-z][\w:.-]*[\s>]", re.IGNORECASE)),
    ("json-file", re.compile(r"\[\s*\]|[\[{]\s*[\[{\"]")),
    ("ris-file", re.compile(r"TY  ?- ")),
    ("medline-file", re.compile(r"(?:PMID|PT|FN)\s*- |FN [A-Z]")),
    ("endnote-file", re.compile(r"%[0A-Z] \S")),
)
# A mark of the order of bytes is not text; files of Zotero and PubMed begin with empty lines.
_BLANK = " \t\r\n\ufeff"
_LOOK = 2000


def foreign_format(file: str, text: str) -> Message | None:
    """Return the message on what the text of a file is if it is no BibTeX, or None."""
    stripped = text.strip(_BLANK)
    if not stripped:
        return Message("file-empty", file=file)
    beginning = stripped[:_LOOK]
    for code, pattern in _BEGINNINGS:
        if pattern.match(beginning):
            return None if _ENTRY.search(text) else Message(code, file=file)
    return None
