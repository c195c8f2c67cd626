"""The log of changes for harvesters, brought up to date when the content has changed.

No single column says when a publication last changed for visitors: imports, names of people and
topics, memberships, embargoes and the address of the index page have a part in it. So one
statement takes a digest of all of that, of every publication, whenever the content stamp or the
day is another one, and those with another digest get a new datestamp. What is written is seen
before anybody is answered, so that no change is dated before a harvest that missed it.
"""

from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from groups.records.harvest import Harvest, HarvestedPublication
from groups.works.ownership import WORKS_OF_GROUPS
from labportal.base.database.content_stamp import content_stamp
from publications.models import Outcome, Publication
from publications.querysets import has_open_pdf
from publications.vocabulary.fields import COLUMN_NAMES

#: The key of the lock under which one request at a time writes: any number of no other lock.
_WRITING = 5_071_911
#: The longest that it may take, which is more than a page may.
_MOST_SECONDS = 60
TYPE_SET, GROUP_SET = "type.", "group."

_COLUMNS = ", ".join(
    f"p.{name}" for name in (*COLUMN_NAMES, "slug", "open_access", "pdf_id", "pdf_licence")
)
_VISIBLE = "p.public AND p.retired_at IS NULL"

_CHANGED = f"""
WITH works AS (
    SELECT publication_id, array_agg('{GROUP_SET}' || group_id ORDER BY group_id) AS sets
    FROM ({WORKS_OF_GROUPS}) of_groups GROUP BY publication_id
), names AS (
    SELECT a.publication_id, jsonb_agg(jsonb_build_array(
        a.role, a.given, a.particle, a.family, a.suffix, a.literal,
        CASE WHEN person.present_name_everywhere THEN jsonb_build_array(
            person.given, person.particle, person.family, person.suffix
        ) END
    ) ORDER BY a.role, a.position, a.id) AS said
    FROM publications_authorship a LEFT JOIN people_person person ON person.id = a.person_id
    GROUP BY a.publication_id
), topics AS (
    SELECT tagged.content_object_id AS publication_id,
           jsonb_agg(jsonb_build_array(topic.name, text.language, text.name)
                     ORDER BY topic.id, text.language) AS said
    FROM publications_publicationtopic tagged
    JOIN base_topic topic ON topic.id = tagged.tag_id
    LEFT JOIN base_topictext text ON text.record_id = topic.id
    GROUP BY tagged.content_object_id
), identifiers AS (
    SELECT publication_id, jsonb_agg(jsonb_build_array(kind, value) ORDER BY id) AS said
    FROM publications_publicationidentifier GROUP BY publication_id
), links AS (
    SELECT publication_id, jsonb_agg(jsonb_build_array(kind, url) ORDER BY id) AS said
    FROM publications_publicationlink GROUP BY publication_id
), present AS (
    SELECT p.id, md5(jsonb_build_array(
        jsonb_build_array({_COLUMNS}), works.sets, names.said, topics.said, identifiers.said,
        links.said, p.id = ANY(%(with_pdf)s), %(index)s::text
    )::text) AS digest, '{TYPE_SET}' || p.type || coalesce(works.sets, '{{}}') AS sets
    FROM publications_publication p
    LEFT JOIN works ON works.publication_id = p.id
    LEFT JOIN names ON names.publication_id = p.id
    LEFT JOIN topics ON topics.publication_id = p.id
    LEFT JOIN identifiers ON identifiers.publication_id = p.id
    LEFT JOIN links ON links.publication_id = p.id
    WHERE {_VISIBLE}
)
INSERT INTO groups_harvestedpublication AS known (publication, datestamp, deleted, digest, sets)
SELECT id, %(now)s, false, digest, sets FROM present
ON CONFLICT (publication) DO UPDATE
SET datestamp = excluded.datestamp, deleted = false, digest = excluded.digest, sets = excluded.sets
WHERE known.deleted OR known.digest <> excluded.digest
"""  # noqa: S608 - constants

_DELETED = f"""
UPDATE groups_harvestedpublication known SET datestamp = %(now)s, deleted = true, digest = ''
WHERE NOT deleted AND NOT EXISTS (
    SELECT FROM publications_publication p WHERE p.id = known.publication AND {_VISIBLE}
)
"""  # noqa: S608 - constants

#: What went before anybody harvested. What is hidden may never have been public, and stays unsaid.
_DELETED_BEFORE = f"""
INSERT INTO groups_harvestedpublication (publication, datestamp, deleted, digest, sets)
SELECT id, %(now)s, true, '', ARRAY['{TYPE_SET}' || type] FROM publications_publication
WHERE public AND retired_at IS NOT NULL
ON CONFLICT (publication) DO NOTHING
"""  # noqa: S608 - constants

#: When nobody has harvested yet, no datestamp is too early: that of the last known change.
_DATED_BACK = """
UPDATE groups_harvestedpublication known
SET datestamp = date_trunc('second', least(%(now)s, changed.latest))
FROM (
    SELECT p.id, greatest(p.retired_at, revision.created_at, (
        SELECT max(batch.applied_at) FROM publications_importentry entry
        JOIN publications_importbatch batch ON batch.id = entry.batch_id
        WHERE entry.publication_id = p.id AND entry.outcome = %(new)s
    )) AS latest
    FROM publications_publication p
    LEFT JOIN wagtailcore_revision revision ON revision.id = p.latest_revision_id
) changed
WHERE changed.id = known.publication AND changed.latest IS NOT NULL
"""


def bring_up_to_date(index: str) -> None:
    """Give a datestamp to what changed since the last time; `index` is the list's address."""
    stamp = content_stamp()
    content = f"{stamp} {timezone.localdate()} {index}"
    if stamp and Harvest.objects.filter(content=content).exists():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = '{_MOST_SECONDS}s'")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITING])
        # Somebody else may have written while this one waited.
        if stamp and Harvest.objects.filter(content=content).exists():
            return
        _write(cursor, index)
        Harvest.objects.update_or_create(pk=1, defaults={"content": content if stamp else ""})


def _write(cursor: Any, index: str) -> None:
    is_first = not HarvestedPublication.objects.exists()
    with_pdf = Publication.objects.visible().filter(has_open_pdf()).order_by()
    values = {
        # Of the moment after the lock: an earlier one may be before a harvest that missed it.
        "now": now(),
        "index": index,
        "with_pdf": list(with_pdf.values_list("pk", flat=True)),
        "new": Outcome.NEW,
    }
    statements = [_CHANGED, _DELETED, _DELETED_BEFORE, *([_DATED_BACK] if is_first else [])]
    for statement in statements:
        cursor.execute(statement, values)


def now() -> datetime:
    """Return the time in whole seconds, the granularity of datestamps."""
    return datetime.now(UTC).replace(microsecond=0)
