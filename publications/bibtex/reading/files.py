"""Files of BibTeX to read entries, failures and remarks in one step."""

from collections.abc import Sequence
from dataclasses import dataclass

from publications.bibtex.entry import Failure, ReadEntry, SourceFile
from publications.bibtex.reading.read import read
from publications.bibtex.source.decode import decode_files
from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import resolve
from publications.messages.message import Message


@dataclass(frozen=True, slots=True)
class FileContents:
    """The content of files: read entries, failures, and remarks on the whole."""

    entries: list[ReadEntry]
    failures: list[Failure]
    messages: list[Message]


def read_files(files: Sequence[SourceFile]) -> FileContents:
    """Read files as one namespace of abbreviations and cross-references, each in line order.

    Raises UndecodableFile, naming the file, when one of them is not text.
    """
    texts, messages = decode_files(files)
    resolved = resolve(parse(texts))
    results = [read(entry) for entry in resolved.entries]
    failures = resolved.failures + [result for result in results if isinstance(result, Failure)]
    place = {file.name: number for number, file in enumerate(files)}
    return FileContents(
        entries=[result for result in results if isinstance(result, ReadEntry)],
        failures=sorted(failures, key=lambda failure: (place[failure.file], failure.line)),
        messages=messages + resolved.messages,
    )
