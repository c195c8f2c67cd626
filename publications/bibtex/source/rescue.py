"""Reads a single block that the splitter gave up on or misread, mending what can be mended.

Mended, with a message: a missing comma, a missing citekey, a missing last brace, a brace too
many, a field given twice, `%` comments between fields. Anything else is an error.
"""

import re
from typing import NamedTuple

from publications.bibtex.source.values import Fault, MalformedValueError, scan_value, skip_gap
from publications.messages.message import Message

HEAD = re.compile(r"@\s*([A-Za-z]\w*)\s*([{(])")
_FIELD = re.compile(r"([^\W\d][^\s=,{}()\"#%]*)\s*=")
_KEY = re.compile(r"[^\s,{}=]*(?:[ \t]+[^\s,{}=]+)*")
_WORD_BEFORE_FIELD = re.compile(r"([^\s,{}=]+)\s+(?=[^\W\d][^\s=,{}()\"#%]*\s*=)")
# The brace closed too early when a comma and another field come behind it.
_GOES_ON = re.compile(r"\s*,\s*[^\W\d][\w+:.-]*\s*=\s*[{\"\w]")
_FIELD_WITHIN = re.compile(r",\s*[A-Za-z][\w+:.-]*\s*=\s*[{\"\w]")
_CLOSING = {"{": "}", "(": ")"}
_FAULTS = {
    Fault.MISSING: "value-missing",
    Fault.UNBALANCED: "value-unbalanced",
    Fault.UNCLOSED: "value-unclosed",
}


class BrokenBlockError(ValueError):
    """A block that cannot be read, with the fault and the remedy."""

    def __init__(self, reason: Message, remedy: Message, citekey: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.citekey = citekey


class Block(NamedTuple):
    """A block as read: value expressions in order, and where the block ends."""

    entry_type: str
    citekey: str
    fields: list[tuple[str, str]]
    messages: list[Message]
    end: int


def goes_on(text: str, end: int, limit: int) -> bool:
    """Return whether the entry that ends at `end` seems to have been closed too early."""
    return _GOES_ON.match(text, end, limit) is not None


def reread(text: str, head: re.Match[str], limit: int, line: int) -> Block:
    """Read the block that `head` begins, in `line`, and that ends before `limit`.

    Raises BrokenBlockError.
    """
    try:
        return _Reader(text, head, limit, line, escapes=False).block()
    except BrokenBlockError:
        try:
            return _Reader(text, head, limit, line, escapes=True).block()
        except BrokenBlockError:
            # The fault by BibTeX's own rules is the one to tell.
            pass
        raise


class _Reader:
    def __init__(
        self, text: str, head: re.Match[str], limit: int, line: int, *, escapes: bool
    ) -> None:
        self.text = text
        self.start = head.start()
        self.limit = limit
        self.first_line = line
        self.escapes = escapes
        self.entry_type = head[1].lower()
        self.closing = _CLOSING[head[2]]
        self.position = skip_gap(text, head.end(), limit)
        self.citekey = ""
        self.unclosed = False
        self.starts: dict[str, int] = {}
        self.messages: list[Message] = []

    def block(self) -> Block:
        if self.entry_type != "string":
            self._read_citekey()
        fields: list[tuple[str, str]] = []
        while not self._at_end():
            fields.append(self._field())
        if self.unclosed:
            self._require_whole(fields)
        return Block(self.entry_type, self.citekey, fields, self.messages, self.position)

    def _read_citekey(self) -> None:
        if not _FIELD.match(self.text, self.position, self.limit):
            self._read_written_citekey()
        if not self.citekey:
            self.messages.append(Message("citekey-missing"))

    def _read_written_citekey(self) -> None:
        forgotten_comma = _WORD_BEFORE_FIELD.match(self.text, self.position, self.limit)
        if forgotten_comma:
            self.citekey = forgotten_comma[1]
            self.position = forgotten_comma.end()
            self.messages.append(Message("citekey-comma"))
            return
        key = _KEY.match(self.text, self.position, self.limit)
        end = key.end() if key else self.position
        self.citekey = self.text[self.position : end].removesuffix(
            self.closing if self.closing == ")" else ""
        )
        end = skip_gap(self.text, self.position + len(self.citekey), self.limit)
        self.position = end
        if end < self.limit and self.text[end] not in (",", self.closing):
            raise self._broken(
                Message("citekey-unreadable", line=self._line(), text=self._excerpt()),
                Message("citekey-remedy"),
            )

    def _at_end(self) -> bool:
        """Move over commas to the next field; return whether there is none."""
        while True:
            self.position = skip_gap(self.text, self.position, self.limit)
            if self.position >= self.limit:
                self.unclosed = True
                self.messages.append(Message("closing-brace"))
                return True
            character = self.text[self.position]
            if character == ",":
                self.position += 1
            elif character == self.closing:
                self.position += 1
                if not goes_on(self.text, self.position, self.limit):
                    return True
                self.messages.append(Message("surplus-brace", brace=self.closing))
            else:
                return False

    def _require_whole(self, fields: list[tuple[str, str]]) -> None:
        """Raise if the missing brace is rather that of a value, which then holds other fields."""
        for field, expression in fields:
            if _FIELD_WITHIN.search(expression):
                self.position = self.starts[field]
                raise self._broken(
                    Message("value-runs-on", line=self._line(), field=field),
                    Message("braces-remedy"),
                )

    def _field(self) -> tuple[str, str]:
        name = _FIELD.match(self.text, self.position, self.limit)
        if name is None:
            raise self._broken(
                Message("field-expected", line=self._line(), text=self._excerpt()),
                Message("field-remedy"),
            )
        field = name[1].lower()
        self.starts[field] = self.position
        start = skip_gap(self.text, name.end(), self.limit)
        try:
            _, end = scan_value(self.text, start, self.limit, escapes=self.escapes)
        except MalformedValueError as error:
            self.position = error.position
            raise self._broken(
                Message(_FAULTS[error.fault], line=self._line(), field=field),
                Message("braces-remedy"),
            ) from error
        self.position = skip_gap(self.text, end, self.limit)
        if _FIELD.match(self.text, self.position, self.limit):
            self.messages.append(Message("field-comma", field=field))
        return field, self.text[start:end]

    def _excerpt(self) -> str:
        return " ".join(self.text[self.position : min(self.position + 60, self.limit)].split())[:40]

    def _line(self) -> int:
        return self.first_line + self.text.count("\n", self.start, self.position)

    def _broken(self, reason: Message, remedy: Message) -> BrokenBlockError:
        return BrokenBlockError(reason, remedy, self.citekey)
