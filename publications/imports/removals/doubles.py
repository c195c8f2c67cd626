"""Possible doubles: pairs of publications, or of people, that may be one.

Each takes a number of queries that does not depend on how many records there are.
"""

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from people.matching.doubles import like_people
from people.models import Person
from publications.models import Authorship, DistinctPeople, DistinctPublications
from publications.vocabulary.statuses import PREPRINT


class Double(NamedTuple):
    """Two records by id, the lower first, and why they may be one."""

    first: int
    second: int
    evidence: str


# Of two works that have appeared and have a DOI each, none is the other: yearly editorials.
_PUBLICATIONS = """
WITH live AS (
    SELECT p.id, lower(doi) AS doi, status, issued_year, title_key
    FROM publications_publication p
    LEFT JOIN publications_publicationindex i ON i.publication_id = p.id
    WHERE retired_at IS NULL
), pairs AS (
    SELECT one.id AS first, other.id AS second, 1 AS reason
    FROM live one JOIN live other ON one.doi = other.doi AND one.id < other.id
    WHERE one.doi <> ''
    UNION ALL
    SELECT one.id, other.id, 2
    FROM live one JOIN live other
        ON one.title_key = other.title_key AND one.issued_year = other.issued_year
        AND one.id < other.id
    WHERE one.title_key <> ''
    AND (one.doi = '' OR other.doi = '' OR %s IN (one.status, other.status))
)
SELECT first, second, min(reason) FROM pairs
WHERE NOT EXISTS (
    SELECT FROM publications_distinctpublications said
    WHERE said.first_id = pairs.first AND said.second_id = pairs.second
)
GROUP BY first, second
ORDER BY first, second
"""


def double_publications() -> list[Double]:
    """Return the pairs of publications with the same DOI, or the same title and year."""
    with connection.cursor() as cursor:
        cursor.execute(_PUBLICATIONS, [PREPRINT])
        rows = cursor.fetchall()
    reasons = {1: _("same DOI"), 2: _("same title and year")}
    return [Double(first, second, reasons[reason]) for first, second, reason in rows]


def double_people() -> list[Double]:
    """Return the pairs of people with like names, or for whom one ORCID iD is printed."""
    people = list(Person.objects.live().prefetch_related("name_variants"))
    found = {(first, second): evidence for first, second, evidence in like_people(people)}
    for pair in _with_one_orcid(people):
        found[pair] = ", ".join(filter(None, [_("same ORCID iD"), found.get(pair)]))
    said = DistinctPeople.objects.values_list("first", "second") if found else ()
    distinct = set(said)
    return [Double(*pair, found[pair]) for pair in sorted(found) if pair not in distinct]


def _with_one_orcid(people: list[Person]) -> set[tuple[int, int]]:
    """Return the pairs of people whose works, or records, have an ORCID iD in common."""
    printed = Authorship.objects.exclude(orcid="").exclude(person=None).order_by()
    by_orcid = defaultdict(set)
    for orcid, person in printed.values_list("orcid", "person").distinct():
        by_orcid[orcid].add(person)
    for one in people:
        by_orcid[one.orcid].add(one.pk)
    # Of those who have none.
    by_orcid.pop("", None)
    live = {one.pk for one in people}
    return {pair for ids in by_orcid.values() for pair in combinations(sorted(ids & live), 2)}


def keep_apart(model: type[DistinctPublications | DistinctPeople], one: int, other: int) -> None:
    """Remember that two records are two."""
    first, second = sorted((one, other))
    model._default_manager.get_or_create(first_id=first, second_id=second)
