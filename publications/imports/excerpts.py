"""Entries as they stand in the files of an import."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from publications.bibtex.entry import SourceFile
from publications.bibtex.source.decode import UndecodableFile, decode
from publications.models import ImportBatch, ImportEntry

LONGEST = 5000
_CUT = "\n[…]"


def excerpts(batch: ImportBatch, entries: Iterable[ImportEntry]) -> dict[int, str]:
    """Return by id the text of each of `entries`, cut after LONGEST characters.

    It ends where its braces are closed; where they are not, before the next entry of the file.
    """
    wanted: dict[str, list[ImportEntry]] = defaultdict(list)
    for entry in entries:
        if entry.line:
            wanted[entry.file].append(entry)
    texts = {}
    for file in batch.files.filter(name__in=wanted):
        try:
            lines = decode(SourceFile(file.name, bytes(file.content))).text.split("\n")
        except UndecodableFile:
            continue
        of_file = batch.entries.filter(file=file.name)
        starts = sorted({line or 0 for line in of_file.values_list("line", flat=True)})
        for entry in wanted[file.name]:
            line = entry.line or 0
            after = bisect_right(starts, line)
            end = starts[after] - 1 if after < len(starts) else len(lines)
            # A file in one line may hold many entries: the line is searched for this one.
            block = "\n".join(lines[line - 1 : max(end, line)])
            texts[entry.pk] = _excerpt(block, entry.citekey)
    return texts


def _excerpt(block: str, citekey: str) -> str:
    key = re.escape(citekey)
    start = re.search(rf"@\s*\w+\s*[{{(]\s*{key}\s*,", block) if citekey else None
    text = block[start.start() :] if start else block
    text = text[: _end(text[: LONGEST + 1])].rstrip()
    return text if len(text) <= LONGEST else text[:LONGEST] + _CUT


def _end(text: str) -> int | None:
    """Return the position behind the brace that closes the first one; None if none does."""
    depth = 0
    for brace in re.finditer(r"(?<!\\)[{}]", text):
        depth += 1 if brace[0] == "{" else -1
        if depth <= 0:
            return brace.end()
    return None
