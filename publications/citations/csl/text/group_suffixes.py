"""Suffixes of groups that begin as the suffix of the last element in the group ends.

Of "." in "." one period is printed. citeproc-js drops it at the end: of ". " the space is lost
as well, and of ".;" (the mark is that with which the next element or the delimiter begins) the
semicolon. Styles are made to look right with it.
"""

from collections.abc import Iterator, Sequence

from publications.citations.csl.parts import VISIBLE, Part

_MARKS = frozenset(".,:;!?")
_MARKS_AND_SPACES = _MARKS | frozenset(" \u00a0")


def mark_repeats(groups: Sequence[Part], *, punctuation_in_quote: bool) -> None:
    """Mark groups whose suffix begins as that of their last element ends.

    A period that goes into a quotation is none that is dropped.
    """
    for group in groups:
        group.repeats = _repeats(group, punctuation_in_quote=punctuation_in_quote)


def _repeats(group: Part, *, punctuation_in_quote: bool) -> bool:
    if not group.suffix or isinstance(group.content, str) or not group.content:
        return False
    last = group.content[-1]
    if last.suffix[:1] not in _MARKS_AND_SPACES:
        return False
    if punctuation_in_quote and _ends_with_quotes(last):
        return False
    # What the text of the element ends with is taken from its suffix before.
    suffix = last.suffix[1:] if _text(last).endswith(last.suffix[0]) else last.suffix
    return suffix[-1:] == group.suffix[0]


def with_delimiters(parts: Sequence[Part], delimiter: str) -> Iterator[tuple[Part, str]]:
    """Yield parts, each with what stands between it and the next, which a group may shorten."""
    for number, part in enumerate(parts, start=1):
        following = parts[number] if number < len(parts) else None
        between = delimiter if following is not None else ""
        if part.repeats:
            part.repeats = False
            if between:
                between = _shorten(part, between)
            elif following is not None and (holder := _with_first_prefix(part, following)):
                holder.prefix = _shorten(part, holder.prefix)
            elif following is not None or not part.suffix.endswith(" "):
                # A space at the end is one of what is around.
                part.suffix = part.suffix[:-1]
        yield part, between


def _shorten(group: Part, after: str) -> str:
    """Return what follows a group, its first mark gone, or shorten the suffix of the group."""
    if after[0] not in _MARKS:
        group.suffix = group.suffix[:-1]
        return after
    if after[0] == group.suffix[-1]:
        group.suffix = group.suffix[:-1]
    return after[1:]


def _with_first_prefix(group: Part, following: Part) -> Part | None:
    """Return the part with the prefix that touches the group; None beside a format."""
    if _is_formatted(group) or _is_formatted(following):
        return None
    holder = following
    while not holder.prefix:
        if isinstance(holder.content, str) or not holder.content:
            return None
        if holder.quoted or _is_formatted(holder):
            return None
        holder = holder.content[0]
    return holder


def _ends_with_quotes(part: Part) -> bool:
    """Return whether a part ends with a quotation by the style."""
    while not part.quoted:
        if isinstance(part.content, str) or not part.content:
            return False
        part = part.content[-1]
    return True


def _is_formatted(part: Part) -> bool:
    return any(mark.kind in VISIBLE for mark in part.marks)


def _text(part: Part) -> str:
    """Return the text of an element that is made of one text; "" for others."""
    while not isinstance(part.content, str):
        if len(part.content) != 1 or part.group:
            return ""
        part = part.content[0]
    return part.content
