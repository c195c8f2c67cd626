"""Pieces as HTML: every text escaped, every tag from the table below."""

from collections.abc import Sequence
from html import escape

from publications.citations.csl.parts import Mark, Piece
from publications.citations.csl.text.blocks import BLOCKS

_TAGS = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "u": ('<span class="underline">', "</span>"),
    "small-caps": ('<span class="small-caps">', "</span>"),
    "sign": ('<span class="author-sign">', "</span>"),
    "normal": ('<span class="no-italics">', "</span>"),
    "roman": ('<span class="no-bold">', "</span>"),
    "baseline": ('<span class="baseline">', "</span>"),
    **{kind: (f'<span class="csl-{kind}">', "</span>") for kind in sorted(BLOCKS)},
    "no-sc": ('<span class="no-small-caps">', "</span>"),
}


def to_html(pieces: Sequence[Piece]) -> str:
    """Return `pieces` as HTML with tags opened and closed in order."""
    written: list[str] = []
    current: tuple[Mark, ...] = ()
    for piece in pieces:
        if not piece.text:
            continue
        # Marks in common stay open: a link of several runs is one link, not several.
        keep = shared_marks(current, piece.marks)
        written.extend(_end(mark) for mark in reversed(current[keep:]))
        written.extend(_start(mark) for mark in piece.marks[keep:])
        written.append(escape(piece.text, quote=False))
        current = piece.marks
    written.extend(_end(mark) for mark in reversed(current))
    return "".join(written)


def to_text(pieces: Sequence[Piece]) -> str:
    """Return `pieces` as plain text."""
    return "".join(piece.text for piece in pieces)


def shared_marks(left: Sequence[Mark], right: Sequence[Mark]) -> int:
    """Return how many marks two pieces have in common, from the outermost on."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _start(mark: Mark) -> str:
    match mark.kind:
        case "a":
            return f'<a href="{escape(mark.value)}">'
        case "person":
            return f'<a data-person="{int(mark.value)}">'
        case "title":
            return "<a data-title>"
        case "lang":
            return f'<span lang="{escape(mark.value)}">'
        case _:
            return _TAGS[mark.kind][0]


def _end(mark: Mark) -> str:
    match mark.kind:
        case "a" | "person" | "title":
            return "</a>"
        case "lang":
            return "</span>"
        case _:
            return _TAGS[mark.kind][1]
