"""Similar words: those of the index that few changes of letters lead to from a mistyped one."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from django.db import connection, transaction
from rapidfuzz.distance import OSA

from labportal.base.text.typed_words import mistakes_allowed

# Shorter words are not in the index of words (`refresh.sql`), and may have no mistake.
_SHORTEST = 4
#: Swapped letters in the middle of a short word leave it few trigrams.
_SIMILARITY = 0.2
# Each similar word is one more alternative in a tsquery that is asked several times.
_MOST = 12

_CANDIDATES = """
SELECT DISTINCT typed, word
FROM unnest(%s::text[]) typed
JOIN publications_indexedword
    ON word %% typed AND length(word) BETWEEN length(typed) - 3 AND length(typed) + 3
"""


class SimilarWords(NamedTuple):
    """The words that one may mean: the nearest ones, and all."""

    nearest: list[str]
    all: list[str]


def similar_words(typed: Collection[str]) -> dict[str, SimilarWords]:
    """Return the similar words of each word of lower-case letters that is long enough."""
    asked = sorted({word for word in typed if len(word) >= _SHORTEST and not word.isdecimal()})
    if not asked:
        return {}
    # Set for a transaction: nothing else asks what is similar.
    with transaction.atomic(), connection.cursor() as cursor:
        # A setting, since only the operator `%` uses the trigram index, and it takes no threshold.
        cursor.execute("SET LOCAL pg_trgm.similarity_threshold = %s", [_SIMILARITY])
        cursor.execute(_CANDIDATES, [asked])
        candidates = cursor.fetchall()
    near: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word, candidate in candidates:
        mistakes = mistakes_allowed(word)
        # Trigrams preselect; a distance that counts a swap once tells what may be meant.
        distance = OSA.distance(word, candidate, score_cutoff=mistakes)
        if distance <= mistakes:
            near[word].append((distance, candidate))
    return {word: _ranked(found) for word, found in near.items()}


def _ranked(found: list[tuple[int, str]]) -> SimilarWords:
    found.sort()
    nearest = [word for distance, word in found if distance == found[0][0]]
    return SimilarWords(nearest[:_MOST], [word for _, word in found][:_MOST])
