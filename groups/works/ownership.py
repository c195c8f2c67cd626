"""The rule by which publications are a research group's."""

from collections import defaultdict
from collections.abc import Collection, Iterable
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

#: Memberships with the months from and to which works count, and whether a work counts in them.
#: Months count from year 0. A missing month widens: a membership or work of a year counts for the
#: whole year.
_HELD = f"""
        SELECT person_id, group_id,
               nullif(left("start", 4), '')::int * 12
                   + coalesce(nullif(substr("start", 6, 2), '')::int, 1) AS first_month,
               nullif(left("end", 4), '')::int * 12
                   + coalesce(nullif(substr("end", 6, 2), '')::int, 12)
                   + {MONTHS_AFTER_LEAVING} AS last_month
        FROM groups_membership WHERE NOT former
"""  # noqa: S608 - a number
_WRITTEN_THEN = """
      (first_month IS NULL
           OR issued_year * 12 + coalesce(issued_month, 12) >= first_month)
      AND (last_month IS NULL OR issued_year * 12 + coalesce(issued_month, 1) <= last_month)
"""
#: Pairs of publication and group, each once. SQL, because it is asked three ways: by group, by
#: publication, and for all groups at once. MATERIALIZED, so that the months of each membership are
#: read once and not for each publication.
WORKS_OF_GROUPS = f"""
SELECT publication_id, group_id FROM (
    WITH held AS MATERIALIZED ({_HELD} AND group_id IS NOT NULL)
    SELECT authorship.publication_id, held.group_id
    FROM held
    JOIN publications_authorship authorship
        ON authorship.person_id = held.person_id AND authorship.role = 'author'
    JOIN publications_publication publication ON publication.id = authorship.publication_id
    WHERE {_WRITTEN_THEN}
    UNION SELECT publication_id, group_id FROM groups_keypublication
    UNION SELECT publication_id, group_id FROM groups_grouppublication WHERE included
) work
WHERE NOT EXISTS (
    SELECT FROM groups_grouppublication taken_out
    WHERE NOT included AND taken_out.publication_id = work.publication_id
      AND taken_out.group_id = work.group_id
)
"""  # noqa: S608 - a number
#: Pairs of publication and person, named in whatever role while a member, of some publications and
#: of some groups or any, or of the chair itself. A work without a year counts for every membership.
_NAMED_MEMBERS = f"""
WITH held AS MATERIALIZED (
    {_HELD} AND (%(groups)s::bigint[] IS NULL OR group_id IS NULL OR group_id = ANY(%(groups)s))
)
SELECT DISTINCT authorship.publication_id, authorship.person_id
FROM publications_authorship authorship
JOIN publications_publication publication ON publication.id = authorship.publication_id
JOIN held ON held.person_id = authorship.person_id
WHERE authorship.publication_id = ANY(%(publications)s)
  AND (issued_year IS NULL OR {_WRITTEN_THEN})
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


def is_work_of_any(groups: Collection[int]) -> Q:
    """Return the condition that a publication is that of a group with one of these ids."""
    works = _works("publication_id", "group_id = ANY(%s)", list(groups))
    return Q(Case(When(pk__in=works, then=True), default=False, output_field=BooleanField()))


def groups_by_work(
    publications: Collection[int] | None = None, groups: Collection[int] | None = None
) -> dict[int, list[int]]:
    """Return the ids of the groups whose each publication is, by its id, as `publications_of` has.

    Of all publications, or some; of all groups, or some.
    """
    sql = f"SELECT publication_id, group_id FROM ({WORKS_OF_GROUPS}) works"  # noqa: S608 - constants
    asked = (("publication_id", publications), ("group_id", groups))
    conditions = [(column, list(ids)) for column, ids in asked if ids is not None]
    if conditions:
        sql += " WHERE " + " AND ".join(f"{column} = ANY(%s)" for column, _ids in conditions)
    found: dict[int, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(sql, [ids for _column, ids in conditions])
        for publication, group in cursor.fetchall():
            found[publication].append(group)
    return found


def members_by_work(
    publications: Collection[int], groups: Collection[int] | None = None
) -> dict[int, set[int]]:
    """Return the ids of the people named on each publication who were members then, by its id.

    Members of some groups or any, and of the chair itself, whose head is in no group; in the time
    that counts for a group's publications.
    """
    asked = {"publications": list(publications), "groups": None if groups is None else list(groups)}
    found: dict[int, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_NAMED_MEMBERS, asked)
        for publication, person in cursor.fetchall():
            found[publication].add(person)
    return found


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
