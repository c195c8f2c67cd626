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

_AIM_QUERIES = 1
_AIM_LIST_PAGE = 2
_LIST_PAGE = "list page"
_LIST_PAGES = {
    _LIST_PAGE: "/publications/",
    f"{_LIST_PAGE} of a group": f"/publications/?group={GROUP}",
    f"{_LIST_PAGE} of a search": "/publications/?q=learning",
}
#: The first visitor after something was written: nothing is kept.
_AFTER_A_CHANGE = f"{_LIST_PAGE} after a change"
_REQUESTS = 8
_MILLISECONDS = 1000


def run(options: Options) -> Iterator[Figure]:
    """Yield, for each page, queries and milliseconds with MANY publications against FEW."""
    remove_publications()
    make_lab()
    _import(FEW)
    # The same pages of the same records, before and after the rest comes in.
    addresses = {**_LIST_PAGES, _AFTER_A_CHANGE: _LIST_PAGES[_LIST_PAGE], **pages()}
    few = _measure_all(addresses, options.rounds)
    _import(MANY)
    many = _measure_all(addresses, options.rounds)
    name = f"{MANY:,} publications / {FEW}"
    for page in addresses:
        queries = [(many[page][0], few[page][0])]
        milliseconds = list(zip(many[page][1], few[page][1], strict=True))
        yield Figure(f"{page}: queries, {name}", "queries", queries, _AIM_QUERIES)
        aim = _AIM_LIST_PAGE if page == _LIST_PAGE else None
        yield Figure(f"{page}: time, {name}", "ms", milliseconds, aim)


def _import(count: int) -> None:
    with without_limits():
        import_files([corpus(count)], SOURCE)
    update_statistics()


def _measure_all(addresses: Mapping[str, str], rounds: int) -> dict[str, tuple[int, list[float]]]:
    return {
        page: _measure(address, rounds, forgetting=page == _AFTER_A_CHANGE)
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
