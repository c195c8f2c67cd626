"""Middleware that answers visitors from what is kept, as long as nothing has changed."""

import gzip
import hashlib
from collections.abc import Callable, Hashable
from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from wagtail.models import Site

from labportal.base.answers.conditional import kept_answer
from labportal.base.database.content_stamp import known, read_stamp
from labportal.base.database.statement_limit import limit_statements
from labportal.page_cache.keys import host_of, is_anonymous, is_of_pages, key_of
from labportal.page_cache.store import AnswerStore, KeptAnswer

#: What the keys tell apart. Cookies that matter are never in a request whose answer is kept, and
#: Django names the browser's languages wherever an address has none, though it means the first.
_VARIES_ON = {"accept", "accept-encoding", "accept-language", "cookie"}
#: Seconds for which a visitor waits for an answer that another one has made already.
_PATIENCE = 10


class PageCacheMiddleware:
    """Middleware that keeps answers to visitors under the content stamp, which it reads first.

    It stands before all others, so that what it keeps is what is sent, with headers, compressed.
    Browsers keep pages as well, and ask each time whether they are still the same.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._answers = AnswerStore(settings.PAGE_CACHE_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer that is kept, or else make it."""
        host = host_of(request) if is_of_pages(request) else None
        if request.path_info.startswith(settings.ADMIN_PREFIX):
            _limit(0)
        elif host is not None or request.method not in {"GET", "HEAD"}:
            _limit(settings.PUBLIC_STATEMENT_MS)
        if host is None:
            # Kept for an hour otherwise, whatever other processes change.
            Site.clear_site_root_paths_cache()
            return self.get_response(request)
        stamp = _stamp()
        if not is_anonymous(request):
            with known(stamp):
                return _with_policy(self.get_response(request), "private, no-cache")
        key = key_of(request, host) if stamp and settings.PAGE_CACHE_BYTES else None
        if stamp is None or key is None:
            return self._made(request, stamp)
        if kept := self._answers.get(stamp, key):
            return _sent(request, stamp, kept)
        if request.method == "HEAD" or self._answers.passes(stamp, key):
            return self._made(request, stamp)
        with self._answers.making((stamp, key), _PATIENCE):
            # Another request may have made it while this one waited.
            if kept := self._answers.get(stamp, key):
                return _sent(request, stamp, kept)
            if not self._answers.passes(stamp, key):
                return self._kept_or_not(request, stamp, key)
        return self._made(request, stamp)

    def _kept_or_not(self, request: HttpRequest, stamp: str, key: Hashable) -> HttpResponseBase:
        response = self._made(request, stamp)
        if not (isinstance(response, HttpResponse) and _is_everybodys(response)):
            self._answers.let_pass(stamp, key)
            return response
        response.headers.setdefault("ETag", _etag(response))
        kept = KeptAnswer(response.content, dict(response.headers))
        self._answers.put(stamp, key, kept)
        return _sent(request, stamp, kept)

    def _made(self, request: HttpRequest, stamp: str | None) -> HttpResponseBase:
        with known(stamp):
            response = self.get_response(request)
        return _with_policy(
            response, "private, no-cache" if response.cookies else "public, no-cache"
        )


def _with_policy(response: HttpResponseBase, policy: str) -> HttpResponseBase:
    """Let browsers keep a page and ask for it again each time, unless its view says otherwise."""
    response.headers.setdefault("Cache-Control", policy)
    return response


def _limit(milliseconds: int) -> None:
    if settings.PUBLIC_STATEMENT_MS:
        # What the page asks of a database that is away fails as well, and is answered as such.
        with suppress(DatabaseError):
            limit_statements(milliseconds)


def _stamp() -> str | None:
    try:
        return read_stamp()
    except DatabaseError:
        # What the page asks of the database fails as well, and is answered as such.
        return None


def _is_everybodys(response: HttpResponse) -> bool:
    control = response.get("Cache-Control", "")
    varies_on = {name.strip().lower() for name in response.get("Vary", "").split(",") if name}
    return (
        response.status_code == 200
        and not response.cookies
        and "private" not in control
        and "no-store" not in control
        and varies_on <= _VARIES_ON
    )


def _etag(response: HttpResponse) -> str:
    """Return the name of what the answer says, the same in every process.

    What is compressed differs each time, by bytes that hide how long secrets are.
    """
    coding = response.get("Content-Encoding", "")
    content = gzip.decompress(response.content) if coding == "gzip" else response.content
    return f'"{hashlib.sha256(content).hexdigest()[:32]}{coding and "-"}{coding}"'


def _sent(request: HttpRequest, stamp: str, kept: KeptAnswer) -> HttpResponseBase:
    return kept_answer(request, stamp, HttpResponse(kept.content, headers=kept.headers))
