"""Works as two libraries list them, beside the project: which of them are one is labelled.

A file of the folder `pairs` of the corpora holds a pair a line, `a` of the one library and `b` of
the other, each an object of text in lower case: title, authors, venue, year. A pair of works that
no line holds is not labelled.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from publications.bibtex.entry import SourceFile

Side = Literal["a", "b"]

_SPECIAL = re.compile(r"([&%$#_^~])")


class LibraryPair(NamedTuple):
    """The citekeys of two works, one of each library, and whether they are one."""

    a: str
    b: str
    same: bool


class TwoLibraries(NamedTuple):
    """The works of two libraries as files of BibTeX, and the labelled pairs of them."""

    name: str
    files: dict[Side, SourceFile]
    pairs: list[LibraryPair]


def two_libraries(folder: Path) -> Iterator[TwoLibraries]:
    """Yield the pairs of libraries in the folder of the corpora."""
    for path in sorted((folder / "pairs").glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        citekeys: dict[Side, dict[str, str]] = {"a": {}, "b": {}}
        pairs = [
            LibraryPair(
                _citekey(citekeys["a"], line["a"]),
                _citekey(citekeys["b"], line["b"]),
                bool(line["same"]),
            )
            for line in lines
        ]
        files = {side: _file(side, citekeys[side]) for side in citekeys}
        yield TwoLibraries(path.stem, files, pairs)


def _citekey(citekeys: dict[str, str], work: dict[str, Any]) -> str:
    # A library lists a work once, the labels name it in several pairs.
    return citekeys.setdefault(json.dumps(work, sort_keys=True), f"work{len(citekeys) + 1}")


def _file(side: Side, citekeys: dict[str, str]) -> SourceFile:
    entries = (_entry(citekey, json.loads(work)) for work, citekey in citekeys.items())
    return SourceFile(f"{side}.bib", "".join(entries).encode())


def _entry(citekey: str, work: dict[str, str]) -> str:
    """Return a work as BibTeX: an article, since the libraries name no types."""
    names = [words.split() for words in work.get("authors", "").split(" , ")]
    # All is in lower case, so that no word looks like a particle or like a surname.
    authors = [f"{name[-1]}, {' '.join(name[:-1])}" for name in names if name]
    fields = {
        "title": work["title"],
        "author": " and ".join(authors),
        "journal": work.get("venue", ""),
        "year": work.get("year", "").partition(".")[0],
    }
    body = ",\n".join(f"  {name} = {{{_text(value)}}}" for name, value in fields.items() if value)
    return f"@article{{{citekey},\n{body}\n}}\n"


def _text(value: str) -> str:
    return _SPECIAL.sub(r"\\\1", re.sub(r"[{}\\]", "", value))
