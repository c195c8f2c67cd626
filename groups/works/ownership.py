"""The rule by which publications are a research group's."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, When
from django.db.models.expressions import RawSQL

from groups.querysets import ResearchGroupQuerySet
from groups.records.key_publication import KeyPublication
from groups.records.research_group import ResearchGroup
from publications.models import Publication
from publications.querysets import PublicationQuerySet

#: The number is told to editors in docs/editors.md, too.
MONTHS_AFTER_LEAVING = 12

#: Pairs of publication and group, each once. SQL, because it is asked three ways: by group, by
#: publication, and for all groups at once. MATERIALIZED, so that the months of each membership are
#: read once and not for each publication. Months count from year 0. A missing month widens: a
#: membership or work of a year counts for the whole year.
WORKS_OF_GROUPS = f"""
SELECT publication_id, group_id FROM (
    WITH held AS MATERIALIZED (
        SELECT person_id, group_id,
               nullif(left("start", 4), '')::int * 12
                   + coalesce(nullif(substr("start", 6, 2), '')::int, 1) AS first_month,
               nullif(left("end", 4), '')::int * 12
                   + coalesce(nullif(substr("end", 6, 2), '')::int, 12)
                   + {MONTHS_AFTER_LEAVING} AS last_month
        FROM groups_membership WHERE group_id IS NOT NULL AND NOT former
    )
    SELECT authorship.publication_id, held.group_id
    FROM held
    JOIN publications_authorship authorship
        ON authorship.person_id = held.person_id AND authorship.role = 'author'
    JOIN publications_publication publication ON publication.id = authorship.publication_id
    WHERE (first_month IS NULL
           OR issued_year * 12 + coalesce(issued_month, 12) >= first_month)
      AND (last_month IS NULL OR issued_year * 12 + coalesce(issued_month, 1) <= last_month)
    UNION SELECT publication_id, group_id FROM groups_keypublication
    UNION SELECT publication_id, group_id FROM groups_grouppublication WHERE included
) work
WHERE NOT EXISTS (
    SELECT FROM groups_grouppublication taken_out
    WHERE NOT included AND taken_out.publication_id = work.publication_id
      AND taken_out.group_id = work.group_id
)
"""  # noqa: S608 - a number


def publications_of(group_slug: str) -> PublicationQuerySet:
    """Return the publications of the group with this slug.

    They are those issued while one of the authors was a member of it, or up to twelve months
    after; its key publications; and what an editor added, without what an editor took out. A
    publication of a year is one of any month in it, a membership from a year likewise. Of members
    who left nobody knows when, nothing is taken.
    """
    return Publication.objects.filter(is_work_of(group_slug))


def is_work_of(group_slug: str) -> Q:
    """Return the condition that a publication is the group's, as `publications_of` has it."""
    group = "(SELECT id FROM groups_researchgroup WHERE slug = %s)"
    works = _works("publication_id", f"group_id = {group}", group_slug)
    # A condition within CASE is looked up in a hash of the works. Left to itself, PostgreSQL takes
    # them for few, and looks each one up in the table of publications.
    return Q(Case(When(pk__in=works, then=True), default=False, output_field=BooleanField()))


def groups_of(publication: Publication) -> ResearchGroupQuerySet:
    """Return the groups whose publication this is, as `publications_of` has it.

    `is_key` tells whether it is one of the group's key publications.
    """
    works = _works("group_id", "publication_id = %s", publication.pk)
    key = KeyPublication.objects.filter(publication=publication, group=OuterRef("pk"))
    return ResearchGroup.objects.filter(pk__in=works).annotate(is_key=Exists(key))


def ids_of_groups(publication_ids: Iterable[int]) -> dict[int, set[int]]:
    """Return by publication the ids of the groups whose it is, as `groups_of` has them.

    It takes one query, whatever the number of publications.
    """
    found: dict[int, set[int]] = defaultdict(set)
    sql = f"SELECT * FROM ({WORKS_OF_GROUPS}) works WHERE publication_id = ANY(%s)"  # noqa: S608 - constants
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(publication_ids)])
        for publication, group in cursor.fetchall():
            found[publication].add(group)
    return found


def _works(column: str, condition: str, value: Any) -> RawSQL:
    """Return one column of WORKS_OF_GROUPS, of the rows that meet a condition on `value`."""
    sql = f"SELECT {column} FROM ({WORKS_OF_GROUPS}) works WHERE {condition}"  # noqa: S608 - constants
    return RawSQL(sql, [value])  # noqa: S611 - the value is a parameter
