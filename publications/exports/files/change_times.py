"""Times of the last changes of publications."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import Greatest

from publications.exports.issue_dates import issued_parts
from publications.models import ImportEntry, Outcome, Publication
from publications.querysets import NEWEST_FIRST, PublicationQuerySet

#: Of what nothing is known to have happened, ever.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def last_changed_first(publications: PublicationQuerySet) -> PublicationQuerySet:
    """Order publications by the times of their last changes; then those without, the newest first.

    A work of long ago that was added yesterday is among the first.
    """
    changed = F("changed").desc(nulls_last=True)
    return publications.annotate(changed=_changed()).order_by(changed, *NEWEST_FIRST)


def change_times(publications: Iterable[Publication]) -> dict[int, datetime]:
    """Return by id when each publication was last changed, in one query.

    What has no time counts as changed when it was issued.
    """
    by_id = {publication.pk: publication for publication in publications}
    rows = (
        Publication.objects.filter(pk__in=by_id)
        .order_by()
        .annotate(changed=_changed())
        .values_list("pk", "changed")
    )
    return {pk: changed or _issued(by_id[pk]) for pk, changed in rows}


def _changed() -> Greatest:
    """Return the time of the last revision, or of the import that made the publication.

    An import writes no revision of what it makes. Null where there is neither.
    """
    made = ImportEntry.objects.filter(publication=OuterRef("pk"), outcome=Outcome.NEW)
    imported = made.order_by().values("publication").values(time=Max("batch__applied_at"))
    # Of PostgreSQL, which leaves out what is null.
    return Greatest("latest_revision__created_at", Subquery(imported))


def _issued(publication: Publication) -> datetime:
    """Return the first moment of the date of issue, as far as it is known."""
    known = issued_parts(publication)
    if not known:
        return NEVER
    year, month, day = [*known, 1, 1][:3]
    return datetime(year, month, day, tzinfo=UTC)
