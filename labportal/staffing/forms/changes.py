"""Forms of those who move, leave and hand over; each makes the plan of its change."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from groups.models import Membership
from labportal.base.fields import valid_line
from labportal.models import LabSettings
from labportal.staffing.forms.fields import (
    CHAIR,
    DayField,
    MembershipsField,
    PersonField,
    PlaceField,
    RoleField,
)
from labportal.staffing.planning.departure import plan_departure
from labportal.staffing.planning.handover import plan_handover
from labportal.staffing.planning.move import plan_move
from labportal.staffing.planning.plan import Plan, open_memberships
from people.models import Person


class ChangeForm(forms.Form):
    """A form that plans a change of `person` for the account `by`."""

    person = PersonField(label=_("Person"))
    #: The fields that are shown anew when another one is chosen: {field: the one it follows}.
    followers: dict[str, str] = {}

    def __init__(self, *args: Any, by: Any, lab: LabSettings | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.lab = by, lab
        people: Any = self.fields["person"]
        people.offer(self["person"].value())

    def plan(self) -> Plan:
        """Return the plan of a valid form."""
        raise NotImplementedError


class MoveForm(ChangeForm):
    """Somebody moves to another group."""

    group = PlaceField(label=_("Moves to"))
    role = RoleField(label=_("Role there"), required=False, empty_label=_("as until now"))
    day = DayField(label=_("First day there"))
    ending = MembershipsField(label=_("These memberships end on the day before"))
    #: The person whose memberships the form shows.
    ending_of = forms.CharField(required=False, widget=forms.HiddenInput)
    edits = forms.BooleanField(
        label=_("Edits the pages of the new group"),
        required=False,
        help_text=_("The right to edit the pages of a group that is left goes in any case."),
    )
    followers = {"ending": "person"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group: Any = self.fields["group"]
        group.offer()
        chosen = str(self["person"].value() or "")
        memberships = _memberships_of(chosen)
        ending: Any = self.fields["ending"]
        ending.queryset = Membership.objects.filter(pk__in=memberships).in_order()
        ending.initial = memberships
        if self.is_bound and self.data.get("ending_of", "") != chosen:
            # Somebody else was shown: all memberships end unless they are taken out.
            sent: Any = self.data
            data = sent.copy()
            data.setlist("ending", memberships)
            data["ending_of"] = chosen
            self.data = data
        self.initial.setdefault("ending_of", chosen)

    def clean(self) -> dict[str, Any]:
        """Take the role that ends where none is chosen."""
        cleaned: dict[str, Any] = super().clean() or {}
        ending = list(cleaned.get("ending") or ())
        if not cleaned.get("role") and "role" in cleaned:
            if ending:
                cleaned["role"] = ending[0].role
            else:
                self.add_error("role", _("Choose a role: no membership ends that had one."))
        return cleaned

    def plan(self) -> Plan:
        said = self.cleaned_data
        return plan_move(
            said["person"],
            list(said["ending"]),
            said["group"],
            said["role"],
            said["day"],
            edits=said["edits"],
            by=self.by,
        )


def _memberships_of(person: str) -> list[int]:
    if not person.isdecimal() or len(person) > 18:
        return []
    found = Person.objects.live().filter(pk=person).first()
    return [one.pk for one in open_memberships(found)] if found else []


class AccountChoice(TextChoices):
    """The end of an account."""

    OFF = "off", _("is switched off: nobody signs in with it")
    KEPT = "kept", _("stays for the own profile: all other rights go")


class DepartureForm(ChangeForm):
    """Somebody leaves."""

    last = DayField(label=_("Last day"))
    destination = forms.CharField(
        label=_("Went to"),
        required=False,
        max_length=Membership._meta.get_field("destination").max_length,
        validators=[valid_line],
        help_text=_("Shown beside the name among the former members."),
    )
    account = forms.ChoiceField(
        label=_("The account"),
        choices=AccountChoice.choices,
        initial=AccountChoice.OFF,
        widget=forms.RadioSelect,
    )

    def plan(self) -> Plan:
        said = self.cleaned_data
        return plan_departure(
            said["person"],
            said["last"],
            destination=said["destination"],
            keeps=said["account"] == AccountChoice.KEPT,
            by=self.by,
        )


class HandoverForm(ChangeForm):
    """Somebody takes a group or the chair over."""

    group = PlaceField(label=_("Group or chair"))
    person = PersonField(label=_("New lead"))
    day = DayField(label=_("First day as lead"))
    role = RoleField(
        label=_("Role of the new lead"), required=False, empty_label=_("that of the one before")
    )
    next_role = RoleField(
        label=_("The lead until now goes on as"),
        required=False,
        empty_label=_("nothing: the membership ends"),
    )
    field_order = ("group", "person")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group: Any = self.fields["group"]
        leads: dict[int | None, str] = {}
        for one in Membership.objects.current().leading().in_order():
            named = leads.get(one.group_id)
            leads[one.group_id] = f"{named}, {one.person}" if named else str(one.person)
        group.offer(leads)

    def plan(self) -> Plan:
        said = self.cleaned_data
        return plan_handover(
            said["group"],
            said["person"],
            said["day"],
            role=said["role"],
            next_role=said["next_role"],
            lab=self.lab,
            by=self.by,
        )


__all__ = ["CHAIR", "ChangeForm", "DepartureForm", "HandoverForm", "MoveForm"]
