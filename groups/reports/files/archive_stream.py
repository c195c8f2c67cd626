"""ZIP archives that are sent while they are written: documents and workbooks of any length."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any


class _Outlet:
    """A file that can only be written, and hands on what was."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._place = 0

    def write(self, piece: bytes) -> int:
        """Take what is written."""
        self._pieces.append(bytes(piece))
        self._place += len(piece)
        return len(piece)

    def tell(self) -> int:
        """Return how much was written."""
        return self._place

    def flush(self) -> None:
        """Keep nothing back."""

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def archive_pieces(
    frame: bytes,
    grown: str,
    content: Iterable[bytes],
    rewritten: dict[str, Callable[[bytes], bytes]],
) -> Iterator[bytes]:
    """Yield the archive `frame` with another content of its part `grown`, as that comes.

    The parts in `rewritten` come last, each as its function makes it once the content is written.
    """
    outlet: Any = _Outlet()
    with (
        zipfile.ZipFile(BytesIO(frame)) as source,
        zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            if name != grown and name not in rewritten:
                archive.writestr(name, source.read(name))
        yield outlet.taken()
        with archive.open(grown, "w") as part:
            for piece in content:
                part.write(piece)
                if written := outlet.taken():
                    yield written
        for name, rewrite in rewritten.items():
            archive.writestr(name, rewrite(source.read(name)))
    yield outlet.taken()
