"""Bytes to text: UTF-8, UTF-16 by its mark or NULs, else the encoding noted, else CP1252."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from publications.bibtex.entry import SourceFile
from publications.bibtex.source.foreign import foreign_format
from publications.messages.message import Message, MessageError

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF-", "pdf-document"),
    (b"PK\x03\x04", "zip-archive"),
    (b"\x1f\x8b", "gzip-archive"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"{\\rtf", "rtf-document"),
    (b"\xd0\xcf\x11\xe0", "word-document"),
)
# JabRef, BibDesk and Emacs note the encoding in the first lines of a file.
_NOTED = re.compile(
    rb"%\s*Encoding:\s*([\w-]+)|coding:\s*([\w-]+?)(?:-unix|-dos|-mac)?[\s;]", re.IGNORECASE
)
_PLAUSIBLE = re.compile(
    r"iso-?8859-?[0-9]+|latin-?[0-9]+|(?:cp|windows-?)125[0-9]|koi8-[ru]|gbk|gb18030|big5"
    r"|euc-(?:jp|kr)"
    r"|shift_jis|mac-?roman"
)
_LOOK = 200
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")
_C1 = re.compile("[\x80-\x9f]")
_C1_AS_CP1252 = {
    byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0xA0)
}
_LATIN1_NAMES = frozenset({"iso8859-1", "latin-1"})


class UndecodableFile(MessageError, ValueError):  # noqa: N818 it is about the file, and part of the interface
    """The content is not text in any encoding that BibTeX files come in."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    r"""Text with `\n` line ends, the encoding it was read in, what the reader should know."""

    text: str
    encoding: str
    messages: tuple[Message, ...]


def decode(file: SourceFile) -> DecodedText:
    """Decode a .bib file.

    UTF-8 needs no mark. Bytes that are not UTF-8 are read in the encoding noted in the file's
    head or as CP1252, which holds all of Latin-1's letters; in a file that is UTF-8 elsewhere only
    the bytes that are not. Raises UndecodableFile for binary content.
    """
    for mark, encoding in _MARKS:
        if file.content.startswith(mark):
            return _decode_marked(file, encoding)
    if unmarked := _unmarked_utf_16(file.content):
        return _decode_marked(file, unmarked)
    _refuse_binary(file)
    try:
        return _decoded(file.content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(file, error.start)


def refusal(file: SourceFile) -> Message | None:
    """Return the reason why a file is no BibTeX at all, or None."""
    try:
        return foreign_format(file.name, decode(file).text)
    except UndecodableFile as error:
        return error.message


def _unmarked_utf_16(content: bytes) -> str | None:
    """Return the encoding of a text in UTF-16 that lacks its mark: every other byte is a NUL."""
    head = content[:_LOOK]
    for encoding, nul in (("utf-16-le", 1), ("utf-16-be", 0)):
        # Of BibTeX most characters are ASCII; the other half of each holds its letters.
        if len(head) > 1 and not any(head[nul::2]) and 0 not in head[1 - nul :: 2]:
            return encoding
    return None


def decode_files(files: Sequence[SourceFile]) -> tuple[list[tuple[str, str]], list[Message]]:
    """Return (name, text) of each file, and remarks on how the texts were decoded.

    Raises UndecodableFile, naming the file, when one of them is not text.
    """
    texts: list[tuple[str, str]] = []
    messages: list[Message] = []
    for file in files:
        decoded = decode(file)
        texts.append((file.name, decoded.text))
        messages += decoded.messages
    return texts, messages


def _decode_marked(file: SourceFile, encoding: str) -> DecodedText:
    content = file.content
    if encoding == "utf-8":
        _refuse_binary(file)
        content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _decode_legacy(SourceFile(file.name, content), error.start)
        message = Message("encoding-broken", file=file.name, encoding=encoding.upper())
        raise UndecodableFile(message) from error
    if "\0" in text:
        raise UndecodableFile(Message("nul-characters", file=file.name))
    return _decoded(text, encoding)


def _decode_legacy(file: SourceFile, wrong: int) -> DecodedText:
    """Decode a file that is not UTF-8 from the byte at `wrong` on."""
    content = file.content
    line = content.count(b"\n", 0, wrong) + 1
    # The rest without the wrong bytes is sound UTF-8: then they alone are read otherwise.
    if not content.decode("utf-8", errors="ignore").isascii():
        text = content.decode("utf-8", errors=_BYTE_BY_BYTE)
        message = Message("bytes-not-utf-8", file=file.name, line=line)
        return _decoded(text, "utf-8 and cp1252", message)
    encoding = _noted_encoding(content) or "cp1252"
    text = content.decode(encoding, errors="replace")
    read_as = encoding.upper()
    message = Message("file-not-utf-8", file=file.name, line=line, encoding=read_as)
    if gaps := text.count("\ufffd"):
        message = Message(
            "file-not-utf-8-with-gaps", file=file.name, line=line, encoding=read_as, count=gaps
        )
    return _decoded(text, encoding, message)


def _noted_encoding(content: bytes) -> str | None:
    noted = _NOTED.search(content, 0, 2000)
    if noted is None:
        return None
    name = (noted[1] or noted[2]).decode("ascii").lower().replace("iso8859_", "iso8859-")
    if not _PLAUSIBLE.fullmatch(name):
        return None
    try:
        name = codecs.lookup(name).name
    except LookupError:
        return None
    # CP1252 has all of Latin-1's letters, and the quotation marks that such files do hold.
    return None if name in _LATIN1_NAMES else name


def _refuse_binary(file: SourceFile) -> None:
    content = file.content
    for magic, kind in _BINARY:
        if content.startswith(magic):
            raise UndecodableFile(Message(kind, file=file.name))
    if b"\0" in content:
        raise UndecodableFile(Message("nul-characters", file=file.name))
    # A few are slips in what is text all the same.
    if len(_CONTROL.findall(content, 0, 4096)) > max(8, min(len(content), 4096) // 50):
        raise UndecodableFile(Message("binary-file", file=file.name))


def _decoded(text: str, encoding: str, *messages: Message) -> DecodedText:
    # Files that were joined have their marks in the middle.
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    if _C1.search(text):
        # U+0080 to U+009F are never meant in prose: CP1252 text was once read as Latin-1.
        text = text.translate(_C1_AS_CP1252)
    return DecodedText(text, encoding, messages)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


_BYTE_BY_BYTE = "cp1252-where-not-utf-8"
codecs.register_error(_BYTE_BY_BYTE, _as_cp1252)
