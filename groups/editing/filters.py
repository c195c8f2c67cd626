"""Filters of listings by what groups know: who is, or was, in which group and role."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from groups.gaps import MEMBERSHIP_GAPS
from groups.models import Membership, ResearchGroup
from groups.querysets import MembershipQuerySet
from groups.works.ownership import is_work_of
from labportal.base.records.gaps import GapFilter
from people.models import Role
from people.querysets import PersonQuerySet
from people.viewsets import PersonFilterSet
from publications.editing.filters import PublicationFilterSet
from publications.querysets import PublicationQuerySet


class Time(TextChoices):
    """Whether memberships are of today, over, or yet to begin."""

    CURRENT = "current", _("current")
    COMING = "coming", _("coming")
    FORMER = "former", _("former")


def _at(memberships: MembershipQuerySet, time: str) -> MembershipQuerySet:
    if time == Time.CURRENT:
        return memberships.current()
    return memberships.coming() if time == Time.COMING else memberships.past()


class LabPersonFilterSet(PersonFilterSet):
    """The filters of people, by one membership that has all that is asked for."""

    group = django_filters.ModelChoiceFilter(
        queryset=ResearchGroup.objects.with_texts(), method="later", label=_("Group")
    )
    role = django_filters.ModelChoiceFilter(
        queryset=Role.objects.prefetch_related("texts"), method="later", label=_("Role")
    )
    time = django_filters.ChoiceFilter(
        choices=Time.choices, method="later", label=_("Current, coming or former")
    )

    def later(self, people: PersonQuerySet, _name: str, _value: Any) -> PersonQuerySet:
        """Return all: one membership has to meet the three conditions together."""
        return people

    def filter_queryset(self, queryset: PersonQuerySet) -> PersonQuerySet:
        people = super().filter_queryset(queryset)
        said = {name: self.form.cleaned_data[name] for name in ("group", "role", "time")}
        if not any(said.values()):
            return people
        memberships = Membership.objects.filter(
            **{name: said[name] for name in ("group", "role") if said[name]}
        )
        if said["time"] == Time.FORMER:
            # Whoever went and came back, or will, is not told as gone.
            past = Membership.objects.past().values("pk")
            people = people.exclude(pk__in=memberships.exclude(pk__in=past).values("person"))
        found = _at(memberships, said["time"]) if said["time"] else memberships
        return people.filter(pk__in=found.values("person"))


class MembershipFilterSet(WagtailFilterSet):
    """The filters of memberships."""

    gap = GapFilter(MEMBERSHIP_GAPS)
    time = django_filters.ChoiceFilter(
        choices=Time.choices, method="at", label=_("Current, coming or former")
    )

    class Meta:
        model = Membership
        fields = ["group", "role", "lead"]

    def at(self, memberships: MembershipQuerySet, _name: str, time: str) -> MembershipQuerySet:
        """Return those of the memberships that hold today, have ended, or are yet to begin."""
        return _at(memberships, time)


class LabPublicationFilterSet(PublicationFilterSet):
    """The filters of publications, with the group whose works they are."""

    group = django_filters.ModelChoiceFilter(
        queryset=ResearchGroup.objects.with_texts(), method="of_group", label=_("Group")
    )

    def of_group(self, works: PublicationQuerySet, _name: str, group: Any) -> PublicationQuerySet:
        """Return those of the works that are a group's."""
        return works.filter(is_work_of(group.slug))
