"""The codec of BibTeX and biblatex: decode, parse, resolve, read; and write. Pure functions."""

from publications.bibtex.entry import Failure, PrintedName, RawEntry, ReadEntry, SourceFile
from publications.bibtex.reading.files import Reading, read_files

__all__ = [
    "Failure",
    "PrintedName",
    "RawEntry",
    "ReadEntry",
    "Reading",
    "SourceFile",
    "read_files",
]
