"""Seams: the punctuation where two pieces meet.

A title that ends in "?" before a suffix of "." loses the period; a comma after a closing quotation
mark goes before it where the language has it so; nothing inside a field is touched.
"""

from publications.citations.csl.parts import CLOSING, VISIBLE, Piece, PieceRole

#: The one or two marks that two become where they meet: by the first, then by the second.
# Both tables are citeproc-js's, odd pairs included: CSL does not say what colliding marks become.
_MEETING = {
    "!": {".": "!", ":": "!"},
    "?": {".": "?", ":": "?"},
    ":": {"!": "!", "?": "?", ".": ":"},
    ";": {"!": "!", "?": "?", ":": ";", ".": ";"},
}
#: The same where a suffix meets the suffix of what it stands in.
_SUFFIXES = {
    ("!", "."): ".!",
    ("?", "."): ".?",
    (":", "."): ".:",
    (";", "."): ".;",
    ("!", ":"): "!",
    ("?", ":"): "?",
    (":", "!"): "!",
    (":", "?"): "?",
    (";", "!"): "!;",
    (";", "?"): "?;",
    (";", ":"): ":;",
}
_MARKS = ".,:;!?"
_INTO_QUOTES = ".,!?"
_NOT_INTO_QUOTES = (":", ";")
_OUT_OF_QUOTES = ",:;"


def settle(pieces: list[Piece], *, punctuation_in_quote: bool) -> list[Piece]:
    """Return the pieces with the punctuation between them settled."""
    kept: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if piece.role is not PieceRole.EXTRA:
            left = _last(kept)
            if left is not None:
                _meet(kept, left, piece, punctuation_in_quote=punctuation_in_quote)
        if piece.text:
            kept.append(piece)
    return kept


def _last(kept: list[Piece], before: int | None = None) -> int | None:
    """Return the place of the last piece that has text and is no extra; None if there is none."""
    start = len(kept) if before is None else before
    for place in range(start - 1, -1, -1):
        if kept[place].text and kept[place].role is not PieceRole.EXTRA:
            return place
    return None


def _meet(kept: list[Piece], left: int, right: Piece, *, punctuation_in_quote: bool) -> None:
    if kept[left].text[-1] == " " and right.text[0] == " ":
        if PieceRole.CONTENT not in {kept[left].role, right.role}:
            right.text = right.text[1:]
        return
    if right.text[0] not in _MARKS:
        return
    if right.role is PieceRole.CONTENT and not right.text[1:].strip():
        # As in citeproc-js, a text that is a mark and nothing else stays as it is.
        return
    if right.role is PieceRole.PREFIX and _beside_format(kept[left], right):
        # An affix of what is formatted, or behind it, stays as it is.
        return
    if kept[left].text.endswith(tuple(CLOSING)):
        if right.role is not PieceRole.CONTENT:
            _meet_quotes(kept, left, right, inside=punctuation_in_quote)
    elif kept[left].text[-1] in _MARKS:
        # citeproc-js swaps no marks behind a number.
        numeric = left > 0 and kept[left - 1].text[-1:].isdigit()
        _collide(kept[left], right, numeric=numeric)


def _collide(left: Piece, right: Piece, *, numeric: bool) -> None:
    one, other = left.text[-1], right.text[0]
    if PieceRole.PREFIX is left.role:
        return
    behind_suffix = left.role in {PieceRole.SUFFIX, PieceRole.GROUP_SUFFIX}
    far_delimiter = right.role is PieceRole.DELIMITER and behind_suffix and _far(left, right)
    if left.role is PieceRole.DELIMITER or (
        behind_suffix and right.role is PieceRole.DELIMITER and not far_delimiter
    ):
        if one == other and not (right.role is PieceRole.CONTENT and one == ","):
            right.text = right.text[1:]
        return
    if left.role is not PieceRole.CONTENT and (
        right.role is PieceRole.GROUP_SUFFIX or far_delimiter
    ):
        if one == other:
            right.text = right.text[1:]
        elif left.role is PieceRole.GROUP_SUFFIX and other in _MEETING.get(one, {}):
            _merge(left, right)
        elif (one, other) in _SUFFIXES and not numeric:
            left.text = left.text[:-1] + _SUFFIXES[one, other]
            right.text = right.text[1:]
        return
    if (left.look != right.look or left.unquoted) and not _far(left, right):
        # Pieces that print differently keep their marks; only a second one of the same is dropped.
        if one == other and right.role not in {PieceRole.PREFIX, PieceRole.CONTENT}:
            right.text = right.text[1:]
        return
    _merge(left, right)


def _beside_format(left: Piece, right: Piece) -> bool:
    """Return whether one of the elements that meet here, side by side, is formatted as a whole."""
    shared = _shared_groups(left, right)
    if right.formatted or any(group.formatted for group in right.groups[shared:]):
        return True
    return left.groups[shared].formatted if len(left.groups) > shared else left.formatted


def _shared_groups(left: Piece, right: Piece) -> int:
    """Return in how many groups both pieces stand."""
    count = 0
    for one, other in zip(left.groups, right.groups, strict=False):
        if one != other:
            break
        count += 1
    return count


def _far(left: Piece, right: Piece) -> bool:
    """Return whether the left stands in something that the mark on the right is not in."""
    match right.role:
        case PieceRole.GROUP_SUFFIX:
            return True
        case PieceRole.SUFFIX:
            return left.read
        case PieceRole.DELIMITER:
            return left.depth > right.depth
        case PieceRole.PREFIX:
            # The prefix that a group begins with is one of the group.
            return len(left.groups) > _shared_groups(left, right)
        case _:
            return False


def _merge(left: Piece, right: Piece) -> None:
    one, other = left.text[-1], right.text[0]
    if one == other:
        if not (one == "," and right.role is PieceRole.CONTENT):
            right.text = right.text[1:]
    elif merged := _MEETING.get(one, {}).get(other):
        left.text = left.text[:-1] + merged
        right.text = right.text[1:]


def _meet_quotes(kept: list[Piece], left: int, right: Piece, *, inside: bool) -> None:
    """Settle a mark after one or more closing quotation marks."""
    place: int | None = left
    while place is not None and not kept[place].text.rstrip(CLOSING):
        place = _last(kept, place)
    if place is None:
        return
    inner = kept[place]
    body = inner.text.rstrip(CLOSING)
    closing = inner.text[len(body) :]
    # In a field that ends in a quotation the mark meets what is quoted as it would any text.
    near = bool(closing) or _far(inner, right)
    settle_marks = _into_quotes if inside else _out_of_quotes
    settled, right.text = settle_marks(body, right.text, near=near, quoted_in_field=bool(closing))
    # Behind what is formatted within the quotation, but for links.
    formatted = {mark for mark in inner.marks if mark.kind in VISIBLE} - set(kept[left].marks)
    plain = tuple(mark for mark in inner.marks if mark not in formatted)
    if settled.startswith(body) and plain != inner.marks and not closing:
        # A mark that is added goes behind a tag of the field, and before the quotation mark.
        added = Piece(settled[len(body) :], plain, inner.role, inner.depth)
        kept.insert(place + 1, added)
    else:
        inner.text = settled + closing
    if inside and right.text[:1] in _NOT_INTO_QUOTES:
        # A mark that stays outside is still in the format of the quotation.
        kept[left].text += right.text[0]
        right.text = right.text[1:]


def _into_quotes(body: str, after: str, *, near: bool, quoted_in_field: bool) -> tuple[str, str]:
    """Return the quoted text and what follows it, a comma or period put into the quotation."""
    last, mark = body[-1], after[0]
    if mark in _INTO_QUOTES:
        if last != mark:
            body = body[:-1] + (_MEETING.get(last, {}).get(mark) or last + mark)
        return body, after[1:]
    swallowed = quoted_in_field and near and _MEETING.get(last, {}).get(mark) == last
    return body, after[1:] if last == mark or swallowed else after


def _out_of_quotes(body: str, after: str, *, near: bool, quoted_in_field: bool) -> tuple[str, str]:
    """Return the quoted text and what follows it, a comma or colon taken out of the quotation."""
    last, mark = body[-1], after[0]
    merged = _MEETING.get(last, {}).get(mark)
    if near or quoted_in_field or last not in _OUT_OF_QUOTES:
        if last == mark:
            return body, after[1:]
        return (body[:-1] + merged, after[1:]) if merged and near else (body, after)
    return body[:-1], after if last == mark else (merged or last + mark) + after[1:]
