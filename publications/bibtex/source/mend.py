"""Mended pieces of files: what a person has written in place of a block that cannot be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from publications.bibtex.entry import Failure, Macro, ParsedFiles, RawEntry
from publications.bibtex.source.parse import parse


@dataclass(frozen=True, slots=True)
class MendedText:
    """The `text` that stands for the block `written` at a line of a file."""

    file: str
    line: int
    written: str
    text: str


def mend(parsed: ParsedFiles, mended: Iterable[MendedText]) -> None:
    """Put mended texts in place of the blocks that they are for.

    Lines of other entries stay as they are in the files. A block that is not there is left alone.
    """
    for one in mended:
        if _take_away(parsed, one):
            # Behind as many lines as stand before it, so that its entries have the block's place.
            piece = parse([(one.file, "\n" * (one.line - 1) + one.text.strip())])
            _join(parsed, piece, one)


def _take_away(parsed: ParsedFiles, one: MendedText) -> bool:
    if (index := _index(parsed.failures, one)) is not None:
        del parsed.failures[index]
    elif (index := _index(parsed.entries, one)) is not None:
        del parsed.entries[index]
        parsed.macros = [
            _moved(macro, -1 if macro.entries_before > index else 0) for macro in parsed.macros
        ]
    return index is not None


def _index(blocks: Sequence[Failure | RawEntry], one: MendedText) -> int | None:
    """Return the position of the block that a text is for.

    Of several in one line it is the one that reads the same; what an entry inherits was written
    out in it, so that the only one in a line need not.
    """
    there = [
        index
        for index, block in enumerate(blocks)
        if (block.file, block.line) == (one.file, one.line)
    ]
    same = [index for index in there if blocks[index].raw == one.written]
    return next(iter(same or there), None)


def _join(parsed: ParsedFiles, piece: ParsedFiles, one: MendedText) -> None:
    before = len(parsed.entries)
    parsed.entries += piece.entries
    parsed.macros += [_moved(macro, before) for macro in piece.macros]
    parsed.failures += [_placed(failure, one) for failure in piece.failures]
    parsed.messages += piece.messages


def _moved(macro: Macro, by: int) -> Macro:
    return replace(macro, entries_before=macro.entries_before + by) if by else macro


def _placed(failure: Failure, one: MendedText) -> Failure:
    """Return a failure at the place of the block: a text without an entry fails in its line 1."""
    return replace(failure, line=max(failure.line, one.line), raw=failure.raw.lstrip("\n"))
