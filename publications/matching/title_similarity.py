"""Similarity of titles that are other ones by their words, as careless lists have them.

Papers and their citations are read by machines: blanks get lost, words are mistaken, and pieces of
the citation stand around the title.
"""

from operator import ne
from typing import NamedTuple

from rapidfuzz import fuzz

from publications.matching.title_likeness import (
    SHORTEST_PART,
    Relation,
    by_length,
    differences,
    has_number,
    letters,
    numbers_a_part,
    relate,
    unlike,
    words,
)
from publications.matching.title_words import (
    ATTACHMENTS,
    DECISIVE,
    KINDS_OF_PAPERS,
    NEGATIONS,
    OPENERS,
)
from publications.matching.word_likeness import opposed

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
    shorter, longer = sorted(_without_scraps(first, second), key=by_length)
    one, other = "".join(shorter), "".join(longer)
    held = one in other and (
        len(one) >= max(SHORTEST_PART, LEAST_HELD * len(other))
        or (not care.letters and len(shorter) >= FEWEST_HELD)
    )
    if not held and not _look_alike(shorter, longer, care):
        return False
    missing, extra = unlike(*differences(shorter, longer))
    if held and not missing:
        apart = care.letters and not OPENERS.isdisjoint(extra)
        return not apart and not _is_apart(extra, before=not other.startswith(one))
    if missing and extra and care.words and not _mistaken("".join(missing), "".join(extra)):
        return False
    return not _mean_others(missing, extra)


def worth_comparing(first: str, second: str) -> bool:
    """Return whether folded titles are related, or similar where all else agrees.

    A part that says what it is, "(poster)", may stand behind the title of the other.
    """
    return (
        relate(first, second) > Relation.OTHER
        or _begins_with(first, second)
        or similar(first, second, _ALL_ELSE_AGREES)
    )


def _begins_with(first: str, second: str) -> bool:
    shorter, longer = sorted((letters(first), letters(second)), key=len)
    return len(shorter) >= SHORTEST_PART and longer.startswith(shorter)


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
        or (not before and len(extra) <= _LONGEST_NUMBER_OF_PART and numbers_a_part(extra))
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
        or (has_number(missing) and has_number(extra))
        or any(numbers_a_part(some) and not any(map(_mixed, some)) for some in (missing, extra))
        or any(opposed(word, another) for word in missing for another in extra)
    )


def _mixed(word: str) -> bool:
    """Return whether a word has letters and figures, as "b2b" and "p2p"."""
    return not word.isalpha() and not word.isdigit()


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
