"""The gateway between granian and Django, without either."""

import asyncio
import time
from collections.abc import Awaitable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse

from labportal.base.answers.growing import GrowingResponse
from labportal.serving.front.gateway import Gateway


def _run(answer: Awaitable[None]) -> None:
    async def answered() -> None:
        await asyncio.wait_for(answer, 10)

    # A thread of its own: the loop of a browser that an earlier test opened still runs in this one.
    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        elsewhere.submit(lambda: asyncio.run(answered())).result(timeout=20)


def test_a_websocket_is_refused_before_a_page_is_made() -> None:
    made: list[Any] = []
    closed: list[int] = []
    gateway = Gateway(lambda environ, start: made.append(environ), threads=1)
    scope = SimpleNamespace(proto="ws", path="/healthz", method="GET")
    protocol = SimpleNamespace(close=closed.append)

    _run(gateway.__rsgi__(scope, protocol))
    assert closed == [404]
    assert not made


SCOPE = SimpleNamespace(
    proto="http",
    path="/export.bib",
    method="GET",
    query_string="",
    scheme="http",
    server="127.0.0.1:80",
    client="127.0.0.1:9",
    http_version="1.1",
    authority=None,
    headers={},
)


@pytest.fixture
def growing() -> Iterator[Any]:
    """A gateway to an answer whose second part is made when told; what reads it; the closings."""
    more, closed = Event(), Event()

    def parts() -> Iterator[bytes]:
        yield b"begun"
        more.wait(10)
        yield b"x" * 500_000

    def application(_environ: Any, start: Any) -> GrowingResponse:
        start("200 OK", [])
        response = GrowingResponse(parts())
        response.close = closed.set
        return response

    gateway = Gateway(application, threads=1)
    loop: Any = None
    gateway.__rsgi_init__(loop)
    with ThreadPoolExecutor(max_workers=1) as reader:
        yield SimpleNamespace(gateway=gateway, more=more, closed=closed, reader=reader)


def test_a_growing_answer_is_sent_while_it_is_made(growing: Any) -> None:
    read: list[Any] = []

    def send(_status: int, _headers: Any, path: str) -> None:
        def take() -> bytes:
            with Path(path).open("rb", buffering=0) as file:
                beginning = file.read(5)
                growing.more.set()
                return beginning + b"".join(iter(lambda: file.read(65_536), b""))

        read.append(growing.reader.submit(take))

    _run(growing.gateway.__rsgi__(SCOPE, SimpleNamespace(response_file=send)))
    assert read[0].result(10) == b"begun" + b"x" * 500_000
    assert growing.closed.is_set()


def test_a_growing_answer_that_nobody_reads_any_more_is_closed(
    growing: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("labportal.serving.front.gateway._OPENING", 0)

    def send(_status: int, _headers: Any, path: str) -> None:
        Path(path).open("rb").close()
        growing.more.set()

    _run(growing.gateway.__rsgi__(SCOPE, SimpleNamespace(response_file=send)))
    assert growing.closed.is_set()


def test_of_several_growing_answers_one_part_is_made_at_a_time_and_pages_come_between() -> None:
    order: list[str] = []
    working: list[str] = []
    others: list[int] = []

    def parts(name: str) -> Iterator[bytes]:
        if name == "/other":
            # Those of another class do not wait for these.
            others.append(len(order))
            yield b"x"
            return
        for _number in range(3):
            working.append(name)
            order.append(f"{name}, {len(working)} at work")
            time.sleep(0.05)
            working.remove(name)
            yield b"x"

    def application(environ: Any, start: Any) -> Any:
        start("200 OK", [])
        if environ["PATH_INFO"] == "/page":
            order.append("page")
            return HttpResponse()
        kind = _OtherResponse if environ["PATH_INFO"] == "/other" else GrowingResponse
        return kind(parts(environ["PATH_INFO"]))

    gateway = Gateway(application, threads=2)
    loop: Any = None
    gateway.__rsgi_init__(loop)

    async def ask(path: str, begins_after: float = 0) -> None:
        await asyncio.sleep(begins_after)
        protocol = SimpleNamespace(response_file=_read_nothing, response_bytes=_read_nothing)
        await gateway.__rsgi__(SimpleNamespace(**vars(SCOPE) | {"path": path}), protocol)

    async def ask_all() -> None:
        await asyncio.gather(
            ask("/first"), ask("/second"), ask("/third"), ask("/page", 0.1), ask("/other", 0.1)
        )

    _run(ask_all())
    assert order.index("page") < 6
    assert others[0] < 6
    order.remove("page")
    assert {one.partition(", ")[2] for one in order} == {"1 at work"}
    assert sorted(order[:3]) == [f"/{one}, 1 at work" for one in ("first", "second", "third")]


class _OtherResponse(GrowingResponse):
    """A growing answer of another class."""


def _read_nothing(_status: int, _headers: Any, _body: Any) -> None:
    """Take an answer, as granian does, without reading it."""
