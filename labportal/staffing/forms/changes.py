"""Forms of those who move, leave and hand over; each makes the plan of its change."""

from typing import Any, cast

from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groups.models import Membership
from labportal.base.fields import valid_line
from labportal.base.text.record_ids import id_or_none
from labportal.models import LabSettings
from labportal.staffing.forms.fields import (
    CHAIR,
    DayField,
    LeadsField,
    MembershipsField,
    PersonField,
    PlaceField,
    RoleField,
    StayField,
)
from labportal.staffing.planning.departure import plan_departure
from labportal.staffing.planning.handover import plan_handover
from labportal.staffing.planning.move import plan_move
from labportal.staffing.planning.plan import Plan, open_memberships
from people.models import Person


class ChangeForm(forms.Form):
    """A form that plans a change of `person` for the account `by`."""

    person = PersonField(label=_("Person"))
    #: The field of memberships that is shown anew when another `followed` one is chosen. A hidden
    #: field, its name with "_of", holds whose memberships the form shows.
    follower = ""
    followed = ""
    #: All fields that are shown anew then.
    followers: tuple[str, ...] = ()

    def __init__(self, *args: Any, by: Any, lab: LabSettings | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.lab = by, lab
        people: Any = self.fields["person"]
        people.offer(self["person"].value())

    def _offer_memberships(self, offered: list[int], chosen: list[int]) -> None:
        """Offer memberships, of which `chosen` are ticked where others were shown before."""
        field: Any = self.fields[self.follower]
        field.queryset = Membership.objects.filter(pk__in=offered).in_order()
        field.initial = chosen
        of, owner = f"{self.follower}_of", str(self[self.followed].value() or "")
        if self.is_bound and self.data.get(of, "") != owner:
            sent: Any = self.data
            data = sent.copy()
            data.setlist(self.follower, chosen)
            data[of] = owner
            self.data = data
        self.initial.setdefault(of, owner)

    def plan(self) -> Plan:
        """Return the plan of a valid form."""
        raise NotImplementedError


class MoveForm(ChangeForm):
    """Somebody moves to another group."""

    group = PlaceField(label=_("Moves to"))
    role = RoleField(label=_("Role there"), required=False, empty_label=_("as until now"))
    day = DayField(label=_("First day there"))
    ending = MembershipsField(label=_("These memberships end on the day before"))
    ending_of = forms.CharField(required=False, widget=forms.HiddenInput)
    edits = forms.BooleanField(
        label=_("Edits the pages of the new group"),
        required=False,
        help_text=_("The right to edit the pages of a group that is left goes in any case."),
    )
    follower, followed = "ending", "person"
    followers = ("ending",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group: Any = self.fields["group"]
        group.offer()
        # All memberships end unless they are taken out.
        memberships = _memberships_of(str(self["person"].value() or ""))
        self._offer_memberships(memberships, memberships)

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
    found = Person.objects.live().filter(pk=id_or_none(person)).first()
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
            lab=self.lab,
            by=self.by,
        )


class HandoverForm(ChangeForm):
    """Somebody takes a group or the chair over from one who leads it, or from several."""

    group = PlaceField(label=_("Group or chair"))
    handing = LeadsField(
        label=_("Hands over"),
        error_messages={"required": _("Choose who hands over: the others go on leading.")},
    )
    handing_of = forms.CharField(required=False, widget=forms.HiddenInput)
    person = PersonField(label=_("New lead"))
    day = DayField(label=_("First day as lead"))
    role = RoleField(
        label=_("Role of the new lead"), required=False, empty_label=_("that of the one before")
    )
    staying = StayField(
        label=_("Whoever hands over goes on as"),
        error_messages={"required": _("Choose whether the membership goes on, and as what.")},
    )
    follower, followed = "handing", "group"
    followers = ("handing", "staying")
    field_order = ("group", "handing", "handing_of", "person")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group, staying = cast(PlaceField, self.fields["group"]), self.fields["staying"]
        past = Membership.objects.past().values("pk")
        self._leads = list(Membership.objects.leading().exclude(pk__in=past).in_order())
        today = timezone.localdate()
        names: dict[int | None, str] = {}
        for one in self._leads:
            if one.is_current(today):
                named = names.get(one.group_id)
                names[one.group_id] = f"{named}, {one.person}" if named else str(one.person)
        group.offer(names)
        cast(StayField, staying).offer()
        chosen = str(self["group"].value() or "")
        leads = self._leads_of(chosen)
        self.fields["handing"].required = bool(leads)
        # Where nobody leads, nobody goes on as anything.
        staying.required = bool(leads) or not chosen
        # Of several, nobody but the person who asks knows who goes.
        self._offer_memberships(leads, leads if len(leads) == 1 else [])

    def _leads_of(self, group: str) -> list[int]:
        return [
            one.pk for one in self._leads if group == (str(one.group_id) if one.group_id else CHAIR)
        ]

    def plan(self) -> Plan:
        said = self.cleaned_data
        return plan_handover(
            said["group"],
            list(said["handing"]),
            said["person"],
            said["day"],
            role=said["role"],
            staying=said["staying"],
            lab=self.lab,
            by=self.by,
        )


__all__ = ["CHAIR", "ChangeForm", "DepartureForm", "HandoverForm", "MoveForm"]
