"""The filters of the listing of publications."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.utils.translation import gettext_lazy as _

from labportal.base.records.gaps import GapFilter
from labportal.base.records.topic_filters import TopicFilterSet
from people.models import Person
from publications.models import (
    Authorship,
    ImportBatch,
    ImportEntry,
    Publication,
    SourceEntry,
)
from publications.querysets import PublicationQuerySet
from publications.records.gaps import WORK_GAPS


def _sources() -> list[tuple[str, str]]:
    names = SourceEntry.objects.order_by("source").values_list("source", flat=True).distinct()
    return [(name, name) for name in names]


class PublicationFilterSet(TopicFilterSet):
    """The filters of the listing of publications."""

    gap = GapFilter(WORK_GAPS)
    # By ids, since joins would list a work twice that a person is named in twice.
    person = django_filters.ModelChoiceFilter(
        queryset=Person.objects.live(), method="naming", label=_("Person")
    )
    source = django_filters.ChoiceFilter(choices=_sources, method="of_source", label=_("Source"))
    batch = django_filters.ModelChoiceFilter(
        queryset=ImportBatch.objects.order_by("-pk"), method="of_batch", label=_("Import")
    )

    class Meta:
        model = Publication
        fields = ["type", "issued_year", "status", "public"]

    def naming(self, works: PublicationQuerySet, _name: str, person: Any) -> PublicationQuerySet:
        """Return those of the works in which a person is named, in whatever role."""
        named = Authorship.objects.filter(person=person)
        return works.filter(pk__in=named.values("publication"))

    def of_source(self, works: PublicationQuerySet, _name: str, source: str) -> PublicationQuerySet:
        """Return those of the works that a bibliography has."""
        return works.filter(pk__in=SourceEntry.objects.filter(source=source).values("publication"))

    def of_batch(self, works: PublicationQuerySet, _name: str, batch: Any) -> PublicationQuerySet:
        """Return those of the works that an import was about."""
        entries = ImportEntry.objects.filter(batch=batch).exclude(publication=None)
        return works.filter(pk__in=entries.values("publication"))
