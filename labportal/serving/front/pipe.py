"""The writing end of a pipe, for the event loop."""

import asyncio
import os


class WritingEnd:
    """The end of a pipe that is written to without a thread; closed by `close`."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        os.set_blocking(descriptor, False)

    async def write(self, part: bytes) -> None:
        """Write a part as fast as it is read. Raises BrokenPipeError if nobody reads any more."""
        rest = memoryview(part)
        while rest:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:
                await self._room()

    async def _room(self) -> None:
        loop = asyncio.get_running_loop()
        there = asyncio.Event()
        loop.add_writer(self._descriptor, there.set)
        try:
            await there.wait()
        finally:
            loop.remove_writer(self._descriptor)

    def close(self) -> None:
        """End what is read."""
        os.close(self._descriptor)
