"""Queries over research groups and memberships, and over what follows from them."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from labportal.base.dates import current_on, ended_before
from labportal.base.pictures import with_renditions
from people.querysets import PersonQuerySet, live_people
from publications.models import AuthorRole, Publication
from publications.querysets import PublicationQuerySet

_AS_LISTED = ("role__order", "role__slug", "order", "person__sort_key", "pk")


class ResearchGroupQuerySet(models.QuerySet[Any]):
    """Queries over research groups."""

    def current(self, on: date | None = None) -> "ResearchGroupQuerySet":
        """Groups that exist on a day (default: today)."""
        return self.filter(current_on(on or timezone.localdate()))

    def on_topic(self, slug: str) -> "ResearchGroupQuerySet":
        """Groups that carry the topic with this slug."""
        return self.filter(tagged_topics__tag__slug=slug)

    def with_leads(self, memberships: "MembershipQuerySet") -> "ResearchGroupQuerySet":
        """Fetch those who lead the groups today, by `memberships`, along with the groups."""
        leads = memberships.current().leading().listed()
        return self.prefetch_related(Prefetch("memberships", leads, to_attr="leads"))

    def with_texts(self) -> "ResearchGroupQuerySet":
        """Fetch the names in every language along with the groups."""
        return self.prefetch_related("texts")


class MembershipQuerySet(models.QuerySet[Any]):
    """Queries over memberships."""

    def current(self, on: date | None = None) -> "MembershipQuerySet":
        """Memberships that hold on a day (default: today)."""
        return self.filter(current_on(on or timezone.localdate()), former=False)

    def past(self, on: date | None = None) -> "MembershipQuerySet":
        """Memberships that ended before a day (default: today), or nobody knows when."""
        return self.filter(ended_before(on or timezone.localdate()) | Q(former=True))

    def coming(self, on: date | None = None) -> "MembershipQuerySet":
        """Memberships that begin after a day (default: today)."""
        return self.filter(start__gt=(on or timezone.localdate()).isoformat(), former=False)

    def ending(self, days: int, on: date | None = None) -> "MembershipQuerySet":
        """Memberships that hold on a day (default: today), and end within `days` from it.

        An end of which only the month or year is known is its last day.
        """
        day = on or timezone.localdate()
        return self.current(day).filter(ended_before(day + timedelta(days=days + 1)))

    def begun(self, on: date | None = None) -> "MembershipQuerySet":
        """Memberships that do not begin after a day (default: today)."""
        return self.filter(start__lte=(on or timezone.localdate()).isoformat())

    def of_alumni(self, on: date | None = None) -> "MembershipQuerySet":
        """Past memberships of people who have no current one on a day (default: today)."""
        current = type(self)(self.model).current(on)
        return self.past(on).exclude(person__in=current.values("person"))

    def of_people(self, people: PersonQuerySet) -> "MembershipQuerySet":
        """Memberships of some people."""
        return self.filter(person__in=people)

    def people_count(self) -> int:
        """The number of people who have one of the memberships."""
        return self.filter(live_people("person__")).values("person").distinct().count()

    def leading(self) -> "MembershipQuerySet":
        """Memberships of those who lead a group."""
        return self.filter(lead=True)

    def with_names(self) -> "MembershipQuerySet":
        """Fetch the names of people, roles and groups along; merged people are left out."""
        return (
            self.filter(live_people("person__"))
            .select_related("person", "role", "group")
            .prefetch_related("role__texts", "group__texts")
        )

    def in_order(self) -> "MembershipQuerySet":
        """Fetch the names along, sorted by role, then by hand, then by name."""
        return self.with_names().order_by(*_AS_LISTED)

    def listed(self) -> "MembershipQuerySet":
        """Fetch what a list of members shows, in order."""
        return self.in_order().prefetch_related(
            with_renditions("person__photo", "portrait"), "person__texts"
        )

    def most_published_first(self, publications: models.QuerySet[Any]) -> "MembershipQuerySet":
        """Sort by how many of some publications the people wrote, most first, then as `listed`."""
        written = Count(
            "person__authorships__publication",
            filter=Q(
                person__authorships__publication__in=publications,
                person__authorships__role=AuthorRole.AUTHOR,
            ),
            distinct=True,
        )
        return self.annotate(written=written).order_by("-written", *_AS_LISTED)


class KeyPublicationQuerySet(models.QuerySet[Any]):
    """Queries over key publications."""

    def publications(self) -> PublicationQuerySet:
        """The publications themselves that everybody may see, each once."""
        return Publication.objects.visible().filter(pk__in=self.values("publication"))

    def visible(self) -> "KeyPublicationQuerySet":
        """Key publications that everybody may see, with what a citation prints."""
        return (
            self.filter(publication__public=True, publication__retired_at=None)
            # Not joined: what `with_citation` fetches along belongs to publications.
            .prefetch_related(models.Prefetch("publication", Publication.objects.with_citation()))
        )
