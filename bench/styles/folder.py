"""The folder of CSL styles, and styles drawn from it by chance."""

import os
from functools import lru_cache
from pathlib import Path
from random import Random

from publications.citations.csl.elements import read_element
from publications.citations.csl.prepared_style import PreparedStyle
from publications.citations.csl.render import prepare_style
from publications.citations.style_files.package import folder
from publications.citations.styles import STYLES

LOCALE = "en-US"
_LOCALES = STYLES["apa"].path.parents[1] / "locales"


def styles_folder() -> Path | None:
    """Return the folder of the styles; None if they are not at hand."""
    named = os.environ.get("CSL_STYLES")
    return Path(named) if named else folder()


def drawn(styles: Path, count: int, seed: int) -> list[str]:
    """Return the names of `count` independent styles with a bibliography, the same for a seed.

    Left out are the styles that the portal ships.
    """
    shipped = {style.file for style in STYLES.values()}
    files = sorted(path for path in styles.glob("*.csl") if path.name not in shipped)
    Random(seed).shuffle(files)  # noqa: S311 - no secret
    chosen = []
    for path in files:
        if read_element(path).first("bibliography") is not None:
            chosen.append(path.stem)
        if len(chosen) == count:
            break
    return sorted(chosen)


@lru_cache
def sheet(path: Path) -> PreparedStyle:
    """Return the style in a file, in English."""
    english = read_element(_LOCALES / f"locales-{LOCALE}.xml")
    return prepare_style(read_element(path), [english], LOCALE)
