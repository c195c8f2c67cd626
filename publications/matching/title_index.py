"""An index of titles that finds near-equal ones at a bounded cost per look-up.

A title is looked up by its letters and, for those spelled in another way, by its rarest words:
a near-equal title has most of them, and few other titles have. Surnames tell apart those that
share only words which many titles have.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from functools import lru_cache
from itertools import chain, islice, pairwise
from math import ceil

from publications.matching.title_likeness import SHORTEST_PART, letters, words
from publications.matching.title_words import FILLERS

#: Rows read per look-up, whatever the index holds: words that are in more titles are passed over.
MOST_READ = 400
#: Titles returned per look-up, of each kind: by words, by all letters, by the first letters.
MOST_FOUND = 10
#: The share of the words looked up that a near-equal title has, cut short or with slips.
LEAST_SHARED = 0.5
# Shorter words are in too many titles to tell one.
_SHORTEST_WORD = 3
# Names looked up and indexed per title: a collaboration of thousands is known by its first.
_MOST_NAMES = 12


class TitleIndex:
    """Numbers of titles, by title and names.

    With `only`, other words are not indexed; with `equal_alone`, only `equal` finds any.
    """

    def __init__(self, only: Container[str] | None = None, *, equal_alone: bool = False) -> None:
        self._only = only
        self._equal_alone = equal_alone
        self._equal: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_beginning: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, title: str, names: Iterable[str] = ()) -> None:
        """Take in a folded title, with the surname keys of its authors, under `number`."""
        key = letters(title)
        self._equal[key].append(number)
        if self._equal_alone:
            return
        self._by_beginning[key[:SHORTEST_PART]].append(number)
        for word in [*telling_words(title), *_marked(names)]:
            if self._only is None or word in self._only:
                self._by_word[word].append(number)

    def equal(self, title: str) -> list[int]:
        """Return the numbers of titles with the letters of `title`, at most `MOST_FOUND`."""
        return self._equal.get(letters(title), [])[:MOST_FOUND]

    def near(self, title: str, names: Iterable[str] = ()) -> list[int]:
        """Return the numbers of titles that `title` may be, at most `MOST_FOUND` of each kind.

        First those with rare words or surnames in common, most of them first; then those with the
        same letters, and those that begin with the same letters.
        """
        rows, left = _within(self._rows(telling_words(title)), MOST_READ)
        by_name, _ = _within(self._rows(_marked(names)), left)
        # Names alone tell nothing where words could be looked up: people write many works.
        least = ceil(LEAST_SHARED * len(rows))
        counts = Counter(chain.from_iterable(rows or by_name))
        likely = [number for number, count in counts.items() if count >= least]
        if rows and len(likely) > 1:
            counts.update(chain.from_iterable(by_name))
        found = sorted(likely, key=counts.__getitem__, reverse=True)[:MOST_FOUND]
        begun = self._by_beginning.get(letters(title)[:SHORTEST_PART], [])[:MOST_FOUND]
        return list(dict.fromkeys([*found, *self.equal(title), *begun]))

    def _rows(self, looked_up: Iterable[str]) -> list[list[int]]:
        return sorted(filter(None, map(self._by_word.get, looked_up)), key=len)


@lru_cache(maxsize=32768)
def telling_words(title: str) -> tuple[str, ...]:
    """Return the words of a folded title that it can be found by, and its pairs of next words."""
    telling = [word for word in words(title) if len(word) >= _SHORTEST_WORD and word not in FILLERS]
    return tuple(dict.fromkeys([*telling, *map(" ".join, pairwise(telling))]))


def _within(rows: list[list[int]], most: int) -> tuple[list[list[int]], int]:
    """Return the first rows that hold `most` numbers together, and how many are left of these."""
    for place, row in enumerate(rows):
        # Rows come shortest first, so that all that follow are too long as well.
        if len(row) > most:
            return rows[:place], most
        most -= len(row)
    return rows, most


def _marked(names: Iterable[str]) -> list[str]:
    # The sign keeps names apart from words of titles in the same index.
    return [f"@{name}" for name in islice(names, _MOST_NAMES)]
