"""Fields that several forms of the office have: people, groups and the chair, days."""

from typing import Any

from django import forms
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Membership, ResearchGroup
from groups.people.places import place_names
from labportal.base.date_fields import TypedDateField
from labportal.base.dates import ended_before
from labportal.base.text.record_ids import ids_in
from labportal.staffing.planning.handover import NO_ROLE, SAME_ROLE
from labportal.staffing.planning.plan import place_of
from people.models import Person, Role
from people.querysets import PersonQuerySet

#: The value of the choice of the chair itself, which is no group.
CHAIR = "chair"


def people_here() -> PersonQuerySet:
    """Return who is, or will be, a member, or has an account, with what they are members of."""
    past = Membership.objects.past().values("pk")
    staying = Membership.objects.exclude(pk__in=past)
    people = Person.objects.live().filter(
        Q(pk__in=staying.values("person")) | Q(user__is_active=True)
    )
    memberships = Membership.objects.in_order()
    return people.select_related("user").prefetch_related(Prefetch("memberships", memberships))


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg] # none at run time
    """A person of the lab, told from namesakes by groups and roles."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Person.objects.live(), **kwargs)

    def offer(self, chosen: Any = None) -> None:
        """Offer the people who are here, and beside them the one who is chosen already."""
        people: Any = people_here()
        ids = set(people.values_list("pk", flat=True))
        ids.update(ids_in([str(chosen or "")]))
        memberships = Membership.objects.in_order()
        self.queryset = (
            Person.objects.live()
            .filter(pk__in=ids)
            .select_related("user")
            .prefetch_related(Prefetch("memberships", memberships))
        )

    def label_from_instance(self, obj: Any) -> str:
        """Return the name, with groups and roles."""
        places = place_names(obj)
        return f"{obj} ({places})" if places else str(obj)


def present_groups() -> list[ResearchGroup]:
    """Return the groups that have not ended, in their order."""
    today = timezone.localdate()
    return list(ResearchGroup.objects.exclude(ended_before(today)).with_texts())


class PlaceField(forms.ChoiceField):
    """A group that has not ended, or the chair itself, which is None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._groups: dict[str, ResearchGroup] = {}

    def offer(self, leads: dict[int | None, str] | None = None) -> None:
        """Offer the groups, with who leads them if that is given."""
        self._groups = {str(group.pk): group for group in present_groups()}
        named = leads or {}
        self.choices = [
            ("", "---------"),
            (CHAIR, _with(place_of(None), named.get(None))),
            *((pk, _with(str(one), named.get(one.pk))) for pk, one in self._groups.items()),
        ]

    def clean(self, value: Any) -> ResearchGroup | None:
        """Return the group, None for the chair. Raises ValidationError for anything else."""
        return self._groups.get(super().clean(value))


def _with(name: str, leads: str | None) -> str:
    return f"{name} ({leads})" if leads else name


class RoleField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A role."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Role.objects.prefetch_related("texts"), **kwargs)


class DayField(TypedDateField):
    """A day, today unless another is typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(initial=timezone.localdate, **kwargs)


class MembershipsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Some of the memberships of a person, all of them unless some are taken out."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Membership.objects.none(), required=False, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Return role, group and time."""
        text = _("%(role)s, %(group)s")
        said = text % {"role": obj.role, "group": place_of(obj.group)}
        return f"{said} ({obj.period})" if obj.period else said


class LeadsField(MembershipsField):
    """Some of the memberships of those who lead a group."""

    def label_from_instance(self, obj: Any) -> str:
        """Return name and role, and the day of one to come."""
        coming = obj.begins_after(timezone.localdate())
        return f"{obj} ({obj.period})" if coming else str(obj)


class StayField(forms.ChoiceField):
    """The role in which somebody stays: `SAME_ROLE`, a role, `NO_ROLE`, or "" if none is chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._roles: dict[str, Role] = {}

    def offer(self) -> None:
        """Offer the roles there are."""
        self._roles = {str(one.pk): one for one in Role.objects.prefetch_related("texts")}
        self.choices = [
            ("", "---------"),
            (SAME_ROLE, _("a member in the role until now, without leading")),
            (NO_ROLE, _("nothing: the membership ends")),
            *((pk, str(role)) for pk, role in self._roles.items()),
        ]

    def clean(self, value: Any) -> Role | str:
        """Return the role, or what is said in its place. Raises ValidationError for all else."""
        said: str = super().clean(value)
        return self._roles.get(said, said)
