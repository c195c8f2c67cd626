"""The way from granian's event loop to the threads of Django, and back.

A thread is taken when a request is complete, and is free again when its answer is made, or the
part of it that is sent next: whoever sends or reads slowly holds none. `/healthz` needs none at
all.

RSGI, granian's own interface: https://github.com/emmett-framework/granian/blob/master/docs/spec/RSGI.md
"""

import asyncio
import os
import queue
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from typing import IO, Any, TypeVar

from django.core.exceptions import RequestDataTooBig
from granian.rsgi import ProtocolClosed  # type: ignore[attr-defined]

from labportal.base.answers.growing import GrowingResponse
from labportal.serving.front.bodies import longest_body, too_large_text
from labportal.serving.front.pipe import WritingEnd

#: Bodies and streamed answers beyond this wait in a file.
_IN_MEMORY = 1 << 20
#: Seconds that a file without a name is kept for granian to open it, which takes it a moment.
_OPENING = 30
#: Seconds until a body has to be there: as long as the largest upload takes by a slow line.
_PATIENCE = 600
_TEXT = ("content-type", "text/plain; charset=utf-8")
_HEALTH = [_TEXT, ("cache-control", "max-age=0, no-cache, no-store, must-revalidate, private")]
_HEALTH_PATH = "/healthz"
#: The files that this process has open, under their numbers, on Linux.
_DESCRIPTORS = "/proc/self/fd"
_Headers = list[tuple[str, str]]
#: Status, headers, and the body: all of it, the path of a file, a file without a path, or parts.
_Answer = tuple[int, _Headers, bytes | str | IO[bytes] | GrowingResponse]
_T = TypeVar("_T")


class _File:
    """A file that is sent as it is: `wsgi.file_wrapper` of PEP 3333."""

    def __init__(self, file: Any, block_size: int = 65_536) -> None:
        self.file, self.block_size = file, block_size

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self.file.read(self.block_size):
            yield chunk

    def close(self) -> None:
        self.file.close()

    def path(self, status: int, headers: _Headers) -> str | None:
        """Return the path of the file, if all of it is the answer."""
        name, length = getattr(self.file, "name", None), dict(headers).get("content-length")
        if status != HTTPStatus.OK or not isinstance(name, str) or not Path(name).is_absolute():
            return None
        return name if str(os.fstat(self.file.fileno()).st_size) == length else None


class Gateway:
    """An RSGI application that lets a WSGI application answer in threads of its own."""

    def __init__(self, application: Callable[..., Any], threads: int) -> None:
        self._application = application
        # Less than an executor, whose futures cost as much as all else here.
        self._work: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._number = threads
        # Of several long answers of a class one part is made at a time: they take turns, and pages,
        # which share threads and interpreter with them, do not wait behind all of their parts.
        self._turns: defaultdict[type[Any], asyncio.Lock] = defaultdict(asyncio.Lock)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        # In the process that answers, which is a child of the one that imports this.
        for number in range(self._number):
            Thread(target=self._work_off, name=f"request-{number}", daemon=True).start()

    def _work_off(self) -> None:
        while True:
            self._work.get()()

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        if scope.proto == "ws":
            protocol.close(404)
            return
        if scope.path == _HEALTH_PATH and scope.method in {"GET", "HEAD"}:
            protocol.response_str(200, _HEALTH, "ok\n" if scope.method == "GET" else "")
            return
        environ = _environ(scope)
        try:
            environ["wsgi.input"] = await _body(scope, protocol, environ)
        except RequestDataTooBig:
            protocol.response_str(413, [_TEXT, ("connection", "close")], too_large_text(scope.path))
            return
        except ProtocolClosed:
            return  # nobody is there to be answered
        except TimeoutError:
            protocol.response_str(408, [_TEXT, ("connection", "close")], "The request broke off.\n")
            return
        status, headers, body = await self._in_thread(partial(self._answered, environ))
        if isinstance(body, bytes):
            protocol.response_bytes(status, headers, body)
        elif isinstance(body, str):
            protocol.response_file(status, headers, body)
        elif isinstance(body, GrowingResponse):
            await self._send_growing(protocol, status, headers, body)
        else:
            protocol.response_file(status, headers, f"{_DESCRIPTORS}/{body.fileno()}")
            asyncio.get_running_loop().call_later(_OPENING, body.close)

    async def _send_growing(
        self, protocol: Any, status: int, headers: _Headers, response: GrowingResponse
    ) -> None:
        """Send an answer by a pipe: a file that granian reads only as fast as the client does."""
        reading, writing = os.pipe()
        protocol.response_file(status, headers, f"{_DESCRIPTORS}/{reading}")
        asyncio.get_running_loop().call_later(_OPENING, os.close, reading)
        pipe, parts = WritingEnd(writing), iter(response)
        try:
            while (part := await self._next_part(parts, type(response))) is not None:
                await pipe.write(part)
        except BrokenPipeError:
            pass  # nobody reads any more
        finally:
            pipe.close()
            await self._in_thread(response.close)

    async def _next_part(self, parts: Iterator[bytes], kind: type[Any]) -> bytes | None:
        """Return the next part of a growing answer, once it is its turn; None at the end."""
        async with self._turns[kind]:
            return await self._in_thread(partial(next, parts, None))

    async def _in_thread(self, work: Callable[[], _T]) -> _T:
        """Let a thread of Django work, and return what it returns."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[_T] = loop.create_future()

        def run() -> None:
            tell: partial[None]
            try:
                tell = partial(done.set_result, work())
            except Exception as error:  # noqa: BLE001 - granian ends the connection
                tell = partial(done.set_exception, error)
            # Whoever asked may be gone.
            loop.call_soon_threadsafe(lambda: None if done.done() else tell())

        self._work.put(run)
        return await done

    def _answered(self, environ: dict[str, Any]) -> _Answer:
        told: list[Any] = []

        def start_response(status: str, headers: _Headers, exc_info: Any = None) -> None:
            told[:] = int(status[:3]), [(name.lower(), value) for name, value in headers]

        with environ["wsgi.input"]:
            response = self._application(environ, start_response)
        status, headers = told
        is_growing = isinstance(response, GrowingResponse) and Path(_DESCRIPTORS).exists()
        if is_growing and environ["REQUEST_METHOD"] != "HEAD":
            return status, headers, response
        try:
            if isinstance(response, _File) and (path := response.path(status, headers)):
                return status, headers, path
            if environ["REQUEST_METHOD"] == "HEAD":
                return status, headers, b""
            return status, headers, _collected(response)
        finally:
            response.close()


def _collected(response: Iterable[bytes]) -> bytes | IO[bytes]:
    """Return the parts of an answer as one, or as a file where they are long.

    granian takes whatever it is given into memory, however slowly somebody reads, but for files.
    """
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by whoever sends it
    for part in response:  # `writelines` would take all into memory first
        file.write(part)
    if file.tell() > _IN_MEMORY and Path(_DESCRIPTORS).exists():
        file.flush()
        return file
    file.seek(0)
    with file:
        return file.read()


async def _body(scope: Any, protocol: Any, environ: dict[str, Any]) -> IO[bytes]:
    """Return the body, read as far as it is complete.

    Raises RequestDataTooBig, before it is read where its length is told, and TimeoutError.
    """
    most, length = longest_body(scope.path), environ.get("CONTENT_LENGTH", "")
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed after the answer
    if length.isdecimal() and int(length) > most:
        raise RequestDataTooBig
    if length in {"", "0"} and "transfer-encoding" not in scope.headers:
        return file
    async with asyncio.timeout(_PATIENCE):
        if length:
            # All of it or an error, where the client breaks off.
            file.write(await protocol())
        else:
            async for part in protocol:
                file.write(part)
                if file.tell() > most:
                    raise RequestDataTooBig
    # Of a body in chunks nobody told how long it is.
    environ["CONTENT_LENGTH"] = str(file.tell())
    file.seek(0)
    return file


def _environ(scope: Any) -> dict[str, Any]:
    """Return the environ of PEP 3333 for a request."""
    server, _, port = scope.server.rpartition(":")
    environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "REMOTE_ADDR": scope.client.rpartition(":")[0],
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": _File,
    }
    if scope.authority:
        environ["HTTP_HOST"] = scope.authority
    for name, value in scope.headers.items():
        # A name with an underscore could pose as the one with a hyphen.
        if "_" in name:
            continue
        key = name.upper().replace("-", "_")
        key = key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
        separator = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = f"{environ[key]}{separator}{value}" if key in environ else value
    return environ
