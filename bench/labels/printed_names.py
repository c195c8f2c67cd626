"""Names as they are in print: in bibliographies beside the project, which are no part of it.

`CORPORA` names their folder, by default `../shared/corpora`. A folder in it holds .bib files that
are read together; `pairs/dblp-acm.jsonl` holds works as two libraries list them.
"""

import json
import os
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from labportal.base.text.keys import fold
from people.names.parts import NameParts, parse_name
from publications.bibtex import SourceFile, read_files

_PROJECT = Path(__file__).resolve().parents[2]
_ENTITY = re.compile(r"\s*(&#\d+;)\s*")
_TWO_LIBRARIES = "pairs/dblp-acm.jsonl"


def corpora() -> Path | None:
    """Return the folder of the bibliographies, if there is one."""
    folder = Path(os.environ.get("CORPORA") or _PROJECT.parent / "shared" / "corpora")
    return folder if folder.is_dir() else None


def printed_names(folder: Path) -> Iterator[NameParts]:
    """Yield the name of every author and editor in the bibliographies, as often as it is there."""
    for bibliography in sorted({path.parent for path in folder.glob("*/*.bib")}):
        files = [
            SourceFile(path.name, path.read_bytes()) for path in sorted(bibliography.glob("*.bib"))
        ]
        for entry in read_files(files).entries:
            for name in entry.names:
                if name.family:
                    yield NameParts(name.given, name.particle, name.family, name.suffix)


def works_in_two_libraries(folder: Path) -> list[tuple[list[NameParts], list[NameParts]]]:
    """Return the names of each work that both libraries have, by library."""
    path = folder / _TWO_LIBRARIES
    if not path.is_file():
        return []
    pairs = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [(_names(pair["a"]), _names(pair["b"])) for pair in pairs if pair["same"]]


def _names(work: dict[str, str]) -> list[NameParts]:
    # The names were put into lower case, and apart at hyphens and entities: "m &#252; ller".
    text = _ENTITY.sub(_letter, work.get("authors") or "").replace(" - ", "-")
    return [parse_name(name.strip().title()) for name in text.split(" , ") if name.strip()]


def _letter(entity: re.Match[str]) -> str:
    letter = unescape(entity[1])
    return f" {letter}" if letter.isupper() else letter


def has_full_given_name(name: NameParts) -> bool:
    """Return whether a given name is there in full, to the eye: a first word of three letters."""
    return len(_first_given(name)) > 2 and "." not in name.given.split()[0]


def contradict(first: NameParts, second: NameParts) -> bool:
    """Return whether both given names are in full and begin differently.

    This is the yardstick, and knows nothing of the rules that are measured with it.
    """
    if not (has_full_given_name(first) and has_full_given_name(second)):
        return False
    one, other = _first_given(first), _first_given(second)
    return not (one.startswith(other) or other.startswith(one))


def surname_and_initial(name: NameParts) -> tuple[str, str]:
    """Return the key by which names are matched where given names are not looked at."""
    return fold(name.surname), fold(name.given)[:1]


def _first_given(name: NameParts) -> str:
    return fold(name.given.split()[0].replace("-", "")) if name.given.split() else ""
