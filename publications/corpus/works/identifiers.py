"""Identifiers that never repeat: citekeys, DOIs, arXiv ids, ISBNs.

The prefix 10.5555 is the one for DOIs that lead nowhere. ISBN: ISBN Users' Manual, 7th edition,
section 5.3. arXiv: https://info.arxiv.org/help/arxiv_identifier.html.
"""

from collections import Counter
from random import Random

FIRST_ARXIV_YEAR = 1995
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NEW_ARXIV = (2007, 4)
_FIVE_DIGITS_ARXIV = 2015
_PRIME = 7919


class Identifiers:
    """Hands out identifiers. Those of two seeds are most likely different ones, too."""

    def __init__(self, rng: Random) -> None:
        self._mark = base36(rng.randrange(36**2, 36**3))
        self._start = rng.randrange(10**8)
        self._entries = 0
        self._books = 0
        self._preprints: Counter[str] = Counter()

    def tail(self) -> str:
        """Return letters and digits that no entry had before, for the end of a citekey."""
        self._entries += 1
        return base36(self._entries)

    def doi(self, venue: str, year: int) -> str:
        """Return a DOI of the entry whose tail was handed out last."""
        return f"10.5555/{venue}.{year}.{self._mark}{self._entries:05d}"

    def arxiv_id(self, archive: str, year: int, month: int) -> str | None:
        """Return an arXiv id of that month, or None once the month's numbers are used up."""
        old = (year, month) < _NEW_ARXIV
        period = f"{archive}/{year % 100:02d}{month:02d}" if old else f"{year % 100:02d}{month:02d}"
        width = 3 if old else 5 if year >= _FIVE_DIGITS_ARXIV else 4
        numbers = 10**width - 1
        ordinal = self._preprints[period]
        if ordinal >= numbers:
            return None
        self._preprints[period] += 1
        number = (self._start + ordinal * _PRIME) % numbers + 1
        return f"{period}{number:03d}" if old else f"{period}.{number:0{width}d}"

    def isbn(self, *, ten: bool, hyphens: bool) -> str:
        """Return an ISBN of 13 or `ten` digits."""
        core = f"3{(self._start + self._books * _PRIME) % 10**8:08d}"
        self._books += 1
        if ten:
            total = sum((10 - place) * int(digit) for place, digit in enumerate(core))
            digits = core + "0123456789X"[-total % 11]
        else:
            digits = f"978{core}"
            total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
            digits += str(-total % 10)
        if not hyphens:
            return digits
        prefix, rest = digits[:-10], digits[-10:]
        return f"{prefix}-".lstrip("-") + f"{rest[0]}-{rest[1:5]}-{rest[5:9]}-{rest[9]}"


def base36(number: int) -> str:
    """Return `number`, which is not negative, in digits and small letters."""
    result = ""
    while number:
        number, digit = divmod(number, 36)
        result = _DIGITS[digit] + result
    return result or "0"
