"""The state of the records of the bibliography, by which is told whether they moved."""

from django.db import connection
from django.db.models import Model

from publications.models import (
    Authorship,
    Publication,
    PublicationIdentifier,
    PublicationLink,
    SkippedEntry,
    SourceEntry,
)

#: Plans of imports read these; what they read of revisions and former imports moves with them.
_READ: tuple[type[Model], ...] = (
    Publication,
    Authorship,
    PublicationIdentifier,
    PublicationLink,
    SourceEntry,
    SkippedEntry,
)


def records_state() -> str:
    """Return a text that another one stands for as soon as anything was written.

    It is made of the heads of rows: a row that is written has another transaction and place.
    """
    head = "hashtextextended(xmin::text || ctid::text, 0)::numeric"
    tables = " UNION ALL ".join(
        # The rows themselves, with their texts, are not read.
        f"SELECT {place} AS place, count(*) AS rows, sum({head}) AS heads"  # noqa: S608
        f" FROM {model._meta.db_table}"
        for place, model in enumerate(_READ)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rows, heads FROM ({tables}) AS read ORDER BY place")  # noqa: S608
        states = cursor.fetchall()
    return " ".join(f"{rows}:{heads or 0}" for rows, heads in states)
