"""BibTeX and biblatex files: decode -> parse -> resolve -> read, all pure functions.

Then, from publications on: match -> plan -> apply.
"""

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
