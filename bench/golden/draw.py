"""`python -m bench.golden.draw`: choose the golden items anew.

Drawn ones come from bibliographies beside the project (`bench.labels.printed_names.corpora`), which
are no part of it: as records hold them, without abstract. Of the files of a folder, every other one
is kept apart for the second part.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from bench.golden.compose import compose
from bench.golden.files import ITEMS, write_lines
from bench.labels.printed_names import corpora
from publications.bibtex import SourceFile, read_files
from publications.citations.csl_data import csl_item
from publications.vocabulary.snapshot import Snapshot

Item = dict[str, Any]
_MANY = 360
_SOME = 180
# Bibliographies whose files go together, so that each entry is in one part or the other.
_WHOLE = {"iridia": ("abbrev", "authors", "journals", "articles", "biblio", "crossref")}


def main() -> None:
    """Write `items.jsonl.gz`."""
    folder = corpora()
    if folder is None:
        sys.exit("There are no bibliographies to draw from: set CORPORA.")
    known, apart = _items(folder)
    random = Random(2026)  # noqa: S311 - no secret
    drawn = {"drawn": _spread(known, _MANY, random), "drawn-apart": _spread(apart, _SOME, random)}
    composed = {
        "composed": compose(drawn["drawn"], 300, seed=11),
        "composed-apart": compose(drawn["drawn-apart"], 180, seed=77),
    }
    write_lines(ITEMS, _numbered(drawn | composed))


def _numbered(parts: dict[str, list[Item]]) -> Iterator[Item]:
    for part, items in parts.items():
        for number, item in enumerate(items, start=1):
            yield item | {"id": f"{part}-{number}"}


def _items(folder: Path) -> tuple[list[Item], list[Item]]:
    known: list[Item] = []
    apart: list[Item] = []
    for name in sorted({path.parent.name for path in folder.glob("*/*.bib")}):
        if name in _WHOLE:
            items = _read([folder / name / f"{stem}.bib" for stem in _WHOLE[name]])
            known += items[::2]
            apart += items[1::2]
            continue
        for number, path in enumerate(sorted((folder / name).glob("*.bib"))):
            (apart if number % 2 else known).extend(_read([path]))
    return known, apart


def _read(paths: Sequence[Path]) -> list[Item]:
    files = [SourceFile(path.name, path.read_bytes()) for path in paths]
    items = []
    for entry in read_files(files).entries:
        snapshot = Snapshot.of(entry.values, [asdict(name) for name in entry.names])
        if snapshot.values.get("title"):
            item = csl_item(snapshot, "")
            item.pop("abstract", None)
            items.append(item)
    return items


def _spread(items: list[Item], count: int, random: Random) -> list[Item]:
    """Return `count` items without repetitions, evenly over the types."""
    by_type: dict[str, list[Item]] = defaultdict(list)
    for item in random.sample(items, len(items)):
        if item not in by_type[item["type"]]:
            by_type[item["type"]].append(item)
    chosen: list[Item] = []
    while len(chosen) < count and any(by_type.values()):
        for of_type in by_type.values():
            if of_type and len(chosen) < count:
                chosen.append(of_type.pop())
    return chosen


if __name__ == "__main__":
    main()
