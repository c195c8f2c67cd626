"""Links as templates show them."""

import re
from dataclasses import dataclass

_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def web_address(url: str) -> str:
    """Return `url` if it leads to the web, else "": what was imported is checked by no form."""
    return url if _WEB_ADDRESS.match(url) else ""


@dataclass(frozen=True)
class Link:
    """A link to show. `language` is the target's, "" where it is that of the page shown."""

    label: str
    url: str
    language: str = ""
    current: str = ""


@dataclass(frozen=True)
class LanguageLink:
    """A link to a language. `is_same` where it leads to the same thing in that language.

    `path` is its address without what the visitor asked for.
    """

    code: str
    name: str
    url: str
    path: str
    is_current: bool
    is_same: bool
