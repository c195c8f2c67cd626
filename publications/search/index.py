"""Searching publications: columns filled by SQL, used through indexed operators.

`heading` holds the words of title, names and year (weight A), and of venue and event (B): also the
names of members whose names are printed there, initials, acronyms of venues, umlauts as two
letters, and what hyphens divide in one. `vector` holds the same, the abstract and the identifiers
(D). `title_key` holds the letters and digits of the title, for finding equal ones. All are
unaccented. Search uses the "simple" configuration: titles come in several languages, and stemming
one of them would lose words of the others. The texts are cut where even the least likely ones fit
into a tsvector, which holds a megabyte: a character takes up to eight bytes in it.
"""

import re
from collections.abc import Iterable

from django.db import connection

from labportal.base.text.stop_words import STOP_WORDS
from publications.querysets import PublicationQuerySet
from publications.search.steps import TITLE_KEY_LENGTH, matching, with_identifier, with_words
from publications.search.terms import TypedQuery
from publications.vocabulary.identifiers import find_doi
from publications.vocabulary.text import CONTROLS, DIVIDING_CONTROLS, SURROGATES

_LONGEST_TEXT = 300
#: What PostgreSQL refuses, and what is no character at all.
_CONTROL = re.compile(f"[{CONTROLS}{DIVIDING_CONTROLS}{SURROGATES}]")

_STOP_WORDS = tuple(sorted(STOP_WORDS))

_TITLE_KEY = (
    f"left(regexp_replace(lower(unaccent({{}})), '[^[:alnum:]]+', '', 'g'), {TITLE_KEY_LENGTH})"
)

#: Letters that are written as two as well.
_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
#: What the parser would take for the name of a host or a file, or a sign before a number.
_DIVIDING = "-/._@–‐‑"


def _words(text: str, longest: int) -> str:
    return (
        f"to_tsvector('simple', left(translate(unaccent({text}), '{_DIVIDING}', "
        f"'{' ' * len(_DIVIDING)}'), {longest}))"
    )


def _spelled_out(text: str) -> str:
    expression = f"lower({text})"
    for letter, letters in _TWO_LETTERS.items():
        expression = f"replace({expression}, '{letter}', '{letters}')"
    return expression


def _weighted(*parts: tuple[str, int, str]) -> str:
    return " || ".join(
        f"setweight({_words(text, longest)}, '{weight}')" for text, longest, weight in parts
    )


_IN_TWO_SPELLINGS = f"[{''.join(_TWO_LETTERS)}{''.join(_TWO_LETTERS).upper()}]"
_JOINED = "[-''’‐‑]"
_IN_ONE = rf"\w{_JOINED}\w"

_HEADING = _weighted(
    ("title", 10000, "A"),
    ("names", 50000, "A"),
    ("concat_ws(' ', initials, issued_year, other_spellings)", 25000, "A"),
    ("concat_ws(' ', container_title_short, event_title, container_title)", 10000, "B"),
    ("concat_ws(' ', journal.acronyms, event.acronyms)", 500, "B"),
)
_BESIDE_HEADING = _weighted(
    ("concat_ws(' ', doi, arxiv_id, pmid, translate(isbn, '- ', ''))", 1000, "D"),
    ("abstract", 30000, "D"),
)

_REFRESH = rf"""
WITH printed AS (
    SELECT publication_id,
           string_agg(concat_ws(' ', given, particle, family, literal), ' ' ORDER BY position)
               AS names,
           string_agg(letters || replace(letters, ' ', ''), ',' ORDER BY position) AS initials,
           array_agg(person_id) FILTER (WHERE person_id IS NOT NULL) AS people
    FROM publications_authorship,
        -- "M J " for "Martin J."
        LATERAL (SELECT regexp_replace(given, '(\w)\w*\W*', '\1 ', 'g') AS letters) initials
    {{authorship_filter}}
    GROUP BY publication_id
), members AS MATERIALIZED (
    SELECT id, concat_ws(' ', given, preferred_given, particle, family, (
        SELECT string_agg(name, ' ' ORDER BY name) FROM people_namevariant WHERE person_id = p.id
    )) AS names
    FROM people_person p
), chosen AS MATERIALIZED (
    SELECT p.*, initials,
           concat_ws(' ', printed.names, (
               SELECT string_agg(members.names, ' ' ORDER BY id) FROM members WHERE id = ANY(people)
           )) AS names
    FROM publications_publication p
    LEFT JOIN printed ON publication_id = p.id
    {{publication_filter}}
), venues AS MATERIALIZED (
    -- "CCVPR CVPR VPR" for the Conference on Computer Vision and Pattern Recognition.
    SELECT name, (
        SELECT string_agg(substr(letters, first), ' ')
        FROM generate_series(1, length(letters) - 2) first
    ) AS acronyms
    FROM (
        SELECT name, (
            SELECT left(string_agg(left(word, 1), ''), 12)
            FROM regexp_split_to_table(regexp_replace(left(name, 500), '\s*[,:(–—].*$', ''),
                                       '[^[:alnum:]]+') word
            WHERE length(word) > 1 AND word <> upper(word) AND lower(word) NOT IN {_STOP_WORDS}
        ) AS letters
        FROM (
            SELECT container_title AS name FROM chosen UNION SELECT event_title FROM chosen
        ) named
    ) lettered
), built AS MATERIALIZED (
    SELECT id, title, abstract, doi, arxiv_id, pmid, isbn,
           {_HEADING} AS heading
    FROM chosen
    JOIN venues journal ON journal.name = container_title
    JOIN venues event ON event.name = event_title
    CROSS JOIN LATERAL (
        SELECT CASE WHEN title || names ~ '{_IN_TWO_SPELLINGS}|{_IN_ONE}' THEN (
            SELECT string_agg(concat_ws(' ',
                CASE WHEN word ~ '{_IN_TWO_SPELLINGS}' THEN {_spelled_out("word")} END,
                CASE WHEN word ~ '{_IN_ONE}' THEN regexp_replace(word, '{_JOINED}', '', 'g') END
            ), ' ')
            FROM regexp_split_to_table(left(title || ' ' || names, 80000), '\s+') word
            WHERE word ~ '{_IN_TWO_SPELLINGS}|{_IN_ONE}'
        ) END AS other_spellings
    ) spelled
), added AS (
    INSERT INTO publications_indexedword (word)
    SELECT word FROM (
        SELECT DISTINCT lexeme AS word FROM built, unnest(heading) WHERE length(lexeme) > 3
    ) found
    WHERE word !~ '[^a-z]'
    AND NOT EXISTS (SELECT FROM publications_indexedword known WHERE known.word = found.word)
)
INSERT INTO publications_publicationindex (publication_id, vector, heading, title_key)
SELECT id,
       heading || {_BESIDE_HEADING},
       heading,
       {_TITLE_KEY.format("title")}
FROM built
ORDER BY id
ON CONFLICT (publication_id) DO UPDATE
SET vector = excluded.vector,
    heading = excluded.heading,
    title_key = excluded.title_key
"""  # noqa: S608 - constants


def refresh(publication_ids: Iterable[int] | None = None) -> None:
    """Write the search columns of the publications with these ids (default: of all)."""
    if publication_ids is None:
        statement = _REFRESH.format(authorship_filter="", publication_filter="")
        parameters: list[list[int]] = []
    else:
        ids = list(publication_ids)
        if not ids:
            return
        statement = _REFRESH.format(
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


def search(publications: PublicationQuerySet, text: str) -> PublicationQuerySet:
    """Return those of `publications` that match `text`, the best first.

    An identifier leads to what has it. Otherwise every word, or a longer one, has to be there; how
    forgiving the search is when there is no such publication, `publications.search.steps` says.
    Empty text matches nothing.
    """
    text = _CONTROL.sub(" ", text)[:_LONGEST_TEXT]
    if found := with_identifier(publications, text):
        return publications.filter(pk__in=found).newest_first()
    # The numbers of a DOI that nothing has are in many others.
    doi = find_doi(text)
    typed = TypedQuery.of(f'"{doi}"' if doi else text)
    return matching(publications, typed) if typed.terms else publications.none()


def has_words(publications: PublicationQuerySet, text: str) -> bool:
    """Return whether any of `publications` has every word of `text` as it is spelled."""
    typed = TypedQuery.of(text[:_LONGEST_TEXT])
    return bool(typed.terms) and with_words(publications, typed.whole()).exists()
