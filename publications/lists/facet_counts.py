"""Numbers of a list's publications by year, type, topic and so on, in one query for all."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from labportal.base.database.kept import kept_rows
from people.querysets import live_people
from publications.lists.filters import OPEN_ACCESS, ROLES, WITHOUT_YEAR, PublicationFilter
from publications.models import AuthorRole, Authorship, PublicationTopic
from publications.querysets import PublicationQuerySet, is_open_access

#: Facets of which a publication has one value: what it is of the columns of `found` below.
_COLUMNS = {
    "year": f"COALESCE(year::text, '{WITHOUT_YEAR}')",
    "type": "type",
    "access": "access",
}


class RelatedValues(NamedTuple):
    """A query for publications and what they are related to, each pair once."""

    sql: str
    parameters: Sequence[Any] = ()

    @classmethod
    def of(cls, pairs: QuerySet[Any, Any]) -> "RelatedValues":
        """Return the pairs that are the two columns of a queryset."""
        return cls(*pairs.order_by().query.sql_with_params())


class FacetCounts(NamedTuple):
    """The number of publications that pass the whole filter, and by facet that of each value.

    The numbers of a facet are those of publications that pass the filter of all other facets.
    Values are text: years, types and the primary keys of records.
    """

    total: int
    by_facet: dict[str, dict[str, int]]


def pairs_of_records() -> dict[str, RelatedValues]:
    """Return the pairs of publications with topics, and with people of each role with a page."""
    linked = Authorship.objects.filter(live_people("person__"), person__isnull=False)
    pairs = linked.values_list("publication", "person").distinct()
    return {
        "topic": RelatedValues.of(PublicationTopic.objects.values_list("content_object", "tag")),
        "person": RelatedValues.of(pairs.filter(role=AuthorRole.AUTHOR)),
        **{role: RelatedValues.of(pairs.filter(role=role)) for role in ROLES},
    }


def count_facets(
    publications: PublicationQuerySet,
    asked: PublicationFilter,
    related: Mapping[str, RelatedValues],
) -> FacetCounts:
    """Count those of `publications` that pass the filter, in all and by the values they have.

    Years, types and access are counted always, and what is `related`. Every condition is looked up
    once for all facets, which then leave out their own.
    """
    by_facet: dict[str, dict[str, int]] = {name: {} for name in (*_COLUMNS, *related)}
    conditions = asked.conditions()
    flags = {name: f"passes_{name}" for name in conditions}
    found = (
        asked.found(publications)
        # The order of the list costs a sort, and counts have none.
        .order_by()
        .annotate(
            access=Case(When(is_open_access(), then=Value(OPEN_ACCESS))),
            **{flags[name]: _flag(condition) for name, condition in conditions.items()},
        )
        .values_list("pk", "issued_year", "type", "access", *flags.values())
    )
    try:
        sql, parameters = found.query.sql_with_params()
    # Django's way to say that a filter excludes everything: there is no SQL to count by.
    except EmptyResultSet:
        return FacetCounts(0, by_facet)

    def passing(facet: str) -> str:
        return " AND ".join(["TRUE", *(flag for name, flag in flags.items() if name != facet)])

    # Facets and columns are names of this module and of its callers, never what a visitor sent.
    def counted(facet: str, value: str, join: str = "") -> str:
        return (
            f"SELECT '{facet}', {value}::text, count(*) FROM found {join} "  # noqa: S608 - constants
            f"WHERE {passing(facet)} AND {value} IS NOT NULL GROUP BY {value}"
        )

    parts = [f"SELECT '', '', count(*) FROM found WHERE {passing('')}"]  # noqa: S608 - constants
    parts += [counted(facet, column) for facet, column in _COLUMNS.items()]
    parts += [
        counted(facet, "value", f"JOIN ({pairs.sql}) pair(publication, value) ON publication = id")
        for facet, pairs in related.items()
    ]
    columns = ", ".join(["id", *_COLUMNS, *flags.values()])
    values = [*parameters, *(value for pairs in related.values() for value in pairs.parameters)]
    # MATERIALIZED: the search and the conditions are costly, and every facet reads their result.
    query = f"WITH found({columns}) AS MATERIALIZED ({sql}) {' UNION ALL '.join(parts)}"
    # UNION ALL promises no order; the total has no facet, and "" sorts first.
    (_, _, total), *rows = sorted(kept_rows(query, values))
    for facet, value, count in rows:
        by_facet[facet][value] = count
    return FacetCounts(total, by_facet)


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=True), default=False, output_field=BooleanField())
