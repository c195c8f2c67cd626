"""Which publications are a research group's."""

from dataclasses import dataclass

from django.db.models import F, IntegerField, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, NullIf, Substr

from groups.models.group_publication import GroupPublication
from groups.models.key_publication import KeyPublication
from groups.models.membership import Membership
from publications.filters import PublicationFilter
from publications.models import AuthorRole, Publication
from publications.querysets import PublicationQuerySet

MONTHS_AFTER_LEAVING = 12


def _month_number(field: str, month_if_unknown: int) -> Combinable:
    """Return months since year 0 of a partial date's year and month; NULL for a blank date."""
    year = Cast(NullIf(Substr(field, 1, 4), Value("")), IntegerField())
    month = Cast(NullIf(Substr(field, 6, 2), Value("")), IntegerField())
    return year * 12 + Coalesce(month, Value(month_if_unknown))


def publications_of(group_slug: str) -> PublicationQuerySet:
    """Return the publications of the group with this slug.

    They are those issued while one of the authors was a member of it, or up to twelve months
    after; its key publications; and what an editor added, without what an editor took out. A
    publication of a year is one of any month in it, a membership from a year likewise.
    """
    written_in_membership = (
        Membership.objects.filter(group__slug=group_slug)
        .alias(
            author_role=F("person__authorships__role"),
            first_month=_month_number("start", 1),
            last_month=_month_number("end", 12) + MONTHS_AFTER_LEAVING,
            issued_from=F("person__authorships__publication__issued_year") * 12
            + Coalesce(F("person__authorships__publication__issued_month"), Value(1)),
            issued_to=F("person__authorships__publication__issued_year") * 12
            + Coalesce(F("person__authorships__publication__issued_month"), Value(12)),
        )
        .filter(
            Q(first_month=None) | Q(issued_to__gte=F("first_month")),
            Q(last_month=None) | Q(issued_from__lte=F("last_month")),
            author_role=AuthorRole.AUTHOR,
        )
        .values("person__authorships__publication")
    )
    exceptions = GroupPublication.objects.filter(group__slug=group_slug)
    return Publication.objects.filter(
        Q(pk__in=written_in_membership)
        | Q(pk__in=KeyPublication.objects.filter(group__slug=group_slug).values("publication"))
        | Q(pk__in=exceptions.filter(included=True).values("publication"))
    ).exclude(pk__in=exceptions.filter(included=False).values("publication"))


@dataclass(frozen=True)
class LabPublicationFilter(PublicationFilter):
    """The filter of publication lists, with groups."""

    group: str = ""

    def apply(self, publications: PublicationQuerySet) -> PublicationQuerySet:
        """Return those of `publications` that pass the filter, in the order asked for."""
        if self.group:
            publications = publications.filter(pk__in=publications_of(self.group).values("pk"))
        return super().apply(publications)
