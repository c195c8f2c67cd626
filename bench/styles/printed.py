"""Citations by citeproc-js in styles drawn by chance, beside our own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.golden.files import read_lines
from bench.golden.likeness import same
from bench.styles.folder import sheet
from bench.styles.items import listed_items, single_items
from publications.citations.engine import Citation, bibliography

COUNT, SEED = 60, 2026
PRINTED = Path(__file__).with_name("printed.jsonl.gz")


class Comparison(NamedTuple):
    """A citation of ours and of citeproc-js; `listed` if it is one of a bibliography."""

    item: str
    ours: str
    theirs: str
    listed: bool

    @property
    def agrees(self) -> bool:
        """Whether they print the same."""
        return same(self.ours, self.theirs)


def comparisons(folder: Path, printed: Path = PRINTED) -> Iterator[tuple[str, list[Comparison]]]:
    """Yield each style with the citations printed in it, alone and in a bibliography."""
    by_style: dict[str, dict[str, Any]] = {}
    lists: dict[str, list[list[str]]] = {}
    for line in read_lines(printed):
        if "list" in line:
            lists[line["style"].rpartition(" ")[0]] = line["list"]
            continue
        for key, html in line["printed"].items():
            by_style.setdefault(key.rpartition(" ")[0], {})[line["id"]] = html
    for style, citations in by_style.items():
        yield style, list(_compared(folder / f"{style}.csl", citations, lists[style]))


def _compared(
    path: Path, citations: dict[str, str], theirs: list[list[str]]
) -> Iterator[Comparison]:
    style = sheet(path)
    for item in single_items():
        [alone] = bibliography([item], style, "en")
        yield Comparison(item["id"], alone.html, citations[item["id"]], listed=False)
    ours = [one for one in bibliography(listed_items(), style, "en") if one.html]
    # By place: an item at another place differs, whatever is printed of it.
    for place, (key, html) in enumerate(theirs):
        mine = ours[place] if place < len(ours) else Citation("", "")
        html_of_ours = mine.html if mine.item == key else f"{mine.item}: {mine.html}"
        yield Comparison(key, html_of_ours, html, listed=True)
