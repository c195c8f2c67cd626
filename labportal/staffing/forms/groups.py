"""The form of a new group, with its lead, its editors and its pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import ResearchGroup, ResearchGroupText
from labportal.base.date_fields import TypedPartialDateField
from labportal.base.dates import are_in_order
from labportal.base.fields import valid_line
from labportal.setup.content import languages
from labportal.staffing.forms.fields import PersonField, RoleField

_LONGEST_NAME = ResearchGroupText._meta.get_field("name").max_length


class PageChoice(TextChoices):
    """The state in which a new group's pages are made."""

    DRAFT = "draft", gettext_lazy("as drafts, which nobody sees yet")
    PUBLIC = "public", gettext_lazy("published at once")
    NONE = "none", gettext_lazy("none")


class AccountsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Accounts, by the name of the person or account."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """Return the person's name and that of the account."""
        name = str(obj.person) if hasattr(obj, "person") else obj.get_full_name()
        return f"{name} ({obj.get_username()})" if name else str(obj.get_username())


class NewGroupForm(forms.Form):
    """A group, with names in every language."""

    start = TypedPartialDateField(
        label=gettext_lazy("Since"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("As exactly as known: 2021, 2021-04 or 2021-04-15."),
    )
    end = TypedPartialDateField(label=gettext_lazy("Until"), required=False, max_length=40)
    citation_style = forms.ChoiceField(label=gettext_lazy("Citation style"), required=False)
    lead = PersonField(label=gettext_lazy("Lead"), required=False)
    role = RoleField(label=gettext_lazy("Role of the lead"), required=False)
    editors = AccountsField(
        label=gettext_lazy("Editors"),
        queryset=User.objects.filter(is_active=True)
        .select_related("person")
        .order_by("person__sort_key", "username"),
        required=False,
        help_text=gettext_lazy(
            "They edit the group’s pages, members and publications, and write news."
        ),
    )
    pages = forms.ChoiceField(
        label=gettext_lazy("Its pages, in every language"),
        choices=PageChoice.choices,
        initial=PageChoice.DRAFT,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = dict(settings.LANGUAGES)
        for language in languages():
            label = _("Name")
            if len(named) > 1:
                label = _("Name (%(language)s)") % {"language": _(str(named[language]))}
            self.fields[f"name_{language}"] = forms.CharField(
                label=label,
                max_length=_LONGEST_NAME,
                required=language == languages()[0],
                validators=[valid_line],
            )
        if len(named) == 1:
            self.fields["pages"].label = _("Its page")
        self.order_fields([f"name_{language}" for language in languages()])
        style, lead = self.fields["citation_style"], self.fields["lead"]
        column: Any = ResearchGroup._meta.get_field("citation_style")
        style.choices = column.formfield().choices  # type: ignore[attr-defined]
        style.help_text = column.help_text
        lead.offer(self["lead"].value())  # type: ignore[attr-defined]

    @property
    def names(self) -> dict[str, str]:
        """The names that were typed, by language."""
        said = ((language, self.cleaned_data.get(f"name_{language}")) for language in languages())
        return {language: name for language, name in said if name}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for language, name in self.names.items():
            if ResearchGroupText.objects.filter(name__iexact=name).exists():
                self.add_error(f"name_{language}", _("There is a group of this name already."))
        if not are_in_order(cleaned.get("start", ""), cleaned.get("end", "")):
            self.add_error("end", _("The end is before the start."))
        if cleaned.get("lead") and not cleaned.get("role"):
            self.add_error("role", _("Choose a role."))
        return cleaned
