"""Works of a member's own that lack something, for members who cannot mend them by themselves."""

from typing import Any

from django.db.models import Q, QuerySet

from people.models import Person
from publications.models import Publication
from publications.records.gaps import WORK_GAPS


def person_of(user: Any) -> Person | None:
    """Return the person whose own profile an account may edit; None if it is nobody's."""
    return Person.objects.live().filter(user=user).first()


def may_only_ask(user: Any) -> bool:
    """Return whether somebody has a profile, and has to ask others to mend publications."""
    return not user.has_perm("publications.change_publication") and person_of(user) is not None


def incomplete_works(user: Any) -> QuerySet[Publication]:
    """Return the public works of somebody that have a gap, the latest first."""
    works = Publication.objects.visible()
    own = Publication.objects.filter(authorships__person__user=user, authorships__role="author")
    gap = Q()
    for one in WORK_GAPS:
        gap |= Q(pk__in=one.of(works).order_by().values("pk"))
    return works.filter(gap, pk__in=own.order_by().values("pk")).newest_first()


def gaps_of(works: list[Publication]) -> dict[int, list[str]]:
    """Return the labels of the gaps that each of some works has, by its key."""
    labels: dict[int, list[str]] = {work.pk: [] for work in works}
    found = Publication.objects.filter(pk__in=labels).order_by()
    for one in WORK_GAPS:
        for key in one.of(found).values_list("pk", flat=True):
            labels[key].append(str(one.label))
    return labels
