"""An index of titles that finds near-equal ones at a bounded cost per look-up.

A title is looked up by its letters and, for those spelled in another way, by its rarest words and
the rarest surnames beside it: a few of them are common to near-equal titles, and to few others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice

from publications.bibtex.title_likeness import words
from publications.bibtex.title_words import FILLERS

#: Rows read per look-up, whatever the index holds: words that are in more titles are passed over.
MOST_READ = 600
#: Titles returned per look-up, of equal ones and of others.
MOST_FOUND = 20
_SHORTEST_WORD = 3
_MOST_NAMES = 12


class TitleIndex:
    """Numbers of titles, by title and names."""

    def __init__(self) -> None:
        self._equal: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, title: str, names: Iterable[str] = ()) -> None:
        """Take in a folded title, with the surname keys of its authors, under `number`."""
        self._equal["".join(words(title))].append(number)
        for word in _words(title, names):
            self._by_word[word].append(number)

    def near(self, title: str, names: Iterable[str] = ()) -> list[int]:
        """Return the numbers of titles that may be near `title`, those with most in common first.

        Of more titles than are returned, those that share rare words or surnames are.
        """
        common: Counter[int] = Counter()
        left = MOST_READ
        for rows in sorted((self._by_word.get(word, []) for word in _words(title, names)), key=len):
            left -= len(rows)
            if left < 0:
                break
            common.update(rows)
        equal = self._equal.get("".join(words(title)), [])
        found = (number for number, _ in common.most_common(MOST_FOUND))
        return list(dict.fromkeys([*found, *equal[:MOST_FOUND]]))


def _words(title: str, names: Iterable[str]) -> list[str]:
    telling = {
        word for word in words(title) if len(word) >= _SHORTEST_WORD and word not in FILLERS
    }
    return [*sorted(telling), *(f"@{name}" for name in islice(names, _MOST_NAMES))]
