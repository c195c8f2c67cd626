"""Comparing titles, word by word: are the differences slips, a missing subtitle, or another work?

Of titles that differ, those of one work differ by spelling, by a piece missing at one end, or by
a few words more; titles of different works by the same people have other words in the same place.
"""

import re
from collections import Counter
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from operator import ne
from typing import NamedTuple

from rapidfuzz import fuzz

from publications.matching.title_words import (
    ARTICLES,
    ATTACHMENTS,
    DECISIVE,
    FILLERS,
    HEADINGS,
    KINDS_OF_PAPERS,
    NEGATIONS,
    NUMBERS,
    OPENERS,
    PARTS,
)
from publications.matching.word_likeness import join, opposed, words_alike

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
#: The likeness (percent) from which on titles with other words are similar: by their letters, and
#: by their words in whatever order.
LEAST_SIMILAR = 82
LEAST_SIMILAR_WORDS = 85
#: The same of the titles of careless lists, both together; beside the same venue, the former for
#: words, or so much of the shorter title as a piece of the other.
LEAST_LOOSELY = 70
LEAST_WITHIN = 92
LEAST_WORDS_LOOSELY = 90
#: ... and the words of the one that the other has as it is.
FEWEST_HELD = 3
#: ... the letters that the shorter of them has to have,
SHORTEST_SIMILAR = 15
#: ... the share of the other that it has to be where it stands in it as it is,
LEAST_HELD = 0.4
#: ... and the likeness (percent) of a mistaken word to the right one.
LEAST_MISTAKEN = 60

_LEAST_PAGE = 25
_DIGITS_OF_A_YEAR = 4
_LONGEST_NUMBER_OF_PART = 2
_SHORTEST_ABBREVIATION = 3
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
    shorter, longer = sorted((words(first), words(second)), key=_by_length)
    if letters(first) == letters(second):
        return Relation.EQUAL
    if "".join(longer) == "".join(shorter):
        # A number in words or in Roman figures.
        return Relation.NEAR
    if "".join(longer).startswith("".join(shorter)):
        # Cut short, perhaps within a word.
        return _contain(longer, shorter, list(longer[len(shorter) :]) or [longer[-1]])
    missing, extra = _unlike(*_differences(shorter, longer))
    if not missing and not extra:
        return Relation.NEAR
    if missing and extra:
        return Relation.OTHER
    # Of two titles of nearly one length, the one with fewer letters may have the word more.
    return _contain(longer, shorter, extra) if extra else _contain(shorter, longer, missing)


class Care(NamedTuple):
    """The care with which the lists were made that two similar titles are from.

    With `words`, a mistaken word looks like the right one; with `letters`, few are other ones.
    """

    words: bool = False
    letters: bool = True
    #: The venue is the same, so that titles tell less.
    same_venue: bool = False


_ALL_ELSE_AGREES = Care(letters=False, same_venue=True)


def similar(first: str, second: str, care: Care) -> bool:
    """Return whether folded titles that are other ones by their words have most letters in common.

    A word was mistaken, blanks were lost, or names, years and pages of the citation stand around
    one of them. Different works of the same people have such titles, too: it takes a person.
    """
    shorter, longer = sorted(_without_scraps(first, second), key=_by_length)
    one, other = "".join(shorter), "".join(longer)
    held = one in other and (
        len(one) >= max(SHORTEST_PART, LEAST_HELD * len(other))
        or (not care.letters and len(shorter) >= FEWEST_HELD)
    )
    if not held and not _look_alike(shorter, longer, care):
        return False
    missing, extra = _unlike(*_differences(shorter, longer))
    if held and not missing:
        apart = care.letters and not OPENERS.isdisjoint(extra)
        return not apart and not _is_apart(extra, before=not other.startswith(one))
    if missing and extra and care.words and not _mistaken("".join(missing), "".join(extra)):
        return False
    return not _mean_others(missing, extra)


def worth_comparing(first: str, second: str) -> bool:
    """Return whether folded titles are related, or similar where all else agrees."""
    return relate(first, second) > Relation.OTHER or similar(first, second, _ALL_ELSE_AGREES)


def _look_alike(shorter: tuple[str, ...], longer: tuple[str, ...], care: Care) -> bool:
    one, other = "".join(shorter), "".join(longer)
    if len(one) < SHORTEST_SIMILAR:
        return False
    if fuzz.ratio(one, other, score_cutoff=LEAST_SIMILAR):
        return True
    first, second = " ".join(shorter), " ".join(longer)
    if fuzz.token_sort_ratio(first, second, score_cutoff=LEAST_SIMILAR_WORDS):
        return True
    if care.letters:
        return False
    least = LEAST_SIMILAR_WORDS if care.same_venue else LEAST_WORDS_LOOSELY
    return bool(
        (
            care.same_venue
            and len(one) >= SHORTEST_PART
            and fuzz.partial_ratio(one, other, score_cutoff=LEAST_WITHIN)
        )
        or (
            fuzz.ratio(one, other, score_cutoff=LEAST_LOOSELY)
            and fuzz.token_set_ratio(first, second, score_cutoff=least)
        )
    )


def _is_apart(extra: list[str], *, before: bool) -> bool:
    """Return whether words around a title make it that of another work."""
    return bool(
        DECISIVE.intersection(extra)
        or (extra and ATTACHMENTS.issuperset(extra))
        # What stands before a title is hardly the number of a part.
        or (not before and len(extra) <= _LONGEST_NUMBER_OF_PART and _numbers_a_part(extra))
    )


def _mistaken(missing: str, extra: str) -> bool:
    """Return whether the one is a slip of the other, or an abbreviation: "dbms"."""
    if fuzz.ratio(missing, extra) >= LEAST_MISTAKEN:
        return True
    short, long = sorted((missing, extra), key=len)
    left = iter(long)
    return (
        len(short) >= _SHORTEST_ABBREVIATION
        and short[0] == long[0]
        and all(letter in left for letter in short)
    )


def _mean_others(missing: list[str], extra: list[str]) -> bool:
    """Return whether words that stand for each other in similar titles tell works apart."""
    return (
        bool((DECISIVE | NEGATIONS) & {*missing, *extra})
        or (_has_number(missing) and _has_number(extra))
        or any(_numbers_a_part(some) and not any(map(_mixed, some)) for some in (missing, extra))
        or any(opposed(word, another) for word in missing for another in extra)
    )


def _mixed(word: str) -> bool:
    """Return whether a word has letters and figures, as "b2b" and "p2p"."""
    return not word.isalpha() and not word.isdigit()


def contradict(first: str, second: str) -> bool:
    """Return whether folded titles differ in a number, or in a word such as "erratum" or "not"."""
    shorter, longer = sorted((words(first), words(second)), key=_by_length)
    missing, extra = _unlike(*_differences(shorter, longer))
    return bool(
        DECISIVE & {*missing, *extra}
        or _numbers_a_part(missing)
        or _numbers_a_part(extra)
        or (_has_number(missing) and _has_number(extra))
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


def _by_length(title: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return _length(title), title


def _length(title: Iterable[str]) -> int:
    return sum(map(len, title))


def _differences(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[list[str], list[str]]:
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


def _unlike(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
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
    fillers = FILLERS if _has_number([*unlike, *second]) else FILLERS | PARTS
    return (
        [word for word in unlike if word not in fillers],
        [word for word in second if word not in fillers],
    )


def _contain(longer: tuple[str, ...], shorter: tuple[str, ...], extra: list[str]) -> Relation:
    if DECISIVE.intersection(extra) or _numbers_a_part(extra) or ATTACHMENTS.issuperset(extra):
        return Relation.OTHER
    whole, part = "".join(longer), "".join(shorter)
    if len(part) >= max(SHORTEST_PART, LEAST_PART * len(whole)) and len(shorter) > 1:
        if whole.startswith(part):
            return Relation.OTHER if extra[0] in NEGATIONS else Relation.PART
        if whole.endswith(part):
            different = OPENERS.intersection(extra) or NEGATIONS.intersection(extra)
            return Relation.OTHER if different else Relation.MORE
    if _has_number(extra) or NEGATIONS.intersection(extra):
        return Relation.OTHER
    return Relation.MORE if _length(extra) <= MOST_MORE * len(whole) else Relation.OTHER


def _without_scraps(first: str, second: str) -> list[tuple[str, ...]]:
    """Return the words of titles without what lists add: a year, volume and pages, "(panel)"."""
    told = [
        tuple(word for word in words(title) if word not in KINDS_OF_PAPERS) or words(title)
        for title in (first, second)
    ]
    bare = [_without_numbers(found) for found in told]
    # Numbers that both have tell works apart.
    return told if all(map(ne, told, bare)) else bare


def _without_numbers(found: tuple[str, ...]) -> tuple[str, ...]:
    end = len(found)
    while end > 1 and found[end - 1].isdigit():
        end -= 1
    # Small numbers are those of a part or a version.
    if end < len(found) and int(found[-1]) < _LEAST_PAGE:
        end = len(found)
    start = 0
    # The initials of an author or the year.
    while start < end - 1 and (len(found[start]) == 1 or _is_year(found[start])):
        start += 1
    return found[start:end]


def _is_year(word: str) -> bool:
    return len(word) == _DIGITS_OF_A_YEAR and word.isdigit()


def _numbers_a_part(extra: list[str]) -> bool:
    """Return whether words that one title has more only say which part, version or year it is."""
    counting = [word for word in extra if word in PARTS or _has_number([word])]
    return _has_number(extra) and (counting == extra or bool(PARTS.intersection(extra)))


def _has_number(found: Iterable[str]) -> bool:
    """Return whether there is a figure, or a single letter: "type B", "part C"."""
    return any(len(word) == 1 or any(map(str.isdigit, word)) for word in found)
