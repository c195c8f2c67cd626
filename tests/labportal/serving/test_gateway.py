"""The gateway between granian and Django, without either."""

import asyncio
from types import SimpleNamespace
from typing import Any

from labportal.serving.front.gateway import Gateway


def test_a_websocket_is_refused_before_a_page_is_made() -> None:
    made: list[Any] = []
    closed: list[int] = []
    gateway = Gateway(lambda environ, start: made.append(environ), threads=1)
    scope = SimpleNamespace(proto="ws", path="/healthz", method="GET")
    protocol = SimpleNamespace(close=closed.append)
    asyncio.run(asyncio.wait_for(gateway.__rsgi__(scope, protocol), 10))
    assert closed == [404]
    assert not made
