"""Parts as pieces, one after the other, each with all marks that it stands in."""

from publications.citations.csl.parts import CLOSE, OPEN, TAG, Mark, Part, Piece, PieceRole

# Formats that a tag turns off where they are on already.
_BACK = {"i": "normal", "b": "roman", "small-caps": "no-sc"}
_OFF = {back: kind for kind, back in _BACK.items()}


def flatten(part: Part) -> list[Piece]:
    """Return the pieces of a part in order."""
    pieces: list[Piece] = []
    _flatten(part, (), 0, pieces, read=False)
    return pieces


def _flatten(
    part: Part, around: tuple[Mark, ...], depth: int, pieces: list[Piece], *, read: bool
) -> None:
    if part.display:
        around = (*around, part.display)
    marks = _within(around, part.marks)
    if part.prefix:
        pieces.append(Piece(part.prefix, around, PieceRole.PREFIX, depth))
    if part.quoted:
        pieces.append(Piece(OPEN, around, PieceRole.CONTENT, depth))
    if isinstance(part.content, str):
        pieces.append(Piece(part.content, marks, part.role, depth, read))
    else:
        inside = depth + part.group
        for number, child in enumerate(part.content):
            if number and part.delimiter:
                pieces.append(Piece(part.delimiter, marks, PieceRole.DELIMITER, inside))
            _flatten(child, marks, inside, pieces, read=read or part.read)
    if part.quoted:
        pieces.append(Piece(CLOSE, around, PieceRole.CONTENT, depth))
    if part.suffix:
        role = PieceRole.GROUP_SUFFIX if part.group else PieceRole.SUFFIX
        pieces.append(Piece(part.suffix, around, role, depth))


def _within(around: tuple[Mark, ...], own: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return all marks of a text; a tag of a field turns back what is on around it already."""
    marks = around
    for mark in own:
        if mark.value == TAG:
            back = _BACK.get(mark.kind)
            kinds = [one.kind for one in marks if one.kind in {mark.kind, back}]
            turned = back is not None and bool(kinds) and kinds[-1] == mark.kind
            marks = (*marks, Mark(back if turned and back else mark.kind, TAG))
        elif mark.kind in _OFF and all(one.kind != _OFF[mark.kind] for one in marks):
            continue  # nothing to turn off
        elif mark not in marks:
            marks = (*marks, mark)
    return marks
