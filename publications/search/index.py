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
from pathlib import Path

from django.db import connection

from labportal.base.text.stop_words import STOP_WORDS
from publications.querysets import PublicationQuerySet
from publications.search.steps import TITLE_KEY_LENGTH, matching, with_identifier, with_words
from publications.search.terms import TypedQuery
from publications.vocabulary.identifiers import find_doi
from publications.vocabulary.text import CONTROLS, DIVIDING_CONTROLS, SURROGATES

_LONGEST_TEXT = 300
#: Characters that PostgreSQL refuses, and codes that are no character at all.
_CONTROL = re.compile(f"[{CONTROLS}{DIVIDING_CONTROLS}{SURROGATES}]")

_STOP_WORDS = tuple(sorted(STOP_WORDS))

#: Raised and lowered signs, by which "CO₂" would not be found as "CO2".
_SCRIPTS = "[²³¹ʰ-ʸˠ-ˤᴬ-ᵿ⁰-₟ⱼ]"


# Asked first whether there are any, since the normal form of a text costs more than all the rest.
def _on_the_line(text: str) -> str:
    return f"CASE WHEN {text} ~ '{_SCRIPTS}' THEN normalize({text}, NFKC) ELSE {text} END"


# One expression for both sides of a comparison, or equal titles would not meet.
_TITLE_KEY = (
    f"left(regexp_replace(lower(unaccent({_on_the_line('title')})), '[^[:alnum:]]+', '', 'g'), "
    f"{TITLE_KEY_LENGTH})"
)

#: Letters that are written as two as well.
_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
#: Signs that the parser would take for parts of the name of a host or a file, or of a number.
_DIVIDING = "-/._@–‐‑"


def _words(text: str, longest: int) -> str:
    return (
        f"to_tsvector('simple', left(translate(unaccent({text}), '{_DIVIDING}', "
        f"'{' ' * len(_DIVIDING)}'), {longest}))"
    )


# `unaccent` makes one letter of an umlaut; this is the other spelling, put beside it.
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
# The apostrophe is doubled: it stands within a literal of SQL.
_JOINED = "[-''’‐‑]"
_IN_ONE = rf"\w{_JOINED}\w"

_HEADING = _weighted(
    (_on_the_line("title"), 10000, "A"),
    ("names", 50000, "A"),
    ("concat_ws(' ', initials, issued_year, other_spellings)", 25000, "A"),
    (
        "concat_ws(' ', container_title_short, event_title, container_title, collection_title)",
        10000,
        "B",
    ),
    ("concat_ws(' ', journal.acronyms, event.acronyms)", 500, "B"),
)
_BESIDE_HEADING = _weighted(
    ("concat_ws(' ', doi, arxiv_id, pmid, translate(isbn, '- ', ''), further)", 4000, "D"),
    (_on_the_line("abstract"), 30000, "D"),
)

_REFRESH = (
    Path(__file__)
    .with_name("refresh.sql")
    .read_text(encoding="utf-8")
    .format(
        heading=_HEADING,
        beside_heading=_BESIDE_HEADING,
        title_key=_TITLE_KEY,
        stop_words=_STOP_WORDS,
        in_two_spellings=_IN_TWO_SPELLINGS,
        in_one=_IN_ONE,
        joined=_JOINED,
        spelled_out=_spelled_out("word"),
    )
)


def refresh(publication_ids: Iterable[int]) -> None:
    """Write the search columns of the publications with these ids."""
    ids = list(publication_ids)
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(_REFRESH, {"ids": ids})


def with_equal_titles(titles: Iterable[str]) -> list[int]:
    """Return the ids of the publications whose title has the letters and digits of one of these.

    Case, accents, white space and punctuation do not count.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT publication_id FROM publications_publicationindex "  # noqa: S608 - constants
            f"WHERE title_key <> '' AND title_key IN (SELECT {_TITLE_KEY} "
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
