"""Years, and months as they are written."""

from random import Random

from publications.corpus.notation.entry import Bare
from publications.corpus.notation.habits import MonthForm

FIRST_YEAR = 1985
LAST_YEAR = 2025

_WORDS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
}


def pick_year(rng: Random) -> int:
    """Return a year; recent ones are more likely."""
    return LAST_YEAR - int((LAST_YEAR - FIRST_YEAR + 1) * rng.random() ** 2)


def write_month(rng: Random, month: int, form: MonthForm, language: str) -> str:
    """Return the value of a month field, in the `language` of the work where it is a word."""
    macro = _WORDS["en"][month - 1][:3].lower()
    word = _WORDS[language][month - 1]
    match form:
        case MonthForm.MACRO:
            return Bare(macro)
        case MonthForm.MACRO_WITH_DAY:
            return Bare(f'"{rng.randint(1, 28)}~" # {macro}')
        case MonthForm.WORD:
            return word
        case MonthForm.SHORT_WORD:
            return word if len(word) <= 4 else f"{word[:3]}."
        case MonthForm.TWO_WORDS:
            return f"{_WORDS[language][month - 2]}--{word}" if month > 1 else word
        case MonthForm.NUMBER:
            return Bare(month) if rng.random() < 0.5 else f"{month:02d}"
        case MonthForm.NONE:
            return ""
