"""Steps of a search, from exact to forgiving, and the order of what each finds.

It comes in steps: every word is there, or begins a word that is; if visitors are shown nothing that
has them outside of its abstract, similar words will do; if that leads to nothing, a third of the
words may be missing. The step is that of all that visitors may see, so that it does not depend on
what else a list is narrowed to.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, IntegerField, Q, Value, When

from publications.querysets import LISTED_YEAR, PublicationQuerySet
from publications.search.similar_words import similar_words
from publications.search.terms import TypedQuery
from publications.vocabulary.identifiers import (
    find_arxiv_id,
    find_doi,
    find_pmid,
    normalise_arxiv_id,
    normalise_isbn,
    normalise_pmid,
)

# As many as the column holds: a longer typed title is compared by its beginning.
TITLE_KEY_LENGTH = 200
# A third of fewer words is none.
_FEWEST_TO_LACK_SOME = 3
# Four digits alone are a year.
_SHORTEST_PMID = 5
_MOST_IDENTIFIED = 50
_ISBN_DIGIT = re.compile(r"[0-9Xx]")


def matching(publications: PublicationQuerySet, typed: TypedQuery) -> PublicationQuerySet:
    """Return those of `publications` that match, the best first."""
    visible = publications.model._default_manager.visible()
    begun = typed.begun()
    headings = [typed.whole("A"), typed.begun("A"), begun]
    # `vector` first, which has the index: `heading` has none, and is asked of what that finds.
    if with_words(visible, begun).filter(search_index__heading=_search_query(begun)).exists():
        return _in_order(with_words(publications, begun), typed, headings, begun)
    similar = similar_words({one for term in typed.terms for one in term.spellings})
    nearest = typed.with_similar({word: one.nearest for word, one in similar.items()})
    all_similar = typed.with_similar({word: one.all for word, one in similar.items()}).begun()
    headings += [nearest.begun("A"), nearest.begun(), all_similar]
    if len(typed.terms) < _FEWEST_TO_LACK_SOME or with_words(visible, all_similar).exists():
        return _in_order(with_words(publications, all_similar), typed, headings, all_similar)
    return _in_order(_most_of(publications, nearest), nearest, [], nearest.begun_any())


def with_words(publications: PublicationQuerySet, query: str) -> PublicationQuerySet:
    """Return those of `publications` that this tsquery matches, in any order."""
    return publications.filter(search_index__vector=_search_query(query))


def _most_of(publications: PublicationQuerySet, typed: TypedQuery) -> PublicationQuerySet:
    """Return those of `publications` that have at least two of three terms in their heading."""
    may_lack = len(typed.terms) // 3
    # Whatever is missing, one of this many is there: of the long ones, which few have.
    telling = typed.longest(may_lack + 1)
    there = [
        Case(When(search_index__heading=_search_query(term.begun()), then=1), default=0)
        for term in typed.terms
    ]
    return (
        with_words(publications, telling.begun_any())
        .alias(there=sum(there, start=Value(0)))
        .filter(there__gte=len(typed.terms) - may_lack)
    )


def _in_order(
    found: PublicationQuerySet, typed: TypedQuery, headings: Iterable[str], query: str
) -> PublicationQuerySet:
    """Return `found` in order, the best match by `headings` first; of equal ones, the newest."""
    order: list[Any] = [_match(typed, headings).asc()]
    if len(typed.terms) > 1:
        # The count of one word says nothing: names have several spellings.
        order.append(SearchRank(F("search_index__heading"), _search_query(query)).desc())
    newest = LISTED_YEAR.desc(nulls_last=True), F("issued_month").desc(nulls_last=True)
    return found.order_by(*order, *newest, "pk")


def with_identifier(publications: PublicationQuerySet, text: str) -> list[int]:
    """Return the ids of all publications that have the identifier that `text` is or holds."""
    everything = publications.model._default_manager
    for having in _identifiers(text):
        ids = everything.filter(having).order_by("pk").values_list("pk", flat=True)
        if found := list(ids[:_MOST_IDENTIFIED]):
            return found
    return []


def _identifiers(text: str) -> Iterator[Q]:
    """Yield the condition for each kind of identifier in `text`; each kind has an index."""
    if doi := find_doi(text):
        yield Q(doi=doi)
        yield Q(identifiers__value=doi)
    if arxiv_id := find_arxiv_id(text) or _normalised(normalise_arxiv_id, text):
        yield Q(arxiv_id=arxiv_id)
        yield Q(identifiers__value=arxiv_id)
    long_enough = len(text.strip()) >= _SHORTEST_PMID  # for more than a year
    if pmid := find_pmid(text) or (long_enough and _normalised(normalise_pmid, text)):
        yield Q(pmid=pmid)
    if isbn := _normalised(normalise_isbn, text):
        # Editors may type hyphens or the shorter form; the index has the digits.
        digits = "".join(_ISBN_DIGIT.findall(text))
        yield Q(search_index__vector=_search_query(f"{isbn} | '{digits}'"))


def _normalised(normalise: Callable[[str], str], text: str) -> str:
    try:
        return normalise(text)
    except ValueError:
        return ""


def _search_query(query: str) -> SearchQuery:
    return SearchQuery(query, config="simple", search_type="raw")


def _match(typed: TypedQuery, headings: Iterable[str]) -> Case:
    """Return the expression for the rank of a match, 0 for the best."""
    key = typed.key[:TITLE_KEY_LENGTH]
    conditions = [Q(search_index__title_key=key)]
    if key:
        conditions.append(Q(search_index__title_key__startswith=key))
    if key and len(typed.terms) > 1:
        conditions.append(Q(search_index__title_key__contains=key))
    conditions += [Q(search_index__heading=_search_query(query)) for query in headings]
    return Case(
        *(When(condition, then=Value(place)) for place, condition in enumerate(conditions)),
        default=Value(len(conditions)),
        output_field=IntegerField(),
    )
