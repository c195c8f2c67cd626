"""Bytes to text: UTF-8, UTF-16 by its mark, else the encoding the file names, else CP1252."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from publications.bibtex.entry import SourceFile

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a rich text document"),
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
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")
_C1 = re.compile("[\x80-\x9f]")
_C1_AS_CP1252 = {
    byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0xA0)
}
_LATIN1_NAMES = frozenset({"iso8859-1", "latin-1"})


class UndecodableFile(ValueError):  # noqa: N818 it is about the file, and part of the interface
    """The content is not text in any encoding that BibTeX files come in."""


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""Text with `\n` line ends, the encoding it was read in, what the reader should know."""

    text: str
    encoding: str
    messages: tuple[str, ...]


def decode(content: bytes) -> Decoded:
    """Decode a .bib file.

    UTF-8 needs no mark. Bytes that are not UTF-8 are read in the encoding noted in the file's
    head or as CP1252, which holds all of Latin-1's letters; in a file that is UTF-8 elsewhere only
    the bytes that are not. Raises UndecodableFile for binary content.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_marked(content, encoding)
    _refuse_binary(content)
    try:
        return _decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(content, content.count(b"\n", 0, error.start) + 1)


def decode_files(files: Sequence[SourceFile]) -> tuple[list[tuple[str, str]], list[str]]:
    """Return (name, text) of each file, and remarks on how the texts were decoded.

    Raises UndecodableFile, naming the file, when one of them is not text.
    """
    texts, messages = [], []
    for file in files:
        try:
            decoded = decode(file.content)
        except UndecodableFile as error:
            raise UndecodableFile(f"{file.name}: {error}") from error
        texts.append((file.name, decoded.text))
        messages += [f"{file.name}: {message}" for message in decoded.messages]
    return texts, messages


def _decode_marked(content: bytes, encoding: str) -> Decoded:
    if encoding == "utf-8":
        _refuse_binary(content)
        content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _decode_legacy(content, content.count(b"\n", 0, error.start) + 1)
        message = f"The file begins as {encoding.upper()} but does not go on as such."
        raise UndecodableFile(f"{message} Save it as UTF-8 and import it again.") from error
    if "\0" in text:
        raise UndecodableFile("The file holds NUL characters. Save it as plain UTF-8 text.")
    return _decoded(text, encoding)


def _decode_legacy(content: bytes, line: int) -> Decoded:
    if not content.decode("utf-8", errors="ignore").isascii():
        text = content.decode("utf-8", errors=_BYTE_BY_BYTE)
        message = f"Some bytes are not UTF-8 (first in line {line}); they were read as CP1252."
        return _decoded(text, "utf-8 and cp1252", message)
    encoding = _noted_encoding(content) or "cp1252"
    text = content.decode(encoding, errors="replace")
    message = f"The file is not UTF-8 (line {line}); it was read as {encoding.upper()}."
    if "\ufffd" in text:
        message += f" Bytes without a meaning there: {text.count(chr(0xFFFD))}."
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
    return None if name in _LATIN1_NAMES else name


def _refuse_binary(content: bytes) -> None:
    for magic, kind in _BINARY:
        if content.startswith(magic):
            raise UndecodableFile(f"This is {kind}, not BibTeX. Export the entries as .bib.")
    if b"\0" in content:
        raise UndecodableFile("The file holds NUL bytes. Save it as plain UTF-8 text.")
    if len(_CONTROL.findall(content, 0, 4096)) > max(8, min(len(content), 4096) // 50):
        raise UndecodableFile("The file is not text. Export the entries as .bib in UTF-8.")


def _decoded(text: str, encoding: str, *messages: str) -> Decoded:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    if _C1.search(text):
        # U+0080 to U+009F are never meant in prose: CP1252 text was once read as Latin-1.
        text = text.translate(_C1_AS_CP1252)
    return Decoded(text, encoding, messages)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


_BYTE_BY_BYTE = "cp1252-where-not-utf-8"
codecs.register_error(_BYTE_BY_BYTE, _as_cp1252)
