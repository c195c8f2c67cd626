"""Our citations beside those of citeproc-js."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from bench.golden.files import CITATIONS, ITEMS, LOCALES, read_lines
from bench.golden.likeness import same
from publications.citations.engine import render
from publications.citations.styles import STYLES


class Comparison(NamedTuple):
    """A citation of ours and of citeproc-js, and what both were made of."""

    item: dict[str, Any]
    style: str
    language: str
    ours: str
    theirs: str

    @property
    def agrees(self) -> bool:
        """Whether they print the same."""
        return same(self.ours, self.theirs)

    @property
    def part(self) -> str:
        """The part of the items: drawn, drawn-apart, composed or composed-apart."""
        return str(self.item["id"]).rpartition("-")[0]


@lru_cache(maxsize=1)
def golden_items() -> tuple[dict[str, Any], ...]:
    """Return the items, read once."""
    return tuple(read_lines(ITEMS))


@lru_cache(maxsize=1)
def _printed() -> dict[str, dict[str, str]]:
    return {line["id"]: line["printed"] for line in read_lines(CITATIONS)}


def comparisons(style: str, language: str) -> Iterator[Comparison]:
    """Yield every golden item as printed in a style and a language, by us and by citeproc-js.

    Raises KeyError for a style that has no golden citations yet (`make golden`).
    """
    key = f"{STYLES[style].key} {LOCALES[language]}"
    for item in golden_items():
        ours = render(item, style, language).html
        yield Comparison(item, style, language, ours, _printed()[item["id"]][key])
