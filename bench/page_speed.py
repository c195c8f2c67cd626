"""Cost of pages with few and with many publications: queries and milliseconds."""

from collections.abc import Iterator, Mapping
from statistics import median

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.corpus import SOURCE, corpus, without_limits
from bench.lab import GROUP, make_lab, pages
from bench.measurement.figure import Figure
from bench.measurement.options import Options
from bench.measurement.stopwatch import timed
from bench.measurement.throwaway_database import remove_publications, update_statistics
from publications.imports.run import import_files

FEW = 40
MANY = 10_000
#: With `--large`, as well.
LARGE = (1_000, 100_000)

_AIM_QUERIES = 1
_AIM_LIST_PAGE = 2
_AIM_LARGE = 1.5
_LIST_PAGE = "list page"
_LIST_PAGES = {
    _LIST_PAGE: "/publications/",
    f"{_LIST_PAGE} of a group": f"/publications/?group={GROUP}",
    f"{_LIST_PAGE} of a search": "/publications/?q=learning",
}
_NARROWED = {
    f"{_LIST_PAGE} of a year": "/publications/?year=2015",
    f"{_LIST_PAGE} of a type and a year": "/publications/?type=article&year=2015",
    f"{_LIST_PAGE} by title": "/publications/?sort=title",
    f"{_LIST_PAGE} of a search in a group": f"/publications/?q=learning&group={GROUP}",
    "20th page of the list": "/publications/?page=20",
    "search": "/search/?q=learning",
}
#: The first visitor after something was written: nothing is kept.
_AFTER_A_CHANGE = "after a change"
_REQUESTS = 8
_MILLISECONDS = 1000


def run(options: Options) -> Iterator[Figure]:
    """Yield, for each page, queries and milliseconds with MANY publications against FEW.

    If `large`, then the milliseconds of 100,000 against 1,000 as well.
    """
    yield from _of_many(options.rounds)
    if options.large:
        yield from _of_very_many(options.rounds)


def _of_many(rounds: int) -> Iterator[Figure]:
    remove_publications()
    make_lab()
    _import(FEW)
    # The same pages of the same records, before and after the rest comes in.
    addresses = {**_LIST_PAGES, f"{_LIST_PAGE} {_AFTER_A_CHANGE}": "/publications/", **pages()}
    few = _measure_all(addresses, rounds)
    _import(MANY)
    many = _measure_all(addresses, rounds)
    name = f"{MANY:,} publications / {FEW}"
    for page in addresses:
        queries = [(many[page][0], few[page][0])]
        milliseconds = list(zip(many[page][1], few[page][1], strict=True))
        yield Figure(f"{page}: queries, {name}", "queries", queries, _AIM_QUERIES)
        aim = _AIM_LIST_PAGE if page == _LIST_PAGE else None
        yield Figure(f"{page}: time, {name}", "ms", milliseconds, aim)


def _of_very_many(rounds: int) -> Iterator[Figure]:
    """Yield the milliseconds of pages that are asked for again, and of those after a change."""
    found = []
    for count in LARGE:
        remove_publications()
        _import(count)
        addresses = {**_LIST_PAGES, **_NARROWED, **pages()}
        after = {f"{page} {_AFTER_A_CHANGE}": address for page, address in addresses.items()}
        found.append(_measure_all({**addresses, **after}, rounds))
    few, many = found
    name = f"{LARGE[1]:,} publications / {LARGE[0]:,}"
    for page in many:
        milliseconds = list(zip(many[page][1], few[page][1], strict=True))
        aim = None if page.endswith(_AFTER_A_CHANGE) else _AIM_LARGE
        yield Figure(f"{page}: time, {name}", "ms", milliseconds, aim)


def _import(count: int) -> None:
    with without_limits():
        import_files([corpus(count)], SOURCE)
    update_statistics()


def _measure_all(addresses: Mapping[str, str], rounds: int) -> dict[str, tuple[int, list[float]]]:
    return {
        page: _measure(address, rounds, forgetting=page.endswith(_AFTER_A_CHANGE))
        for page, address in addresses.items()
    }


def _measure(address: str, rounds: int, *, forgetting: bool) -> tuple[int, list[float]]:
    """Return the queries of a page of which nothing is kept, and its milliseconds.

    These are each round's median; if `forgetting`, then as well with nothing kept.
    """
    client = Client()

    def milliseconds() -> float:
        if forgetting:
            cache.clear()
        return timed(lambda: _get(client, address))[0] * _MILLISECONDS

    for _ in range(3):
        _get(client, address)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        _get(client, address)
    return len(queries), [median(milliseconds() for _ in range(_REQUESTS)) for _ in range(rounds)]


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}.")
