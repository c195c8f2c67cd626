"""Times of the last changes of publications."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import F, Max, Q

from publications.exports.issue_dates import issued_parts
from publications.models import Outcome, Publication

#: Of what nothing is known to have happened, ever.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def change_times(publications: Iterable[Publication]) -> dict[int, datetime]:
    """Return by id when each publication was last changed, in one query.

    That is its last revision, or the import that made it (which writes no revision). What has
    neither counts as changed when it was issued.
    """
    imported = Max(
        "import_entries__batch__applied_at", filter=Q(import_entries__outcome=Outcome.NEW)
    )
    by_id = {publication.pk: publication for publication in publications}
    rows = (
        Publication.objects.filter(pk__in=by_id)
        .order_by()
        .annotate(imported=imported, revised=F("latest_revision__created_at"))
        .values_list("pk", "imported", "revised")
    )
    return {pk: max(filter(None, times), default=None) or _issued(by_id[pk]) for pk, *times in rows}


def _issued(publication: Publication) -> datetime:
    """Return the first moment of the date of issue, as far as it is known."""
    known = issued_parts(publication)
    if not known:
        return NEVER
    year, month, day = [*known, 1, 1][:3]
    return datetime(year, month, day, tzinfo=UTC)
