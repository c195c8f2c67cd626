"""Work of pages of a large lab beside an empty page of Wagtail, each answered in this process.

Time of the processor, of the application alone: what PostgreSQL works is none of it.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from time import process_time
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import override_settings
from wagtail.models import Page, Site

from bench.corpus import SOURCE, corpus, without_limits
from bench.lab import make_lab, pages
from bench.measurement.figure import Figure
from bench.measurement.options import Options
from bench.measurement.throwaway_database import remove_publications, update_statistics
from labportal.base.database.content_stamp import ContentChange
from publications.imports.run import import_files

ENTRIES = 10_000

_EMPTY = "/empty/"
_OTHERS = {
    "home page": "/",
    "list of research groups": "/research/",
    "list of people": "/people/",
    "list of topics": "/topics/",
    "list of news": "/news/",
    "list page of a search": "/publications/?q=learning",
    "search": "/search/?q=learning",
}
_AIM, _AIM_OF_LISTS = 4, 6
_LISTS = {"list page", "list page of a search", "search"}
# A kept page at ten times the requests a second.
_AIM_KEPT = 0.1
_BYTES = 2**26
_REQUESTS = 20
_MILLISECONDS = 1000


def run(options: Options) -> Iterator[Figure]:
    """Yield the work of each page: without what is kept of whole pages, after a change, and kept.

    After a change nothing is kept of parts of pages either.
    """
    remove_publications()
    make_lab()
    with without_limits():
        import_files([corpus(ENTRIES)], SOURCE)
    update_statistics()
    addresses = {**_OTHERS, **pages()}
    Site.objects.get().root_page.add_child(instance=Page(title="Empty", slug="empty"))
    with _with_template_of_empty_page(), _keeping(_BYTES):
        ask = _application()
        for page, address in addresses.items():
            made, changed, kept = [], [], []
            for _ in range(options.rounds):
                with _keeping(0):
                    empty = _milliseconds(ask, _EMPTY)
                    made.append((_milliseconds(ask, address), empty))
                    changed.append((_milliseconds(ask, address, after=_change), empty))
                kept.append((_milliseconds(ask, address), empty))
            aim = _AIM_OF_LISTS if page in _LISTS else _AIM
            yield Figure(f"{page}: work / an empty page", "ms", made, aim)
            yield Figure(f"{page}, after a change: work / an empty page", "ms", changed)
            yield Figure(f"{page}, kept: work / an empty page", "ms", kept, _AIM_KEPT)


def _with_template_of_empty_page() -> override_settings:
    """Return a context in which Wagtail's own kind of page has a template: a title alone."""
    engine: dict[str, Any] = settings.TEMPLATES[0]
    folders = [*engine["DIRS"], Path(__file__).parent / "templates"]
    return override_settings(TEMPLATES=[{**engine, "DIRS": folders}])


def _keeping(size: int) -> AbstractContextManager[Any]:
    return override_settings(PAGE_CACHE_BYTES=size)


def _application() -> Callable[[str], None]:
    """Return what lets the application answer a request, without a client around it."""
    handler = WSGIHandler()
    # As in production: tests connect anew for each request.
    connection.settings_dict["CONN_MAX_AGE"] = 60

    def ask(address: str) -> None:
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "HTTP_HOST": "testserver",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
        }
        response: Any = handler(environ, _start)
        b"".join(response)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answers {response.status_code}.")
        response.close()

    return ask


def _start(status: str, headers: list[tuple[str, str]], *_error: Any) -> Callable[[bytes], None]:
    return lambda _data: None


def _change() -> None:
    ContentChange.objects.create()


def _milliseconds(
    ask: Callable[[str], None], address: str, after: Callable[[], None] | None = None
) -> float:
    """Return the milliseconds that an answer takes the processor, each `after` something or not."""
    for _ in range(3):
        ask(address)
    spent = 0.0
    for _ in range(_REQUESTS):
        if after:
            after()
        start = process_time()
        ask(address)
        spent += process_time() - start
    return spent / _REQUESTS * _MILLISECONDS
