"""Queries over news and openings."""

from datetime import date

from django.db.models import DateTimeField, F, Func, Q, Value
from django.db.models.functions import Greatest
from django.utils import timezone
from wagtail.query import PageQuerySet

from groups.models import ResearchGroup
from labportal.base.pictures import with_renditions
from labportal.base.querysets import seen_by_everybody
from labportal.base.records.merged_records import and_merged
from people.models import Person
from publications.models import Publication


class NewsQuerySet(PageQuerySet):
    """Queries over news."""

    def to_come(self, on: date | None = None) -> "NewsQuerySet":
        """News dated after a day (default: today), which nobody is to read yet."""
        return self.filter(date__gt=on or timezone.localdate())

    def listed(self, on: date | None = None) -> "NewsQuerySet":
        """News that everybody may see on a day (default: today), the latest first.

        With what a list shows of each.
        """
        return (
            seen_by_everybody(self)
            .filter(date__lte=on or timezone.localdate())
            .select_related("locale")
            .defer("body")
            .order_by("-date", "-first_published_at", "-pk")
        )

    def last_changed_first(self) -> "NewsQuerySet":
        """In the order in which they were published, changed, or could be read from their date."""
        midnight = Func(F("date"), template="(%(expressions)s)::timestamp")
        # Of the lab's day: PostgreSQL's is that of UTC.
        start = Func(
            Value(timezone.get_default_timezone_name()),
            midnight,
            function="timezone",
            output_field=DateTimeField(),
        )
        return self.order_by(Greatest("last_published_at", start).desc(), "-date", "-pk")

    def concerning(self, record: ResearchGroup | Person | Publication) -> "NewsQuerySet":
        """News that concern a group, or a person or publication and what was merged into it."""
        if isinstance(record, ResearchGroup):
            return self.filter(concerned_groups__group=record)
        field = (
            "concerned_people__person"
            if isinstance(record, Person)
            else "concerned_publications__publication"
        )
        found = self.model._default_manager.filter(_is_now(field, record))
        return self.filter(pk__in=found.values("pk"))

    def with_concerned(self) -> "NewsQuerySet":
        """Fetch which records the news concern along with them."""
        return self.prefetch_related(
            "concerned_groups", "concerned_people", "concerned_publications"
        )

    def with_picture(self) -> "NewsQuerySet":
        """Fetch the pictures, with the renditions that a list shows if there are any yet."""
        return self.prefetch_related(with_renditions("picture", "thumbnail"))


class OpeningQuerySet(PageQuerySet):
    """Queries over openings."""

    def current(self, on: date | None = None) -> "OpeningQuerySet":
        """Openings for which one can apply on a day (default: today); the deadline is one."""
        return self.filter(_is_open(on), filled=False)

    def past(self, on: date | None = None) -> "OpeningQuerySet":
        """Openings that are filled, or whose deadline is before a day (default: today)."""
        return self.exclude(_is_open(on), filled=False)

    def listed(self) -> "OpeningQuerySet":
        """Openings that everybody may see, with what a list shows; those without deadline last."""
        return (
            seen_by_everybody(self)
            .select_related("locale")
            .defer("body")
            .prefetch_related("supervisors", "group__texts")
            .order_by(F("deadline").asc(nulls_last=True), "title", "pk")
        )

    def concerning(self, record: ResearchGroup | Person) -> "OpeningQuerySet":
        """Openings of a group, or those that a person, or who was merged into them, supervises."""
        if isinstance(record, ResearchGroup):
            return self.filter(group=record)
        found = self.model._default_manager.filter(_is_now("supervisors__person", record))
        return self.filter(pk__in=found.values("pk"))


def _is_open(on: date | None) -> Q:
    return Q(deadline=None) | Q(deadline__gte=on or timezone.localdate())


def _is_now(field: str, record: Person | Publication) -> Q:
    return Q(**{f"{field}__in": and_merged(record)})
