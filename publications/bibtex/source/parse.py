"""Text to entries: bibtexparser splits, `rescue` reads again what the splitter misses or misreads.

The splitter drops `@ article{` and what stands behind a broken entry on its line, takes
`{T} year=1` for a value and `% note` for a field name. So its word is taken only for blocks whose
every part is sound; anything else in the text that looks like a block is read by `rescue`.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from sys import intern

from bibtexparser.model import Block, Entry, ExplicitComment, Preamble, String
from bibtexparser.splitter import Splitter

from publications.bibtex.entry import Failure, Macro, ParsedFiles, RawEntry
from publications.bibtex.source.foreign import foreign_format
from publications.bibtex.source.rescue import HEAD, BrokenBlockError, goes_on, reread
from publications.bibtex.source.values import is_value
from publications.messages.message import Message

# It logs one warning per failed block; the failures are reported as such.
logging.getLogger("bibtexparser.splitter").setLevel(logging.ERROR)

# A broken block is given up where the next one begins: at the start of a line, or within a line
# if key and first field make it unmistakable.
_BOUNDARY = re.compile(
    r"^[ \t]*@[ \t]*[^\W\d][\w.:+-]*(?:[ \t]+[^\W\d][\w-]*){0,3}\s*[{(]"
    r"|(?<![\w.])@[A-Za-z]\w*[ \t]*[{(][^\s,{}()=@]+\s*,\s*[\w-]+\s*=",
    re.MULTILINE,
)
# What seems to begin an entry and is none for BibTeX: an @ at the start of a line, or, before a key
# and a field, a word without one or with signs in it.
_STRAY = re.compile(
    r"^[ \t]*@|^[ \t]*[A-Za-z]{4,20}\{[^\s,{}()=@]+\s*,\s*[\w-]+\s*="
    r"|(?<![\w.])@[^\s@{}(),=]{1,40}[{(\[<][^\s,{}()=@]+\s*,\s*[\w-]+\s*=",
    re.MULTILINE,
)
_STRAY_FIELD = re.compile(r"[A-Za-z][\w-]{0,40}\s*=\s*[{\"0-9]")
_STRAY_KEY = re.compile(r"[{(\[<]\s*([^\s,{}()\[\]<>=@]+)\s*,")
_FIELD_NAME = re.compile(r"[^\W\d][^\s=,{}()\"#%]*")
_CITEKEY = re.compile(r"[^\s,{}%]*")
_RIS = re.compile(r"^TY  - ", re.MULTILINE)
#: Messages on mended entries, and those on @strings, which name the place: no entry does.
_OF_MACROS = {
    "field-comma": "macro-comma",
    "closing-brace": "macro-closing-brace",
    "surplus-brace": "macro-surplus-brace",
}
_NOT_ENTRIES = frozenset({"comment", "preamble"})
# Characters of a line that are looked at, so that lines of megabytes cost no more than others.
_LOOK = 80


def parse(files: Sequence[tuple[str, str]]) -> ParsedFiles:
    """Parse (name, text) pairs; a file without any block becomes a failure of its line 1."""
    parsed = ParsedFiles()
    for name, text in files:
        _FileParser(name, text, parsed).run()
    return parsed


class _FileParser:
    def __init__(self, name: str, text: str, parsed: ParsedFiles) -> None:
        self.name = name
        self.text = text
        self.parsed = parsed
        self.position = 0
        self.found_any = False
        self._boundary = 0
        self._looked_to = 0
        self._in_comment = self._comments_out(0)
        self._counted_to = 0
        self._lines = 1

    def run(self) -> None:
        if foreign := foreign_format(self.name, self.text):
            self._fail_as_empty(foreign)
            return
        for start, block in self._located_blocks():
            self._read_gap(start)
            if start >= self.position:
                self._take(block, start)
        self._read_gap(len(self.text))
        if not self.found_any:
            self._fail_as_empty(
                Message("ris-remedy" if _RIS.search(self.text) else "export-remedy")
            )

    def _located_blocks(self) -> Iterator[tuple[int, Block]]:
        start = -1
        blocks = Splitter(self.text).split().blocks
        blocks.reverse()
        while blocks:  # They take more memory than what is made of them.
            block = blocks.pop()
            if block.raw.startswith("@"):
                start = self.text.index(block.raw, start + 1)
                yield start, _as_read(block)

    def _read_gap(self, until: int) -> None:
        """Read what looks like a block between the present position and `until`."""
        while self.position < until:
            head = HEAD.search(self.text, self.position, until)
            self._fail_strays(head.start() if head else until)
            if head is None:
                self.position = until
            else:
                self._reread(head.start())

    def _fail_strays(self, until: int) -> None:
        """Report what looks like an entry, before `until`, and has no head that BibTeX reads."""
        starts = [found.start() for found in _STRAY.finditer(self.text, self.position, until)]
        for start, end in pairwise([*starts, until]):
            if _STRAY_FIELD.search(self.text, start, end) and not self._is_commented_out(start):
                key = _STRAY_KEY.search(self.text, start, min(end, start + _LOOK))
                head = " ".join(self.text[start : min(end, start + _LOOK)].split())[:40]
                reason = Message("entry-head-unreadable", line=self._line(start), text=head)
                remedy = Message("entry-head-remedy")
                self._fail(BrokenBlockError(reason, remedy, key[1] if key else ""), start, end)

    def _take(self, block: Block, start: int) -> None:
        end = start + len(block.raw)
        if self._is_commented_out(start):
            self._skip_comment_lines(start)
        elif isinstance(block, ExplicitComment | Preamble):
            self.found_any = True
            self.position = end
        elif isinstance(block, Entry) and _is_sound(block) and not self._goes_on(end):
            fields = [(intern(item.key.lower()), item.value) for item in block.fields]
            messages = [] if block.key else [Message("citekey-missing")]
            self._add(block.entry_type, block.key, fields, messages, start, end)
        elif isinstance(block, String) and is_value(block.value):
            self._add("string", "", [(block.key.lower(), block.value)], [], start, end)
        elif HEAD.match(self.text, start) is None:
            self._fail_strays(end)
        else:
            self._reread(start)

    def _reread(self, start: int) -> None:
        head = HEAD.match(self.text, start)
        if head is None or self.text[start - 1 : start].isalnum():
            # A lone @, or an address such as `me@work (office)`.
            self.position = start + 1
        elif self._is_commented_out(start):
            self._skip_comment_lines(start)
        elif head[1].lower() in _NOT_ENTRIES:
            # As in BibTeX, entries inside an @comment that is not closed before them count.
            self.found_any = True
            self.position = head.end()
        else:
            limit = self._limit_after(start)
            try:
                block = reread(self.text, head, limit, self._line(start))
            except BrokenBlockError as error:
                self._fail(error, start, limit)
            else:
                self._add(
                    block.entry_type, block.citekey, block.fields, block.messages, start, block.end
                )

    def _add(
        self,
        entry_type: str,
        citekey: str,
        fields: list[tuple[str, str]],
        messages: list[Message],
        start: int,
        end: int,
    ) -> None:
        self.position = end
        self.found_any = True
        line = self._line(start)
        if entry_type == "string":
            self._add_macros(fields, line)
            self.parsed.messages += [
                Message(_OF_MACROS[one.code], file=self.name, line=line, **dict(one.params))
                for one in messages
            ]
            return
        unique: dict[str, str] = {}
        for name, expression in fields:
            # The first counts, as in BibTeX.
            if unique.setdefault(name, expression) != expression:
                messages.append(Message("field-repeated", field=name))
        raw = self.text[start:end].rstrip()
        self.parsed.entries.append(
            RawEntry(self.name, line, entry_type, citekey.strip(), unique, raw, tuple(messages))
        )

    def _add_macros(self, fields: list[tuple[str, str]], line: int) -> None:
        before = len(self.parsed.entries)
        self.parsed.macros += [
            Macro(self.name, line, name, expression, before) for name, expression in fields
        ]

    def _fail(self, error: BrokenBlockError, start: int, limit: int) -> None:
        self.position = limit
        self.found_any = True
        raw = self.text[start:limit].rstrip()
        self.parsed.failures.append(
            Failure(
                self.name,
                self._line(start),
                error.citekey or None,
                error.reason,
                error.remedy,
                raw,
            )
        )

    def _fail_as_empty(self, remedy: Message) -> None:
        excerpt = self.text[:200]
        self.parsed.failures.append(
            Failure(self.name, 1, None, Message("no-entry"), remedy, excerpt)
        )

    def _goes_on(self, end: int) -> bool:
        return goes_on(self.text, end, min(end + 20 * _LOOK, len(self.text)))

    def _is_commented_out(self, start: int) -> bool:
        """Return whether a `%` begins the line of a block and seems to hold for all of it."""
        # From the last place on: a line of many blocks is not read again for each of them.
        newline = self.text.rfind("\n", self._looked_to, start)
        self._looked_to = start
        if newline >= 0:
            self._in_comment = self._comments_out(newline + 1)
        return self._in_comment

    def _comments_out(self, line_start: int) -> bool:
        if not self._begins_comment(line_start):
            return False
        line_end = self._line_end(line_start)
        opened = self.text.count("{", line_start, line_end)
        closed = self.text.count("}", line_start, line_end)
        return opened == closed or self._begins_comment(line_end + 1)

    def _begins_comment(self, line_start: int) -> bool:
        return self.text[line_start : line_start + _LOOK].lstrip(" \t").startswith("%")

    def _skip_comment_lines(self, start: int) -> None:
        self.found_any = True
        self.parsed.messages.append(
            Message("commented-out", file=self.name, line=self._line(start))
        )
        self.position = self._line_end(start)
        while self._begins_comment(self.position + 1):
            self.position = self._line_end(self.position + 1)

    def _line_end(self, position: int) -> int:
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end

    def _limit_after(self, start: int) -> int:
        # Kept until it is passed, or each broken block would be searched to the end of the file.
        if self._boundary <= start:
            boundary = _BOUNDARY.search(self.text, start + 1)
            self._boundary = boundary.start() if boundary else len(self.text)
        return self._boundary

    def _line(self, position: int) -> int:
        """Return the line of `position`, which must not lie before the last one asked for."""
        self._lines += self.text.count("\n", self._counted_to, position)
        self._counted_to = position
        return self._lines


def _as_read(block: Block) -> Block:
    """Return the block within one that the splitter refused for a citekey or field given twice."""
    while (inner := getattr(block, "ignore_error_block", None)) is not None:
        block = inner
    return block


def _is_sound(entry: Entry) -> bool:
    return _CITEKEY.fullmatch(entry.key) is not None and all(
        _FIELD_NAME.fullmatch(item.key) and is_value(item.value) for item in entry.fields
    )
