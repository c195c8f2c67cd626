"""Comparing words of titles: is one a slip, an inflection or another spelling of the other?"""

from os.path import commonprefix

from rapidfuzz.distance import OSA

from publications.matching.title_words import DECISIVE, NEGATING, NEGATIONS, OPPOSED

#: Words shorter than this are alike only if one has a letter more: never "ct" and "mr".
SHORTEST = 4
#: Letters of the longer word per letter that may be left out, doubled, swapped or mistaken.
LETTERS_PER_SLIP = 4
#: From so many letters on the first one may be mistaken, too.
LONG = 7
#: Inflections share their beginning, of so much of the longer word, and have short endings.
SHARED_BEGINNING = 0.6
LONGEST_ENDING = 4
_KEPT = DECISIVE | NEGATIONS
# Words that are looked at for the one that stands for them: "MRI" for three.
_LONGEST_RUN = 5


def words_alike(first: str, second: str) -> bool:
    """Return whether two different folded words are likely to be meant for one.

    Never so for words with figures, and for opposites such as "supervised" and "unsupervised".
    """
    if not _inflected(first, second) and not _slipped(first, second):
        return False
    if not (first.isalpha() and second.isalpha()) or _KEPT & {first, second}:
        return False
    return not opposed(first, second)


def join(joined: list[str], parted: list[str]) -> tuple[list[str], list[str]]:
    """Return the lists without words that are one of `joined` and several of `parted`.

    Either written together ("timeseries", "time series") or by initials ("MRI").
    """
    parted = list(parted)
    left = []
    for word in joined:
        run = _run_of(word, parted)
        if run:
            del parted[run]
        else:
            left.append(word)
    return left, parted


def _inflected(first: str, second: str) -> bool:
    if first[:SHORTEST] != second[:SHORTEST]:
        return False
    beginning, longer = len(commonprefix((first, second))), max(len(first), len(second))
    return beginning >= SHARED_BEGINNING * longer and longer - beginning <= LONGEST_ENDING


def _slipped(first: str, second: str) -> bool:
    longer = max(len(first), len(second))
    if len(first) == len(second) and first[0] != second[0] and longer < LONG:
        return sorted(first) == sorted(second) and OSA.distance(first, second) == 1
    if min(len(first), len(second)) < SHORTEST:
        return len(first) != len(second) and OSA.distance(first, second) == 1
    most = longer // LETTERS_PER_SLIP
    return OSA.distance(first, second, score_cutoff=most) <= most


def opposed(first: str, second: str) -> bool:
    """Return whether words are the same but for beginnings that tell them apart."""
    ending = len(commonprefix((first[::-1], second[::-1])))
    if {first[: len(first) - ending], second[: len(second) - ending]} - {""} <= NEGATING:
        return True
    return any(
        {first[: len(first) - shared], second[: len(second) - shared]} <= opposites
        for shared in range(ending, SHORTEST - 2, -1)
        for opposites in OPPOSED
    )


def _run_of(word: str, parted: list[str]) -> slice | None:
    for start in range(len(parted) - 1):
        if parted[start][0] == word[0]:
            for end in range(start + 2, min(start + _LONGEST_RUN, len(parted)) + 1):
                run = parted[start:end]
                if _written_together(word, "".join(run)) or _initials(run) in {
                    word,
                    word.removesuffix("s"),
                }:
                    return slice(start, end)
    return None


def _written_together(word: str, run: str) -> bool:
    return word == run or (abs(len(run) - len(word)) <= 1 and words_alike(run, word))


def _initials(run: list[str]) -> str:
    return "".join(word[0] for word in run)
