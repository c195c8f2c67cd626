"""A file that is imported more than once, for tests."""

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files

FILE = "".join(
    f"@article{{key{number}, author = {{Ann Bell and Cy Dole}}, volume = {{1}},"
    f" title = {{Results number {number} about subject {number * 7919}}}, year = 2020}}\n"
    for number in range(5)
)
CHANGED = FILE.replace("volume = {1}", "volume = {2}")


def import_text(text: str, source: str = "s") -> dict[str, int]:
    """Import one file; return the counts."""
    return import_files([SourceFile("a.bib", text.encode())], source).plan.counts
