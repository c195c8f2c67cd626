"""Items to print in every style: golden ones by themselves, and a list of items that look alike."""

from collections.abc import Iterator
from typing import Any

from bench.golden.goldens import golden_items

Item = dict[str, Any]
_EACH = 120
_LISTED = 24
_LETTERS = "BCDE"


def single_items() -> list[Item]:
    """Return items of all parts of the golden ones, evenly."""
    items = golden_items()
    return [items[place * len(items) // _EACH] for place in range(_EACH)]


def listed_items() -> list[Item]:
    """Return a bibliography: items, some of them again as other works of their authors."""
    return list(_listed())


def _listed() -> Iterator[Item]:
    drawn = [item for item in golden_items() if str(item["id"]).startswith("drawn-")]
    step = len(drawn) // _LISTED
    for number, item in enumerate(drawn[::step][:_LISTED]):
        yield item
        match number % 4:
            case 0:
                # The same authors in the same year.
                for letter in _LETTERS[: 1 + number % 3]:
                    yield item | {
                        "id": f"{item['id']}-{letter}",
                        "title": f"{letter} and {item.get('title', '')}",
                    }
            case 1:
                yield item | {"id": f"{item['id']}-old", "issued": {"date-parts": [[1999]]}}
            case 2 if item.get("author"):
                first, *others = item["author"]
                namesake = {**first, "given": "Zoe"}
                yield item | {"id": f"{item['id']}-namesake", "author": [namesake, *others]}
