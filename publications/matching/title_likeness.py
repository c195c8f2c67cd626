"""Comparing titles, word by word: are the differences slips, a missing subtitle, or another work?

Of titles that differ, those of one work differ by spelling, by a piece missing at one end, or by
a few words more; titles of different works by the same people have other words in the same place.
"""

import re
from collections import Counter
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from publications.matching.title_words import (
    ARTICLES,
    ATTACHMENTS,
    DECISIVE,
    FILLERS,
    HEADINGS,
    NEGATIONS,
    NUMBERS,
    OPENERS,
    PARTS,
)
from publications.matching.word_likeness import join, words_alike

#: A title says what it says within so many characters; the rest is not compared.
LONGEST = 600
#: Letters that the shorter of two titles has to have for the longer one to be it and more.
SHORTEST_PART = 20
#: ... and the share of the longer title that it has to be.
LEAST_PART = 0.5
#: The share of the longer title's letters that it may have more than the shorter one in between.
MOST_MORE = 0.25
#: Titles less alike than this (percent, whatever one has more) are not looked at word by word.
LEAST_ALIKE = 75
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th|ter|te|e|eme)")


class Relation(IntEnum):
    """The relation of two titles, the nearest last."""

    OTHER = 0
    #: A word or two are other ones, or scraps of the citation stand around the title.
    SIMILAR = 1
    #: One has words more before the other, or a few in between.
    MORE = 2
    #: One begins with the other: a missing subtitle, a title cut short.
    PART = 3
    #: The same words, some of them spelled in another way or in another order.
    NEAR = 4
    EQUAL = 5


def relate(first: str, second: str) -> Relation:
    """Return the relation of two folded titles, whichever comes first; `SIMILAR` ones are other."""
    if first == second:
        return Relation.EQUAL
    alike = fuzz.token_set_ratio(first[:LONGEST], second[:LONGEST], score_cutoff=LEAST_ALIKE)
    # By words alone, titles that only hyphens and blanks tell apart would be two.
    if not alike and letters(first) != letters(second):
        return Relation.OTHER
    shorter, longer = sorted((words(first), words(second)), key=by_length)
    if letters(first) == letters(second):
        return Relation.EQUAL
    if "".join(longer) == "".join(shorter):
        # A number in words or in Roman figures.
        return Relation.NEAR
    if "".join(longer).startswith("".join(shorter)):
        # Cut short, perhaps within a word.
        return _contain(longer, shorter, list(longer[len(shorter) :]) or [longer[-1]])
    missing, extra = unlike(*differences(shorter, longer))
    if not missing and not extra:
        return Relation.NEAR
    if missing and extra:
        return Relation.OTHER
    # Of two titles of nearly one length, the one with fewer letters may have the word more.
    return _contain(longer, shorter, extra) if extra else _contain(shorter, longer, missing)


def contradict(first: str, second: str) -> bool:
    """Return whether folded titles differ in a number, or in a word such as "erratum" or "not"."""
    shorter, longer = sorted((words(first), words(second)), key=by_length)
    missing, extra = unlike(*differences(shorter, longer))
    return bool(
        DECISIVE & {*missing, *extra}
        or numbers_a_part(missing)
        or numbers_a_part(extra)
        or (has_number(missing) and has_number(extra))
    )


def is_heading(title: str) -> bool:
    """Return whether a folded title is one that many works have, such as "Editorial"."""
    return all(word in HEADINGS or word in FILLERS for word in words(title))


@lru_cache(maxsize=32768)
def words(title: str) -> tuple[str, ...]:
    """Return the words of a folded title, numbers in figures, without an article at the start."""
    return tuple(map(_figures, _without_article(title)))


@lru_cache(maxsize=32768)
def letters(title: str) -> str:
    """Return the letters and figures of a folded title, without an article at the start."""
    return "".join(_without_article(title))


def _without_article(title: str) -> list[str]:
    found = title[:LONGEST].split()
    while len(found) > 1 and found[0] in ARTICLES:
        found = found[1:]
    return found


def _figures(word: str) -> str:
    ordinal = _ORDINAL.fullmatch(word) if word[0].isdigit() else None
    return ordinal[1] if ordinal else NUMBERS.get(word, word)


def by_length(title: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Return the key by which words of titles are sorted, the shorter title in front."""
    return _length(title), title


def _length(title: Iterable[str]) -> int:
    return sum(map(len, title))


def differences(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the words that only one of the titles has, each in the order of its title."""
    return _only_in(first, Counter(second)), _only_in(second, Counter(first))


def _only_in(title: tuple[str, ...], others: "Counter[str]") -> list[str]:
    found = []
    for word in title:
        if others[word] > 0:
            others[word] -= 1
        else:
            found.append(word)
    return found


def unlike(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """Return the words with no counterpart: none spelled alike, none written as two words."""
    second = list(second)
    unlike = []
    for word in first:
        likeness = {other: fuzz.ratio(word, other) for other in second if words_alike(word, other)}
        if likeness:
            second.remove(max(likeness, key=lambda other: (likeness[other], other)))
        else:
            unlike.append(word)
    # Either title may be the one that has a word in two.
    unlike, second = join(unlike, second)
    second, unlike = join(second, unlike)
    # Without a number, "part" and "ed." say nothing.
    fillers = FILLERS if has_number([*unlike, *second]) else FILLERS | PARTS
    return (
        [word for word in unlike if word not in fillers],
        [word for word in second if word not in fillers],
    )


def _contain(longer: tuple[str, ...], shorter: tuple[str, ...], extra: list[str]) -> Relation:
    if DECISIVE.intersection(extra) or numbers_a_part(extra) or ATTACHMENTS.issuperset(extra):
        return Relation.OTHER
    whole, part = "".join(longer), "".join(shorter)
    if len(part) >= max(SHORTEST_PART, LEAST_PART * len(whole)) and len(shorter) > 1:
        if whole.startswith(part):
            return Relation.OTHER if extra[0] in NEGATIONS else Relation.PART
        if whole.endswith(part):
            different = OPENERS.intersection(extra) or NEGATIONS.intersection(extra)
            return Relation.OTHER if different else Relation.MORE
    if has_number(extra) or NEGATIONS.intersection(extra):
        return Relation.OTHER
    return Relation.MORE if _length(extra) <= MOST_MORE * len(whole) else Relation.OTHER


def numbers_a_part(extra: list[str]) -> bool:
    """Return whether words that one title has more only say which part, version or year it is."""
    counting = [word for word in extra if word in PARTS or has_number([word])]
    return has_number(extra) and (counting == extra or bool(PARTS.intersection(extra)))


def has_number(found: Iterable[str]) -> bool:
    """Return whether there is a figure, or a single letter: "type B", "part C"."""
    return any(len(word) == 1 or any(map(str.isdigit, word)) for word in found)
