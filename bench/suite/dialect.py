"""Bibliographies in the HTML of the CSL test suite."""

from collections.abc import Iterable, Sequence

from publications.citations.csl.parts import Mark, Piece
from publications.citations.csl.text.html import shared_marks

_ESCAPES = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;"})
_TAGS = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "u": ('<span style="text-decoration:underline;">', "</span>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "normal": ('<span style="font-style:normal;">', "</span>"),
    "roman": ('<span style="font-weight:normal;">', "</span>"),
    "no-sc": ('<span style="font-variant:normal;">', "</span>"),
    "baseline": ('<span style="baseline">', "</span>"),
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
}


def bibliography_html(entries: Iterable[Sequence[Piece]]) -> str:
    """Return a bibliography as the suite writes it."""
    printed = [html for entry in entries if (html := _entry(entry))]
    written = "".join(f'  <div class="csl-entry">{html}</div>\n' for html in printed)
    return f'<div class="csl-bib-body">\n{written}</div>'


def _entry(pieces: Sequence[Piece]) -> str:
    written: list[str] = []
    current: list[Mark] = []
    for piece in pieces:
        if not piece.text:
            continue
        marks = [mark for mark in piece.marks if mark.kind in _TAGS]
        keep = shared_marks(current, marks)
        written += [_TAGS[mark.kind][1] for mark in reversed(current[keep:])]
        written += [_TAGS[mark.kind][0] for mark in marks[keep:]]
        # A block ends without a space, an entry without blocks may have one.
        last = piece is pieces[-1] and any(mark.kind == "right-inline" for mark in marks)
        written.append((piece.text.rstrip() if last else piece.text).translate(_ESCAPES))
        current = marks
    written += [_TAGS[mark.kind][1] for mark in reversed(current)]
    return "".join(written)
