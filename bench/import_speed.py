"""Work and duration of an import and memory of its planning, against bibtexparser's parse."""

import re
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
from bench.measurement.stopwatch import Spent, spent_in
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

# In user time: what waits for PostgreSQL depends on the disk.
_AIM_FIRST_IMPORT = 8
_AIM_IMPORT_AGAIN = 3
_AIM_MANY = 12
_AIM_MEMORY = 2
_AS_EXPECTED = 0.9999
_MEGABYTE = 1_000_000
#: What names and titles say, and the long words of it, which are no commands.
_VALUES = re.compile(
    r'^(\s*(?:title|author|editor|booktitle|journal|publisher)\s*=\s*)([{"].*)$', re.MULTILINE
)
_WORD = re.compile(r"(?<![\\\w])(\w)([a-z])(\w{3,})")


def run(options: Options) -> Iterator[Figure]:
    """Yield the figures; those of the largest file only if asked for, because they take minutes."""
    file = corpus(ENTRIES)
    parser, reading, first, again = [], [], [], []
    with without_limits():
        for _ in range(options.rounds):
            parser.append(_parsed(file))
            reading.append(spent_in(lambda: _read(file))[0])
            first.append(_import_first(file, ENTRIES))
            again.append(_import(file, Outcome.UNCHANGED, ENTRIES))
        name = f"of {ENTRIES:,} entries / bibtexparser's parse"
        yield Figure(f"reading {name}", "s", _worked(reading, parser))
        yield Figure(f"first import {name}", "s", _worked(first, parser), _AIM_FIRST_IMPORT)
        yield Figure(f"import again {name}", "s", _worked(again, parser), _AIM_IMPORT_AGAIN)
        yield Figure(f"waiting for a first import {name}", "s", _waited(first, parser))
        yield Figure(f"waiting for an import again {name}", "s", _waited(again, parser))
        yield _full_of_commands(file, options.rounds)
        yield _memory_figure(file)
        if options.large:
            yield from _large_figures(first, again)


def _full_of_commands(file: SourceFile, rounds: int) -> Figure:
    """Return the first import of a file whose names and titles are full of LaTeX commands."""
    pairs = []
    text = _VALUES.sub(
        lambda field: field[1] + _WORD.sub(r'\1{\\"\2}\3', field[2]), file.content.decode()
    )
    commands = SourceFile(file.name, text.encode())
    for _ in range(rounds):
        parser = _parsed(commands)
        pairs.append((_import_first(commands, ENTRIES).worked, parser.worked))
    name = f"first import of {ENTRIES:,} entries full of LaTeX / bibtexparser's parse"
    return Figure(name, "s", pairs, _AIM_FIRST_IMPORT)


def _parsed(file: SourceFile) -> Spent:
    text = file.content.decode()
    return spent_in(lambda: bibtexparser.parse_string(text))[0]


def _read(file: SourceFile) -> list[ReadEntry]:
    resolved = resolve(parse([(file.name, decode(file).text)]))
    return [entry for one in resolved.entries if isinstance(entry := read(one), ReadEntry)]


def _import_first(file: SourceFile, count: int) -> Spent:
    remove_publications()
    return _import(file, Outcome.NEW, count)


def _import(file: SourceFile, outcome: Outcome, count: int) -> Spent:
    """Return the seconds of an import, in which every entry has to have the same outcome.

    Of very many made-up titles, a few look alike.
    """
    spent, done = spent_in(lambda: import_files([file], SOURCE))
    if done.plan.counts.get(outcome, 0) < count * _AS_EXPECTED:
        raise RuntimeError(f"The import should have been {count} {outcome}: {done.plan.counts}")
    update_statistics()
    return spent


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


def _large_figures(first: list[Spent], again: list[Spent]) -> Iterator[Figure]:
    file = corpus(MANY_ENTRIES)
    many_first = _import_first(file, MANY_ENTRIES)
    many_again = _import(file, Outcome.UNCHANGED, MANY_ENTRIES)
    name = f"of {MANY_ENTRIES:,} entries / of {ENTRIES:,}"
    yield Figure(f"first import {name}", "s", _worked([many_first] * len(first), first), _AIM_MANY)
    yield Figure(f"import again {name}", "s", _worked([many_again] * len(again), again), _AIM_MANY)


def _worked(measured: list[Spent], reference: list[Spent]) -> list[tuple[float, float]]:
    pairs = zip(measured, reference, strict=True)
    return [(one.worked, other.worked) for one, other in pairs]


def _waited(measured: list[Spent], reference: list[Spent]) -> list[tuple[float, float]]:
    pairs = zip(measured, reference, strict=True)
    return [(one.waited, other.waited) for one, other in pairs]
