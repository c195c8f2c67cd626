"""The gateway between granian and Django, without either."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

from labportal.serving.front.gateway import Gateway


def test_a_websocket_is_refused_before_a_page_is_made() -> None:
    made: list[Any] = []
    closed: list[int] = []
    gateway = Gateway(lambda environ, start: made.append(environ), threads=1)
    scope = SimpleNamespace(proto="ws", path="/healthz", method="GET")
    protocol = SimpleNamespace(close=closed.append)

    async def answer() -> None:
        await asyncio.wait_for(gateway.__rsgi__(scope, protocol), 10)

    # A thread of its own: the loop of a browser that an earlier test opened still runs in this one.
    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        elsewhere.submit(lambda: asyncio.run(answer())).result(timeout=20)
    assert closed == [404]
    assert not made
