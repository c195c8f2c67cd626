"""The bibliography that is measured with."""

from django.test.utils import override_settings

from labportal.settings.base import TASKS
from publications.bibtex.entry import SourceFile
from publications.corpus.bibliography import bibliography

SEED = 1
SOURCE = "Benchmark"


def corpus(count: int) -> SourceFile:
    """Return a file of `count` entries; a larger one begins with the entries of a smaller."""
    return SourceFile("corpus.bib", "".join(bibliography(count, SEED)).encode())


def without_limits() -> override_settings:
    """Return a context in which an import may be larger than a portal usually lets it be.

    As in a portal, and not in tests, citations are left to the worker.
    """
    return override_settings(IMPORT_MAX_BYTES=10**10, IMPORT_MAX_ENTRIES=10**8, TASKS=TASKS)
