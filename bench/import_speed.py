"""Duration of an import and memory of its planning, against bibtexparser's parse."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import bibtexparser
from django.db import connection

from bench.corpus import SOURCE, corpus, without_limits
from bench.measurement.figure import Figure
from bench.measurement.options import Options
from bench.measurement.peak_memory import peak_memory
from bench.measurement.stopwatch import timed
from bench.measurement.throwaway_database import remove_publications, update_statistics
from publications.bibtex.entry import ReadEntry, SourceFile
from publications.bibtex.reading.read import read
from publications.bibtex.source.decode import decode
from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import resolve
from publications.imports.run import import_files
from publications.models import Outcome

ENTRIES = 10_000
MANY_ENTRIES = 100_000

_AIM_FIRST_IMPORT = 10
_AIM_IMPORT_AGAIN = 3
_AIM_MANY = 12
_AIM_MEMORY = 2
_AS_EXPECTED = 0.9999
_MEGABYTE = 1_000_000


def run(options: Options) -> Iterator[Figure]:
    """Yield the figures; those of the largest file only if asked for, because they take minutes."""
    file = corpus(ENTRIES)
    text = file.content.decode()
    parser, reading, first, again = [], [], [], []
    with without_limits():
        for _ in range(options.rounds):
            parser.append(timed(lambda: bibtexparser.parse_string(text))[0])
            reading.append(timed(lambda: _read(file))[0])
            remove_publications()
            first.append(_import(file, Outcome.NEW, ENTRIES))
            again.append(_import(file, Outcome.UNCHANGED, ENTRIES))
        name = f"of {ENTRIES:,} entries / bibtexparser's parse"
        yield Figure(f"reading {name}", "s", _pairs(reading, parser))
        yield Figure(f"first import {name}", "s", _pairs(first, parser), _AIM_FIRST_IMPORT)
        yield Figure(f"import again {name}", "s", _pairs(again, parser), _AIM_IMPORT_AGAIN)
        yield _memory_figure(file)
        if options.large:
            yield from _large_figures(first, again)


def _read(file: SourceFile) -> list[ReadEntry]:
    resolved = resolve(parse([(file.name, decode(file).text)]))
    return [entry for one in resolved.entries if isinstance(entry := read(one), ReadEntry)]


def _import(file: SourceFile, outcome: Outcome, count: int) -> float:
    """Return the seconds of an import, in which every entry has to have the same outcome.

    Of very many made-up titles, a few look alike.
    """
    seconds, done = timed(lambda: import_files([file], SOURCE))
    if done.plan.counts.get(outcome, 0) < count * _AS_EXPECTED:
        raise RuntimeError(f"The import should have been {count} {outcome}: {done.plan.counts}")
    update_statistics()
    return seconds


def _memory_figure(file: SourceFile) -> Figure:
    """Return how far planning a first import lifts the peak memory, against the parser."""
    remove_publications()
    with TemporaryDirectory() as folder:
        path = Path(folder) / file.name
        path.write_bytes(file.content)
        nothing, parsing, planning = (
            peak_memory(
                [
                    sys.executable,
                    "-m",
                    "bench.measurement.memory_task",
                    task,
                    str(path),
                    str(connection.settings_dict["NAME"]),
                ]
            )
            for task in ("nothing", "parse", "plan")
        )
    grown = (planning - nothing) / _MEGABYTE, (parsing - nothing) / _MEGABYTE
    return Figure("memory that planning it takes / the parser's", "MB", [grown], _AIM_MEMORY)


def _large_figures(first: list[float], again: list[float]) -> Iterator[Figure]:
    file = corpus(MANY_ENTRIES)
    remove_publications()
    many_first = _import(file, Outcome.NEW, MANY_ENTRIES)
    many_again = _import(file, Outcome.UNCHANGED, MANY_ENTRIES)
    name = f"of {MANY_ENTRIES:,} entries / of {ENTRIES:,}"
    yield Figure(f"first import {name}", "s", [(many_first, one) for one in first], _AIM_MANY)
    yield Figure(f"import again {name}", "s", [(many_again, one) for one in again], _AIM_MANY)


def _pairs(measured: list[float], reference: list[float]) -> list[tuple[float, float]]:
    return list(zip(measured, reference, strict=True))
