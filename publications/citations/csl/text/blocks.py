"""Blocks of an entry: a number in the margin, a line of its own, an indented note."""

from collections.abc import Sequence

from publications.citations.csl.parts import Piece, PieceRole

BLOCKS = frozenset({"block", "left-margin", "right-inline", "indent"})


def apart(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of an entry with a space between blocks that would run together."""
    found: list[Piece] = []
    for piece in pieces:
        if found and piece.text and _block(found[-1]) != _block(piece):
            touching = not found[-1].text[-1:].isspace() and not piece.text[0].isspace()
            if touching:
                found.append(Piece(" ", (), PieceRole.EXTRA))
        if piece.text:
            found.append(piece)
    return found


def _block(piece: Piece) -> tuple[str, ...]:
    return tuple(mark.value for mark in piece.marks if mark.kind in BLOCKS)
