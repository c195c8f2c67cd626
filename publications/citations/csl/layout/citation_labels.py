"""Labels of items in citations ("Doe20"), where a style prints them."""

from collections.abc import Mapping, Sequence
from typing import Any

from publications.citations.csl.dates.values import read_dates
from publications.citations.csl.names.parts import read_name

# Letters of each name by the number of names, and no more than four names.
_LETTERS = ((4,), (2, 2), (1, 1, 1), (1, 1, 1, 1))
_VARIABLES = ("author", "editor", "translator")


def citation_label(item: Mapping[str, Any]) -> str:
    """Return letters of the family names and the last two digits of the year."""
    names: Sequence[Any] = next((found for one in _VARIABLES if (found := item.get(one))), ())
    families = [
        str(name.get("literal") or read_name(name).family).replace(" ", "")
        for name in names
        if isinstance(name, Mapping)
    ][: len(_LETTERS)]
    letters = "".join(
        family[:count] for family, count in zip(families, _LETTERS[len(families) - 1], strict=True)
    )
    dates, _ = read_dates(item.get("issued"))
    year = f"{dates[0]['year'] % 100:02d}" if dates and "year" in dates[0] else ""
    return letters + year
