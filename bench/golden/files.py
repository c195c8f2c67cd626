"""The golden files: one JSON object a line, compressed, the same bytes for the same content."""

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
ITEMS = _FOLDER / "items.jsonl.gz"
CITATIONS = _FOLDER / "citations.jsonl.gz"
#: The locale in which a page of a language prints; citations are kept by style and locale.
LOCALES = {"en": "en-US", "de": "de-DE"}


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write_lines(path: Path, objects: Iterable[dict[str, Any]]) -> None:
    """Write objects to a file, in place of what is there."""
    text = "".join(
        json.dumps(one, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        for one in objects
    )
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
