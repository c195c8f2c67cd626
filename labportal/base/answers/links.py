"""Typed links in the header of an answer (RFC 8288), or in a link set of their own (RFC 9264)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.encoding import iri_to_uri

LINK_SET = "application/linkset+json"
#: Bytes: proxies refuse answers whose headers are longer than a few thousand.
_LONGEST = 2000
#: Links that are in the header, however many others there are.
_FIRST = {"cite-as", "type", "linkset"}


class TypedLink(NamedTuple):
    """A link to an address: its relation, and the media type of what is there, if it is known."""

    rel: str
    url: str
    media_type: str = ""


def link_header(links: Iterable[TypedLink]) -> str:
    """Return the value of the header `Link`, in ASCII, of at most some 2000 bytes.

    Of links that would be more, those to the persistent address, type and link set are in it.
    """
    printed = [(link.rel, _printed(link)) for link in links if link.url]
    whole = ", ".join(text for _rel, text in printed)
    if len(whole) <= _LONGEST:
        return whole
    return ", ".join(text for rel, text in printed if rel in _FIRST and len(text) <= _LONGEST)


def link_set(anchor: str, links: Iterable[TypedLink]) -> dict[str, Any]:
    """Return all links of `anchor` as JSON has them."""
    targets: dict[str, Any] = {"anchor": iri_to_uri(anchor)}
    for rel, url, media_type in links:
        target = {"href": iri_to_uri(url)} | ({"type": media_type} if media_type else {})
        targets.setdefault(rel, []).append(target)
    return {"linkset": [targets]}


def _printed(link: TypedLink) -> str:
    # No line ends, quotes or pointed brackets are left in an address.
    text = f'<{iri_to_uri(link.url)}>; rel="{link.rel}"'
    return f'{text}; type="{link.media_type}"' if link.media_type else text
