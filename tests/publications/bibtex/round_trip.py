"""Records as they are written to BibTeX and read back."""

from typing import Any

from publications.bibtex import SourceFile, read_files
from publications.bibtex.entry import ReadEntry
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.imports.planning.fit import fit
from publications.vocabulary.snapshot import Snapshot

ORCID = "0000-0002-1825-0097"


def record(*names: dict[str, Any], **values: Any) -> Snapshot:
    """Return the snapshot of a published article, by authors if not said otherwise."""
    return Snapshot.of(
        {"type": "article-journal", "title": "A study", "status": "published", **values},
        [{"role": "author", **name} for name in names],
    )


def written(
    *names: dict[str, Any], raws: tuple[str, ...] = (), private: bool = True, **values: Any
) -> str:
    """Return the entry of a record."""
    return serialize(Exportable("key", record(*names, **values), raws=raws), private=private)


def published(*names: dict[str, Any], raws: tuple[str, ...] = (), **values: Any) -> str:
    """Return the entry of a record as everybody gets it."""
    return written(*names, raws=raws, private=False, **values)


def parsed(text: str) -> ReadEntry:
    """Return the one entry of a file."""
    reading = read_files([SourceFile("export.bib", text.encode())])
    assert reading.failures == []
    (entry,) = reading.entries
    return entry


def read_back(text: str) -> Snapshot:
    """Return what a new record would hold; without a word, it is published."""
    snapshot, cuts = fit(parsed(text))
    assert cuts == []
    return Snapshot({"status": "published", **snapshot.values}, snapshot.names)


def line_of(text: str, field: str) -> str:
    """Return what a field is, with its delimiters."""
    (line,) = [line for line in text.splitlines() if line.startswith(f"  {field} = ")]
    return line.strip().removeprefix(f"{field} = ").removesuffix(",")


def field_names(text: str) -> list[str]:
    """Return the names of the fields, in order."""
    return [line.split(" = ")[0].strip() for line in text.splitlines() if line.startswith("  ")]
