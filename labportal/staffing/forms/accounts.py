"""Forms that make accounts: of a new member, and of somebody who is there."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from groups.models import Membership, ResearchGroup
from labportal.base.date_fields import TypedPartialDateField
from labportal.base.fields import valid_line
from labportal.base.text.keys import slugify_ascii
from labportal.base.text.slugs import numbered
from labportal.roles import MEMBERS, role_title
from labportal.staffing.forms.fields import PlaceField, RoleField
from labportal.staffing.rights import grantable
from people.models import Person

_LONGEST_NAME = User._meta.get_field("username").max_length or 150


class Delivery(TextChoices):
    """The way of an invitation to its reader."""

    MAIL = "mail", gettext_lazy("by e-mail")
    LINK = "link", gettext_lazy("show me the link, which I hand over")


class InvitationForm(forms.Form):
    """The way of an invitation to set the password of an account, and its language."""

    delivery = forms.ChoiceField(
        label=gettext_lazy("Invitation to set a password"),
        choices=Delivery.choices,
        initial=Delivery.MAIL,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of invitation and admin"),
        choices=settings.WAGTAILADMIN_PERMITTED_LANGUAGES,
        initial=get_language,
    )


class PortalRolesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Roles in the portal, by their names in the language of the reader."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """Return the name of the role."""
        return role_title(obj.name)


class AccountForm(InvitationForm):
    """An account that is to be made by the account `by`."""

    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, max_length=254)
    username = forms.CharField(
        label=gettext_lazy("Sign-in name"),
        required=False,
        max_length=_LONGEST_NAME,
        validators=[User.username_validator],
        help_text=gettext_lazy("Made from the name if left empty."),
    )
    roles = PortalRolesField(
        label=gettext_lazy("Roles in the portal"), queryset=Group.objects.none(), required=False
    )
    field_order: tuple[str, ...] = ("email", "username", "roles", "delivery", "language")

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        given = grantable(by, Group.objects.filter(research_group=None))
        roles: Any = self.fields["roles"]
        roles.queryset = Group.objects.filter(pk__in=[one.pk for one in given]).order_by("name")
        roles.initial = [one.pk for one in given if one.name == MEMBERS]

    @property
    def wants_account(self) -> bool:
        """Whether an account is to be made at all."""
        return True

    def clean_username(self) -> str:
        """Return the name. Raises ValidationError if an account has it, in whatever case."""
        name: str = self.cleaned_data["username"]
        if name and User.objects.filter(username__iexact=name).exists():
            raise ValidationError(_("There is an account “%(name)s” already.") % {"name": name})
        return name

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.wants_account:
            return cleaned
        email = cleaned.get("email")
        if email and (other := User.objects.filter(email__iexact=email).first()):
            text = _("The account “%(name)s” has this e-mail already.")
            self.add_error("email", text % {"name": other.get_username()})
        elif not email and "email" in cleaned and cleaned.get("delivery") == Delivery.MAIL:
            self.add_error("email", _("The invitation needs an e-mail address, or a link."))
        return cleaned

    def name_of_account(self, given: str, family: str) -> str:
        """Return the name that was typed, or a free one made of the person's."""
        if typed := self.cleaned_data["username"]:
            return typed
        stem = slugify_ascii(given, family, max_length=90) or "member"
        taken = User.objects.filter(username__istartswith=stem).values_list("username", flat=True)
        lower = {name.lower() for name in taken}
        return next(name for name in numbered(stem) if name not in lower)


class NewMemberForm(AccountForm):
    """A person with membership and account."""

    academic_title = forms.CharField(
        label=gettext_lazy("Academic title"),
        required=False,
        max_length=Person._meta.get_field("academic_title").max_length,
        validators=[valid_line],
    )
    given = forms.CharField(
        label=gettext_lazy("Given names"),
        required=False,
        max_length=Person._meta.get_field("given").max_length,
        validators=[valid_line],
    )
    family = forms.CharField(
        label=gettext_lazy("Family name"),
        max_length=Person._meta.get_field("family").max_length,
        validators=[valid_line],
    )
    namesake = forms.BooleanField(
        label=gettext_lazy("This is somebody else of the same name"),
        required=False,
        widget=forms.HiddenInput,
    )
    group = PlaceField(label=gettext_lazy("Group"))
    role = RoleField(label=gettext_lazy("Role"))
    start = TypedPartialDateField(
        label=gettext_lazy("Since"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("As exactly as known: 2021, 2021-04 or 2021-04-15."),
    )
    lead = forms.BooleanField(label=gettext_lazy("Leads the group"), required=False)
    account = forms.BooleanField(
        label=gettext_lazy("Gets an account"), required=False, initial=True
    )
    edits = forms.BooleanField(label=gettext_lazy("Edits the pages of this group"), required=False)
    field_order: tuple[str, ...] = (
        *("academic_title", "given", "family", "namesake", "email"),
        *("group", "role", "start", "lead"),
        *("account", "username", "roles", "edits", "delivery", "language"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group: Any = self.fields["group"]
        group.offer()
        self.namesakes: list[Person] = []

    @property
    def wants_account(self) -> bool:
        return bool(self.cleaned_data.get("account"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._look_for_namesakes(cleaned)
        if cleaned.get("edits") and "group" in cleaned:
            self._check_editing(cleaned["group"])
        return cleaned

    def _check_editing(self, group: ResearchGroup | None) -> None:
        if group is None:
            self.add_error("edits", _("The chair itself has no pages of its own: choose a group."))
        elif not self.wants_account:
            self.add_error("edits", _("Without an account nobody edits pages."))
        elif not group.editors or not grantable(self.by, [group.editors]):
            text = _("You may not let others edit %(group)s.")
            self.add_error("edits", text % {"group": group})

    def _look_for_namesakes(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("family") or cleaned.get("namesake"):
            return
        names = {"given__iexact": cleaned.get("given", ""), "family__iexact": cleaned["family"]}
        self.namesakes = list(Person.objects.live().filter(**names))
        if self.namesakes:
            self.fields["namesake"].widget = forms.CheckboxInput()
            text = _("There is somebody of this name already. Is it the same person?")
            self.add_error("family", text)

    def membership_of(self, person: Person) -> Membership:
        """Return the membership of the saved person, not saved."""
        said = self.cleaned_data
        return Membership(
            person=person,
            group=said["group"],
            role=said["role"],
            start=said["start"],
            lead=said["lead"],
        )

    def auth_groups(self) -> Iterable[Group]:
        """Return the auth groups of the account."""
        said = self.cleaned_data
        editors = said["group"].editors if said["edits"] else None
        return [*said["roles"], *([editors] if editors else [])]
