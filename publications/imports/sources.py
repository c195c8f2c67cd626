"""The bibliographies that imports come from, told apart by name."""

from rapidfuzz.distance import DamerauLevenshtein

from labportal.base.text.keys import fold
from publications.models import ImportBatch, ImportStatus

#: Of one letter in this many a slip is plausible.
_LETTERS_PER_SLIP = 4
_MOST_SLIPS = 2


def known_sources() -> list[str]:
    """Return the bibliographies that were imported before, by name."""
    imported = ImportBatch.objects.filter(status=ImportStatus.APPLIED, undoes=None)
    return list(imported.order_by("source").values_list("source", flat=True).distinct())


def meant_instead(source: str, known: list[str]) -> list[str]:
    """Return those of the `known` names of which `source`, itself unknown, may be a slip.

    They differ in case, spaces and signs only, or in one letter, or two of a longer name.
    """
    if source in known:
        return []
    typed = _letters(source)
    most = min(_MOST_SLIPS, len(typed) // _LETTERS_PER_SLIP)
    return [name for name in known if DamerauLevenshtein.distance(typed, _letters(name)) <= most]


def _letters(name: str) -> str:
    return fold(name).replace(" ", "")
