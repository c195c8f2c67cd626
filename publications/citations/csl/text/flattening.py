"""Parts as pieces, one after the other, each with all marks that it stands in."""

from typing import NamedTuple

from publications.citations.csl.parts import (
    CLOSE,
    OPEN,
    TAG,
    VISIBLE,
    Group,
    Mark,
    Part,
    Piece,
    PieceRole,
)
from publications.citations.csl.text.group_suffixes import with_delimiters

_DELIMITER = PieceRole.DELIMITER

# Formats that a tag turns off where they are on already.
_BACK = {"i": "normal", "b": "roman", "small-caps": "no-sc"}
_OFF = {back: kind for kind, back in _BACK.items()}


class _Place(NamedTuple):
    """The surroundings of a part: marks, groups with or without a format, the element it is of."""

    marks: tuple[Mark, ...] = ()
    groups: tuple[Group, ...] = ()
    formatted: bool = False
    unquoted: bool = False
    read: bool = False

    def piece(self, text: str, role: PieceRole) -> Piece:
        """Return a text that stands here."""
        return Piece(
            text,
            self.marks,
            role,
            len(self.groups),
            self.read,
            self.formatted,
            self.groups,
            self.unquoted,
        )


def flatten(part: Part) -> list[Piece]:
    """Return the pieces of a part in order."""
    pieces: list[Piece] = []
    _flatten(part, _Place(), pieces)
    return pieces


def _flatten(part: Part, around: _Place, pieces: list[Piece]) -> None:
    if part.display:
        around = around._replace(marks=(*around.marks, part.display))
    formatted = around.formatted or any(mark.kind in VISIBLE for mark in part.marks)
    affix = around._replace(read=False, formatted=formatted)
    own = around._replace(
        marks=_within(around.marks, part.marks),
        formatted=formatted,
        unquoted=around.unquoted or part.unquoted,
    )
    if part.prefix:
        pieces.append(affix.piece(part.prefix, PieceRole.PREFIX))
    if part.quoted:
        pieces.append(affix.piece(OPEN, PieceRole.CONTENT))
    if isinstance(part.content, str):
        pieces.append(own.piece(part.content, part.role))
    else:
        inside = own._replace(read=own.read or part.read)
        if part.group:
            groups = (*own.groups, Group(len(pieces), formatted))
            inside = inside._replace(groups=groups, formatted=False, unquoted=False)
        for child, delimiter in with_delimiters(part.content, part.delimiter):
            _flatten(child, inside, pieces)
            if delimiter:
                pieces.append(inside._replace(read=False).piece(delimiter, _DELIMITER))
    if part.quoted:
        pieces.append(affix.piece(CLOSE, PieceRole.CONTENT))
    if part.suffix:
        role = PieceRole.GROUP_SUFFIX if part.group else PieceRole.SUFFIX
        pieces.append(affix.piece(part.suffix, role))


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
