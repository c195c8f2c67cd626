"""Numbers: whether a text is one, ranges of them, ordinals, Roman numerals, ranges of pages."""

import re

from publications.citations.csl.locale import Locale
from publications.citations.csl.text.page_ranges import shorten_ranges

#: Variables that hold numbers, and so get a dash in a range.
NUMERIC = frozenset(
    (
        "page volume issue edition number chapter-number collection-number number-of-pages"
        " number-of-volumes part-number printing-number section supplement-number"
    ).split()
)
_NUMBER = r"[A-Za-z]*[0-9]+[A-Za-z]*"
_ROMAN = r"[ivxlcdm]+|[IVXLCDM]+"
_END = rf"(?:[0-9]+[A-Za-z]*|{_ROMAN})"
_RANGE_AT_END = re.compile(
    rf"(?:(?:{_END})\b.*?)?(?<![\w.])([A-Za-z]?)({_END})\s*[-–]\s*(\1{_END})"
)
_BETWEEN = re.compile(r"(\s*[,;&]\s*|\s+and\s+)")
_IS_NUMERIC = re.compile(rf"{_NUMBER}(?:/[0-9]+)*(?:\s*[-–&].*|,\s.*)?")
_SEVERAL = re.compile(rf"{_NUMBER}\s*(?:[-–&]|,\s)|(?:{_ROMAN})\s*[-–]\s*(?:{_ROMAN})(?!\w)")
_NUMERALS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# CSL has words up to "tenth".
_LONG_ORDINALS = 10
# No number is longer, and the expressions above backtrack.
_LONGEST = 60


def is_numeric(text: str) -> bool:
    """Return whether CSL's `is-numeric` holds: "2nd", "L2" and "3-5", not "second" or "2nd ed."."""
    return len(text) <= _LONGEST and _IS_NUMERIC.fullmatch(text.strip()) is not None


def is_plural(variable: str, text: str) -> bool:
    """Return whether a label beside `text` is that for many."""
    if variable.startswith("number-of-"):
        digits = re.match(r"[0-9]+", text.strip())
        return bool(digits and int(digits[0]) != 1) or _SEVERAL.match(text) is not None
    return _SEVERAL.match(text.strip()) is not None


def with_dashes(text: str, locale: Locale, page_format: str = "") -> str:
    """Return a number with the language's dash in its ranges; other texts as they are."""
    text = text.strip()
    if not any(dash in text for dash in "-–") or len(text) > _LONGEST:
        return text
    ranges = "".join(_dashed(part) for part in _BETWEEN.split(text))
    if page_format:
        ranges = shorten_ranges(ranges, page_format)
    return ranges.replace("–", locale.term("page-range-delimiter") or "–")


def _dashed(text: str) -> str:
    match = _RANGE_AT_END.fullmatch(text)
    if match is None:
        return text
    return f"{text[: match.start(1)]}{match[1]}{match[2]}–{match[3]}"


def in_form(text: str, form: str, locale: Locale) -> str:
    """Return a number in a form of `cs:number`: numeric, ordinal, long-ordinal or roman."""
    dashed = with_dashes(text, locale)
    # A number with letters ("2a", "L12") has no ordinal and no Roman form.
    if form in {"", "numeric"} or re.search(r"[^\W\d]", dashed):
        return dashed
    return re.sub(r"[0-9]+", lambda match: _form(int(match[0]), form, locale), dashed)


def _form(number: int, form: str, locale: Locale) -> str:
    if form == "long-ordinal" and 1 <= number <= _LONG_ORDINALS:
        return locale.term(f"long-ordinal-{number:02d}") or str(number)
    if form in {"ordinal", "long-ordinal"}:
        return f"{number}{locale.ordinal(number)}"
    return _roman(number)


def _roman(number: int) -> str:
    # citeproc-js writes nothing from 6000 on, which would lose the number of a volume.
    if not 0 < number < 6000:
        return str(number)
    written = ""
    for value, letters in _NUMERALS:
        count, number = divmod(number, value)
        written += letters * count
    return written
