"""Terms of a search as typed, and the tsqueries made of them.

Pure functions. A tsquery made here is well-formed whatever was typed: it holds letters and digits.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from labportal.base.text.keys import fold, spell_out

_MOST_TERMS = 20
#: A shorter word is begun by too many others. The last one may still be being typed.
_SHORTEST_BEGINNING = 3
_SHORTEST_LAST_BEGINNING = 2
#: Words that may be left out of a title without notice; the rest of "Alzheimer's".
_SMALL_WORDS = frozenset(
    (
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or"),
        *("the", "to", "via", "with", "s", "et", "al"),
        *("am", "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "ein", "eine"),
        *("für", "im", "mit", "und", "vom", "von", "zu", "zum", "zur"),
    )
)
#: Venues whose usual acronym is not made of initials: which those would be.
_ACRONYMS = {"neurips": "nips", "media": "mia", "tbme": "tbe", "medphys": "mp"}
# Letters and digits only: no operator of tsquery can come from what was typed.
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


@dataclass(frozen=True)
class SearchTerm:
    """A word in its spellings, or several in a row that were quoted.

    `similar` are words of the index that may be meant.
    """

    words: tuple[tuple[str, ...], ...]
    shortest_beginning: int = _SHORTEST_BEGINNING
    similar: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The ways in which the word may be written; none of a quotation."""
        return self.words[0] if len(self.words) == 1 else ()

    def whole(self, weights: str = "") -> str:
        """Return the tsquery of these words, in parts of the text with these weights."""
        label = f":{weights}" if weights else ""
        return " <-> ".join(_any(f"{spelling}{label}" for spelling in word) for word in self.words)

    def begun(self, weights: str = "") -> str:
        """Return the tsquery of these and longer words, and of the similar ones."""
        if not self.spellings:
            return self.whole(weights)
        label = f":{weights}" if weights else ""
        return _any(
            [
                f"{spelling}:*{weights}"
                if len(spelling) >= self.shortest_beginning
                else f"{spelling}{label}"
                for spelling in self.spellings
            ]
            + [f"{word}{label}" for word in self.similar]
        )


@dataclass(frozen=True)
class TypedQuery:
    """A search as typed: its terms, and its letters and digits as those of a title."""

    terms: tuple[SearchTerm, ...]
    key: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the terms of `text`, which may be anything."""
        text = unicodedata.normalize("NFC", text)
        quoted = [
            SearchTerm(words)
            for phrase in _QUOTED.findall(text)
            if (words := tuple(_spellings(phrase)))
        ]
        single = list(_spellings(_QUOTED.sub(" ", text)))
        telling = [word for word in single if not _SMALL_WORDS.intersection(word)]
        terms = [SearchTerm((word,)) for word in (telling if telling or quoted else single)]
        # Not where the last word typed was a small one that is left out.
        if terms and terms[-1].words[0] == single[-1]:
            terms[-1] = replace(terms[-1], shortest_beginning=_SHORTEST_LAST_BEGINNING)
        return cls(tuple(quoted + terms)[:_MOST_TERMS], fold(text).replace(" ", ""))

    def whole(self, weights: str = "") -> str:
        """Return the tsquery of all terms as they are."""
        return " & ".join(f"({term.whole(weights)})" for term in self.terms)

    def begun(self, weights: str = "") -> str:
        """Return the tsquery of all terms and what they may begin."""
        return " & ".join(f"({term.begun(weights)})" for term in self.terms)

    def begun_any(self) -> str:
        """Return the tsquery of any of the terms and what they may begin."""
        return " | ".join(f"({term.begun()})" for term in self.terms)

    def longest(self, count: int) -> Self:
        """Return only this many of the terms, the longest ones."""
        by_length = sorted(self.terms, key=lambda term: -sum(len(word[0]) for word in term.words))
        return replace(self, terms=tuple(by_length[:count]))

    def with_similar(self, similar: Mapping[str, Sequence[str]]) -> Self:
        """Return the same with the words that each spelling may mean."""
        return replace(
            self,
            terms=tuple(
                replace(
                    term,
                    similar=tuple(
                        dict.fromkeys(
                            word for one in term.spellings for word in similar.get(one, ())
                        )
                    ),
                )
                for term in self.terms
            ),
        )


def _any(queries: Iterable[str]) -> str:
    return f"({' | '.join(queries)})"


def _spellings(text: str) -> Iterable[tuple[str, ...]]:
    """Yield the words of `text`, each without accents, with umlauts as two letters, as it is."""
    for word in _WORD.findall(text.lower()):
        folded, spelled_out = fold(word).split(), spell_out(word).split()
        if len(folded) > 1:  # "½" is 1/2
            yield from ((one,) for one in folded)
            continue
        found = [*folded, *spelled_out, word]
        found += [_ACRONYMS[word]] if word in _ACRONYMS else []
        yield tuple(dict.fromkeys(found))
