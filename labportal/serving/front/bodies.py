"""The bounds of what a request may send: the admin takes files, pages take forms of visitors."""

from collections.abc import Callable, Iterable
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

_Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def longest_body(path: str) -> int:
    """Return how many bytes a request to an address may send."""
    is_admin = path.startswith(settings.ADMIN_PREFIX)
    return settings.ADMIN_BODY_BYTES if is_admin else settings.BODY_BYTES


def too_large_text(path: str) -> str:
    """Return the sentence for whoever sent too much to an address."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        text = _("This is too large to be sent here. Choose a smaller file, or fewer at a time.")
    return f"{text}\n"


def bounded(application: _Application) -> _Application:
    """Return the WSGI application with bounds of bodies.

    A body whose length is told is refused before it is read; another one, in the middle.
    """

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        most, length = longest_body(environ["PATH_INFO"]), environ.get("CONTENT_LENGTH") or ""
        if length.isdecimal() and int(length) > most:
            headers = [("Content-Type", "text/plain; charset=utf-8"), ("Connection", "close")]
            start_response("413 Content Too Large", headers)
            return [too_large_text(environ["PATH_INFO"]).encode()]
        environ["wsgi.input"] = _BoundedBody(environ["wsgi.input"], most)
        return application(environ, start_response)

    return answer


class _BoundedBody:
    """A body, of which no more is read than may be sent."""

    def __init__(self, body: IO[bytes], most: int) -> None:
        self._body, self._left = body, most

    def read(self, size: int = -1) -> bytes:
        return self._counted(self._body.read(size if size >= 0 else self._left + 1))

    def readline(self, size: int = -1) -> bytes:
        return self._counted(self._body.readline(size if size >= 0 else self._left + 1))

    def _counted(self, part: bytes) -> bytes:
        self._left -= len(part)
        if self._left < 0:
            # Django answers it with 400, and says so in the log.
            raise RequestDataTooBig
        return part
