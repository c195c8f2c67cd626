"""A file that is imported more than once, for tests."""

from publications.bibtex.entry import SourceFile
from publications.imports.planning.plan import Plan
from publications.imports.run import import_files
from publications.imports.staging import plan_staged, stage
from publications.models import ImportBatch

FILE = "".join(
    f"@article{{key{number}, author = {{Ann Bell and Cy Dole}}, volume = {{1}},"
    f" title = {{Results number {number} about subject {number * 7919}}}, year = 2020}}\n"
    for number in range(5)
)
CHANGED = FILE.replace("volume = {1}", "volume = {2}")


def import_text(text: str, source: str = "s") -> dict[str, int]:
    """Import one file; return the counts."""
    return import_(text, source).counts


def import_(text: str, source: str = "s") -> Plan:
    """Import one file; return its plan."""
    return import_files([SourceFile("a.bib", text.encode())], source).plan


def planned(text: str, source: str) -> ImportBatch:
    """Return an import of one file that waits for decisions."""
    batch = stage([SourceFile("a.bib", text.encode())], source, None)
    plan_staged(batch)
    batch.refresh_from_db()
    return batch
