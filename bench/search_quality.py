"""Quality of the search: the rank of the wanted publication among many, and the time.

What is found is given as what it lacks: queries that lead elsewhere, per query.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from bench.corpus import SOURCE, corpus, without_limits
from bench.labels.search_queries import HELD_OUT, WRITTEN, WrittenQuery
from bench.measurement.figure import Figure
from bench.measurement.options import Options
from bench.measurement.stopwatch import timed
from bench.measurement.throwaway_database import remove_publications, update_statistics
from people.models import NameVariant, Person
from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.models import Publication
from publications.search.index import search

MANY = 10_000

_RECORDS = Path(__file__).parent / "labels" / "data" / "search_records.bib"
#: Members who are among the authors of the records, and how they have been printed.
_MEMBERS = {
    ("Daniel", "Rueckert"): ["Rückert", "D. Rueckert"],
    ("Martin", "Menten"): ["M. J. Menten"],
}
_AIM_NOT_FIRST = 0.1
_SHOWN = 5
_AIM_NOT_SHOWN = 0
_ROWS = 10
_MILLISECONDS = 1000


def run(options: Options) -> Iterator[Figure]:
    """Yield the figures of the queries at hand, of those held out, and of the time they take."""
    remove_publications()
    _make_members()
    with without_limits():
        import_files([corpus(MANY)], SOURCE)
        import_files([SourceFile(_RECORDS.name, _RECORDS.read_bytes())], "Records")
    update_statistics()
    yield from _found("written", WRITTEN)
    yield from _found("held out", HELD_OUT)
    yield _time(options)


def place(query: WrittenQuery) -> int:
    """Return how many publications come before the one that is wanted, at most those shown."""
    found = search(Publication.objects.visible(), query.text)[:_SHOWN]
    citekeys = [one.citekey for one in found]
    return citekeys.index(query.wanted) if query.wanted in citekeys else _SHOWN


def _make_members() -> None:
    for (given, family), variants in _MEMBERS.items():
        person, _ = Person.objects.get_or_create(given=given, family=family)
        for variant in variants:
            NameVariant.objects.get_or_create(person=person, name=variant)


def _found(name: str, queries: Sequence[WrittenQuery]) -> Iterator[Figure]:
    places = [place(query) for query in queries]
    not_first = sum(one > 0 for one in places)
    not_shown = sum(one == _SHOWN for one in places)
    count = len(queries)
    yield Figure(f"{name}: not first / queries", "queries", [(not_first, count)], _AIM_NOT_FIRST)
    yield Figure(
        f"{name}: not among {_SHOWN} / queries", "queries", [(not_shown, count)], _AIM_NOT_SHOWN
    )


def _time(options: Options) -> Figure:
    """Return the median time of a query among many, beside that of the list of the newest."""
    visible = Publication.objects.visible()

    def first_rows(text: str) -> list[Publication]:
        return list(search(visible, text)[:_ROWS])

    def median_time(texts: Sequence[str]) -> float:
        times = [timed(partial(first_rows, text))[0] for text in texts]
        return median(times) * _MILLISECONDS

    rounds = [
        (
            median_time([query.text for query in (*WRITTEN, *HELD_OUT)]),
            timed(lambda: list(visible.newest_first()[:_ROWS]))[0] * _MILLISECONDS,
        )
        for _ in range(options.rounds)
    ]
    return Figure(f"a query among {MANY:,} / the newest {_ROWS}", "ms", rounds)
