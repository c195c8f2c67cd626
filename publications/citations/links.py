"""Links in a citation that is kept: to people, and to the publication's own page."""

import re
from collections.abc import Collection, Mapping
from html import escape

from django.utils.safestring import SafeString, mark_safe

_PERSON = re.compile(r'<a data-person="([0-9]+)">(.*?)</a>', re.DOTALL)
_TITLE = re.compile(r"<a data-title>(.*?)</a>", re.DOTALL)
_ADDRESS = re.compile(r"/(?![/\\])|https?://", re.IGNORECASE)


def with_links(html: str, people: Mapping[int, str], page: str = "") -> SafeString:
    """Return the HTML of a `Citation` with names of people and the title linked.

    `people` are addresses by the person's primary key, `page` is that of the publication. What has
    no address, or one that is neither a path nor http(s), is plain text. `html` has to come from
    `publications.citations.engine.render`.
    """

    def name(match: re.Match[str]) -> str:
        return _link(people.get(int(match[1])) or "", match[2])

    def title(match: re.Match[str]) -> str:
        return f'<span class="citation-title">{_link(page, match[1])}</span>'

    return mark_safe(_TITLE.sub(title, _PERSON.sub(name, html)))  # noqa: S308 - escaped as written


def with_bold_names(html: str, people: Collection[int]) -> SafeString:
    """Return the HTML of a `Citation` with the names of some people in bold, and none linked."""

    def name(match: re.Match[str]) -> str:
        return f"<b>{match[2]}</b>" if int(match[1]) in people else match[2]

    return mark_safe(_TITLE.sub(r"\1", _PERSON.sub(name, html)))  # noqa: S308 - escaped as written


def _link(address: str, html: str) -> str:
    return f'<a href="{escape(address)}">{html}</a>' if _ADDRESS.match(address) else html
