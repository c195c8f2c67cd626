"""Reads a single block that the splitter gave up on or misread, mending what can be mended.

Mended, with a message: a missing comma, a missing citekey or one with LaTeX in it, a missing last
brace, a brace too many, a field given twice, `%` comments between fields. A field with a name that
is none, or without a value, and text between fields are left out. Anything else is an error.
"""

import re
from typing import NamedTuple

from publications.bibtex.source.citekeys import plain_citekey
from publications.bibtex.source.values import Fault, MalformedValueError, scan_value, skip_gap
from publications.messages.message import Message

# A type of several words ("@Online Article{key,") is one only before a citekey and a comma: prose
# has an @ and brackets, too.
HEAD = re.compile(
    r"@\s*((?:[^\W\d][\w.:+-]*)(?=\s*[{(])"
    r"|[^\W\d][\w-]*(?:[ \t]+[^\W\d][\w-]*){1,3}(?=[ \t]*\{[^\s{}()=@]*\s*,))\s*([{(])"
)
_FIELD = re.compile(r"([^\W\d][^\s=,{}()\"#%]*)\s*=")
# Web of Science and Scopus write "funding_text 1 = {...}"; a value tells it from other text.
_INVALID_NAME = re.compile(
    r"[{\"']?((?:[^={},@]|\{[^={},@]{0,20}\}){1,100}?)[}\"']?\s*=\s*(?=[{\"\w])"
)
# Text between fields, to the comma or the last brace.
_STRAY_TEXT = re.compile(r"[^={},@\"]{1,200}(?=[,})])")
_KEY = re.compile(r"[^\s,{}=]*(?:[ \t]+[^\s,{}=]+)*")
# OPUS 4 makes citekeys of names as they are written: `M{\"u}ster.2026`. A brace may lack its other.
_KEY_WITH_LATEX = re.compile(r"[^\s,=@](?:[^,=@\n]{0,300}?[^\s,=@])??(?=\s*,)")
_KEY_WITHOUT_COMMA = re.compile(
    r"([^\s,=@](?:[^,=@\n]{0,300}?[^\s,=@])??)\s+(?=[^\W\d][^\s=,{}()\"#%]*\s*=)"
)
# The brace closed too early when a comma and another field come behind it, or one within the key.
_GOES_ON = re.compile(r"[^\s,{}()=@]{0,100}\s*,\s*[^\W\d][\w+:.-]*\s*=\s*[{\"\w]")
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
    faults = []
    # Strictly before leniently: "{b \\} c}" is a value, not one with text behind it.
    for lenient in (False, True):
        for escapes in (False, True):
            try:
                reader = _Reader(text, head, limit, line, escapes=escapes, lenient=lenient)
                return reader.block()
            except BrokenBlockError as error:
                faults.append(error)
    # The fault by BibTeX's own rules is the one to tell.
    raise faults[0]


class _Reader:
    def __init__(
        self,
        text: str,
        head: re.Match[str],
        limit: int,
        line: int,
        *,
        escapes: bool,
        lenient: bool,
    ) -> None:
        self.text = text
        self.start = head.start()
        self.limit = limit
        self.first_line = line
        self.escapes = escapes
        self.lenient = lenient
        self.entry_type = " ".join(head[1].lower().split())
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
            field = self._field()
            if field:
                fields.append(field)
        if self.unclosed:
            self._require_whole(fields)
        return Block(self.entry_type, self.citekey, fields, self.messages, self.position)

    def _read_citekey(self) -> None:
        if not _FIELD.match(self.text, self.position, self.limit):
            self._read_written_citekey()
        if not self.citekey:
            self.messages.append(Message("citekey-missing"))

    def _read_written_citekey(self) -> None:
        key = _KEY.match(self.text, self.position, self.limit)
        end = key.end() if key else self.position
        if self.closing == ")" and self.text[end - 1 : end] == ")" and not self._is_comma(end):
            end -= 1
        closes = self.text.startswith(self.closing, end) and not goes_on(
            self.text, end + 1, self.limit
        )
        if closes or self._is_comma(end):
            self._take_citekey(end, end)
        elif found := _KEY_WITHOUT_COMMA.match(self.text, self.position, self.limit):
            self._take_citekey(found.end(1), found.end())
            self.messages.append(Message("citekey-comma"))
        elif found := _KEY_WITH_LATEX.match(self.text, self.position, self.limit):
            self._take_citekey(found.end(), found.end())
        elif end == self.limit or skip_gap(self.text, end, self.limit) == self.limit:
            self._take_citekey(end, end)
        else:
            self.position = end
            raise self._broken(
                Message("citekey-unreadable", line=self._line(), text=self._excerpt()),
                Message("citekey-remedy"),
            )

    def _is_comma(self, position: int) -> bool:
        return self.text.startswith(",", skip_gap(self.text, position, self.limit), self.limit)

    def _take_citekey(self, end: int, position: int) -> None:
        written = self.text[self.position : end]
        self.position = position
        self.citekey = plain_citekey(written)
        if self.citekey and self.citekey != written:
            self.messages.append(
                Message("citekey-mended", written=written[:80], citekey=self.citekey[:80])
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

    def _field(self) -> tuple[str, str] | None:
        """Read a field; return None for one that is left out."""
        name = _FIELD.match(self.text, self.position, self.limit)
        if name is None:
            return self._pass_over_field()
        field = name[1].lower()
        self.starts[field] = self.position
        start = skip_gap(self.text, name.end(), self.limit)
        if self.lenient and start < self.limit and self.text[start] in (",", self.closing):
            self.messages.append(Message("value-missing", line=self._line(), field=field))
            self.position = start
            return None
        return field, self._value(field, start)

    def _value(self, field: str, start: int) -> str:
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
        return self.text[start:end]

    def _pass_over_field(self) -> tuple[str, str] | None:
        """Pass over a field with a name that is none, or over text that is no field.

        A sound name between quotation marks or braces is that of a field, which is returned.
        """
        is_entry = self.lenient and self.entry_type != "string"
        name = _INVALID_NAME.match(self.text, self.position, self.limit) if is_entry else None
        if name:
            self.starts[name[1].lower()] = self.position
            value = self._value(name[1].strip(), name.end())
            if _FIELD.fullmatch(f"{name[1]}="):
                return name[1].lower(), value
            self.messages.append(Message("field-name", text=name[1].strip()[:80]))
            return None
        stray = _STRAY_TEXT.match(self.text, self.position, self.limit) if is_entry else None
        if stray is None:
            raise self._broken(
                Message("field-expected", line=self._line(), text=self._excerpt()),
                Message("field-remedy"),
            )
        self.messages.append(
            Message("text-between-fields", line=self._line(), text=stray[0].strip()[:40])
        )
        self.position = stray.end()
        return None

    def _excerpt(self) -> str:
        return " ".join(self.text[self.position : min(self.position + 60, self.limit)].split())[:40]

    def _line(self) -> int:
        return self.first_line + self.text.count("\n", self.start, self.position)

    def _broken(self, reason: Message, remedy: Message) -> BrokenBlockError:
        return BrokenBlockError(reason, remedy, self.citekey)
