"""The keys of answers: everything that an answer to a visitor depends on beside content."""

import re
from collections.abc import Hashable
from dataclasses import fields
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils import timezone

from groups.works.filters import LabPublicationFilter
from publications.exports.files.responses import preferred_extension

#: Parameters of public pages. Others change nothing, and there is no end of them.
PARAMETERS = frozenset(
    {field.name for field in fields(LabPublicationFilter)} - {"with_person"}
    | {"by", "from", "kind", "page", "style", "to"}
)
#: Those of addresses for programs and other sites, which say what they do not know.
_OF_PROGRAMS = PARAMETERS | {
    *("changed_since", "cursor", "kind", "lang", "limit", "role", "status"),
}
_FOR_PROGRAMS = ("/api/", "/embed/")
#: The beginnings of addresses whose answers are files, or one's own, or need no database.
_BESIDE = (
    *(settings.ADMIN_PREFIX, settings.STATIC_URL, settings.MEDIA_URL),
    *("/documents/", "/healthz", "/readyz", "/brand/accent-"),
)
_LONGEST_QUERY = 1000
_GZIP = re.compile(r"\bgzip\b")


def is_of_pages(request: HttpRequest) -> bool:
    """Return whether a request is for what visitors may see, in one's own state or in none."""
    return request.method in {"GET", "HEAD"} and not request.path_info.startswith(_BESIDE)


def is_anonymous(request: HttpRequest) -> bool:
    """Return whether a request says nothing of who asks."""
    return (
        settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
    )


def key_of(request: HttpRequest, host: str) -> Hashable | None:
    """Return the key of the answer; None if it is not kept: a parameter or the host is unknown.

    `host` is what `host_of` says.
    """
    key = part_key(request, host)
    if key is None:
        return None
    headers = request.META
    return (
        *key,
        _extension(headers.get("HTTP_ACCEPT", "*/*")),
        bool(_GZIP.search(headers.get("HTTP_ACCEPT_ENCODING", ""))),
    )


def part_key(request: HttpRequest, host: str) -> tuple[Hashable, ...] | None:
    """Return the key of what a page says, in whatever format it is sent; None as `key_of` does."""
    is_long = len(request.META.get("QUERY_STRING", "")) > _LONGEST_QUERY
    known = _OF_PROGRAMS if request.path.startswith(_FOR_PROGRAMS) else PARAMETERS
    if not host or is_long or not request.GET.keys() <= known:
        return None
    # Of several values of a parameter, the order stays.
    parameters = tuple((name, *request.GET.getlist(name)) for name in sorted(request.GET))
    return (request.scheme, host, request.path, parameters, timezone.localdate())


@lru_cache(maxsize=1024)
def _extension(accept: str) -> str:
    """Return the extension of the format that is sent to who accepts this."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = accept
    return preferred_extension(request)


def host_of(request: HttpRequest) -> str | None:
    """Return the Host header if it is one of the portal's own, of which there are few.

    "" for another one that the portal answers to, None for one that it refuses.
    """
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = f":{own.port}" if own.port else ""
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    is_own = host == own.netloc or host.removesuffix(port) in settings.ALLOWED_HOSTS
    return host if is_own else ""
