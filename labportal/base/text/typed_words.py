"""Comparing what was typed with the words of names and titles, mistakes forgiven. Pure functions.

Words are ASCII in lower case. An umlaut has two spellings, so a word may have two keys, and a typed
word agrees with another if any of their keys do.
"""

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from labportal.base.text.keys import fold, spell_out

_Key = TypeVar("_Key", bound=Hashable)

#: Shorter words are in many texts.
_TELLING = 3
#: From this length on, a word may have so many mistakes.
_MISTAKES = ((4, 1), (7, 2), (13, 3))


class TypedWords(NamedTuple):
    """The keys of each word that was typed."""

    words: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: str) -> "TypedWords":
        """Return the words of `text`, which may be anything."""
        folded, spelled_out = fold(text).split(), spell_out(text).split()
        if len(folded) != len(spelled_out):
            spelled_out = folded
        return cls(tuple(map(frozenset, zip(folded, spelled_out, strict=True))))

    def begin(self, words: Collection[str]) -> bool:
        """Return whether each typed word begins one of `words`, as `keys` gives them."""
        return self._each(words, str.startswith)

    def stand_in(self, words: Collection[str]) -> bool:
        """Return whether each typed word begins one of `words`, or, unless short, is in one."""
        return self._each(
            words,
            lambda word, typed: (
                word.startswith(typed) or (len(typed) >= _TELLING and typed in word)
            ),
        )

    def mean(self, words: Collection[str]) -> bool:
        """Return whether each typed word begins, or with few mistakes is, one of `words`."""
        return self._each(words, lambda word, typed: word.startswith(typed) or near(typed, word))

    @property
    def telling(self) -> frozenset[str]:
        """All keys without those of short words, unless there are no others."""
        found = frozenset().union(*self.words)
        return frozenset(word for word in found if len(word) >= _TELLING) or found

    def _each(self, words: Collection[str], agree: Callable[[str, str], bool]) -> bool:
        return bool(self.words) and all(
            any(agree(word, typed) for typed in keys for word in words) for keys in self.words
        )


def keys(*texts: str) -> set[str]:
    """Return the words of `texts`, those with umlauts in both spellings."""
    return {word for text in texts for word in f"{fold(text)} {spell_out(text)}".split()}


def mistakes_allowed(typed: str) -> int:
    """Return how many letters may be wrong, missing, too many or swapped with the next one."""
    return next((most for length, most in reversed(_MISTAKES) if len(typed) >= length), 0)


def near(typed: str, word: str) -> bool:
    """Return whether `word` may be meant. In a short word only two letters may be swapped."""
    mistakes = mistakes_allowed(typed)
    if not mistakes:
        return len(typed) > 2 and sorted(typed) == sorted(word) and OSA.distance(typed, word) <= 1
    return OSA.distance(typed, word, score_cutoff=mistakes) <= mistakes


def best_matches(
    typed: TypedWords,
    named: Mapping[_Key, Collection[str]],
    *,
    forgive: bool,
    within: bool = False,
) -> list[_Key]:
    """Return what has words that the typed ones begin, or, with `within`, stand in.

    If nothing has and mistakes are to be forgiven, it is what they may mean. `named` holds the
    words of each, as `keys` gives them.
    """
    agree = typed.stand_in if within else typed.begin
    found = [key for key, words in named.items() if agree(words)]
    if found or not forgive:
        return found
    return [key for key, words in named.items() if typed.mean(words)]
