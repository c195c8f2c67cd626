"""State of a filtered and paged list, which its address holds: each field is a parameter."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.core.paginator import Page

LONGEST_SEARCH = 200
#: Page numbers and ids are integers of the database; a larger number is no record's.
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class ListState:
    """The search words `q` and the page number `p`; "" where an address does not say."""

    q: str = ""
    p: str = ""

    def having(self, **changes: str) -> Self:
        """Return the state with other values of some parameters, on the first page."""
        return replace(self, **{"p": "", **changes})

    def neighbours(self, page: Page[Any]) -> tuple[str, str]:
        """Return the query strings of the pages before and after, "" where there is none."""
        return (
            self.having(p=str(page.previous_page_number())).query() if page.has_previous() else "",
            self.having(p=str(page.next_page_number())).query() if page.has_next() else "",
        )

    def query(self) -> str:
        """Return the query string of the address, the page last; "" for the whole list."""
        values = asdict(self)
        values["p"] = values.pop("p")
        return urlencode({name: value for name, value in values.items() if value})


def search_words(sent: Mapping[str, str]) -> str:
    """Return the words of the parameter `q`, fit for a query of the database."""
    return sent.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH]


def number(sent: Mapping[str, str], name: str) -> str:
    """Return the parameter `name` if it is a whole number, else ""."""
    text = sent.get(name, "")
    is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return text if is_number else ""
