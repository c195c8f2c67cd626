"""Searching publications: columns filled by SQL, used through indexed operators.

`vector` holds the words of title, names, container title and abstract (weights A, A, B, D);
`trigram_key` holds title and surnames, for what is typed nearly right; `title_key` the letters and
digits of the title, for finding equal ones. All are unaccented. Search
uses the "simple" configuration: titles come in several languages, and stemming one of them would
lose words of the others. The texts are cut where even the least likely ones fit into a tsvector,
which holds a megabyte: a character takes up to eight bytes in it.
"""

from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import F, FloatField, Func, Q, Value
from django.db.models.functions import Greatest

from labportal.base.text_keys import fold
from publications.querysets import PublicationQuerySet

_TITLE_KEY = "left(regexp_replace(lower(unaccent({})), '[^[:alnum:]]+', '', 'g'), 200)"

_REFRESH = """
INSERT INTO publications_publicationindex (publication_id, vector, trigram_key, title_key)
SELECT p.id,
       setweight(to_tsvector('simple', left(unaccent(p.title), 10000)), 'A')
       || setweight(to_tsvector('simple', left(unaccent(coalesce(names.printed, '')), 80000)), 'A')
       || setweight(to_tsvector('simple', left(unaccent(p.container_title_short || ' '
              || p.event_title || ' ' || p.container_title), 10000)), 'B')
       || setweight(to_tsvector('simple',
              p.doi || ' ' || p.arxiv_id || ' ' || p.pmid || ' ' || p.isbn), 'B')
       || setweight(to_tsvector('simple', left(unaccent(p.abstract), 30000)), 'D'),
       left(lower(unaccent(p.title || ' ' || coalesce(names.surnames, ''))), 4000),
       {title_key}
FROM publications_publication p
LEFT JOIN (
    SELECT publication_id,
           string_agg(concat_ws(' ', given, particle, family, literal), ' ' ORDER BY position)
               AS printed,
           string_agg(concat_ws(' ', particle, family, literal), ' ' ORDER BY position) AS surnames
    FROM publications_authorship
    {authorship_filter}
    GROUP BY publication_id
) names ON names.publication_id = p.id
{publication_filter}
ON CONFLICT (publication_id) DO UPDATE
SET vector = excluded.vector,
    trigram_key = excluded.trigram_key,
    title_key = excluded.title_key
"""


def refresh(publication_ids: Iterable[int] | None = None) -> None:
    """Write the search columns of the publications with these ids (default: of all)."""
    if publication_ids is None:
        statement = _REFRESH.format(
            title_key=_TITLE_KEY.format("p.title"), authorship_filter="", publication_filter=""
        )
        parameters: list[list[int]] = []
    else:
        ids = list(publication_ids)
        statement = _REFRESH.format(
            title_key=_TITLE_KEY.format("p.title"),
            authorship_filter="WHERE publication_id = ANY(%s)",
            publication_filter="WHERE p.id = ANY(%s)",
        )
        parameters = [ids, ids]
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def with_equal_titles(titles: Iterable[str]) -> list[int]:
    """Return the ids of the publications whose title has the letters and digits of one of these.

    Case, accents, white space and punctuation do not count.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT publication_id FROM publications_publicationindex "  # noqa: S608 - constants
            f"WHERE title_key <> '' AND title_key IN (SELECT {_TITLE_KEY.format('title')} "
            "FROM unnest(%s::text[]) title)",
            [list(titles)],
        )
        return [row[0] for row in cursor.fetchall()]


class _WordSimilarity(Func):
    """`word_similarity(query, key)`: how near the query comes to a run of words of the key."""

    function = "word_similarity"
    output_field = FloatField()


def search(publications: PublicationQuerySet, text: str) -> PublicationQuerySet:
    """Return those of `publications` that match `text`, the best first.

    Every word has to be there (the last one may be cut short), or the text has to come near a
    title or surname. Empty text matches nothing.
    """
    words = fold(text).split()
    if not words:
        return publications.none()
    folded = " ".join(words)
    query = SearchQuery(
        " & ".join([*words[:-1], f"{words[-1]}:*"]), config="simple", search_type="raw"
    )
    return (
        publications.alias(
            nearness=_WordSimilarity(Value(folded), F("search_index__trigram_key")),
            rank=SearchRank(F("search_index__vector"), query),
        )
        .filter(
            Q(search_index__vector=query)
            | Q(search_index__trigram_key__trigram_word_similar=folded)
        )
        .order_by(Greatest(F("rank"), F("nearness")).desc(), F("issued_year").desc(), "pk")
    )
