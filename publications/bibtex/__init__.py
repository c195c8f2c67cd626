"""The codec of BibTeX and biblatex: decode, parse, resolve, read; and write. Pure functions."""

from publications.bibtex.entry import Failure, PrintedName, RawEntry, ReadEntry, SourceFile
from publications.bibtex.reading.files import FileContents, read_files

__all__ = [
    "Failure",
    "FileContents",
    "PrintedName",
    "RawEntry",
    "ReadEntry",
    "SourceFile",
    "read_files",
]
