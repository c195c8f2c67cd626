"""The publications of the database whose titles read nearly as those of entries.

An index of words over all titles is built anew per import: reading the titles costs PostgreSQL a
scan of one table, while a trigram or full-text query per entry costs milliseconds each.
"""

from collections.abc import Iterable, Iterator

from django.db import connection

from labportal.base.text.keys import fold
from publications.matching.candidates import LONGEST_TITLE, compared_title
from publications.matching.title_index import TitleIndex, telling_words
from publications.matching.title_similarity import worth_comparing

_ROWS_AT_ONCE = 5000


def ids_near_titles(titles: Iterable[str]) -> set[int]:
    """Return the ids of live publications whose titles may be one of `titles` in another spelling.

    Another spelling has a slip or other hyphens, lacks the subtitle, or is cut short. It is looked
    for also where a publication has the very letters of the title: that one may be of another year.
    Where very many have them, only some are returned; `publications.search.index.with_equal_titles`
    returns all.
    """
    wanted = {folded for title in titles if (folded := fold(compared_title(title)))}
    telling = {word for title in wanted for word in telling_words(title)}
    index = TitleIndex(telling)
    present: dict[int, str] = {}
    for pk, title in _live_titles() if telling else ():
        folded = fold(compared_title(title))
        if not telling.isdisjoint(folded.split()):
            present[pk] = folded
            index.add(pk, folded)
    if not present:
        return set()
    return {
        pk
        for title in wanted
        for pk in {*index.equal(title), *index.near(title)}
        if worth_comparing(title, present[pk])
    }


def _live_titles() -> Iterator[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, left(title, %s) FROM publications_publication WHERE retired_at IS NULL",
            [LONGEST_TITLE],
        )
        # Tuples of two columns, not models: there may be a hundred thousand.
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            yield from rows
