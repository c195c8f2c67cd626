"""Fields of the form of reports: several records of a kind, and filters of the public list."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.works.filters import LabPublicationFilter
from groups.works.words import narrowed_to
from labportal.base.fields import valid_line
from labportal.base.records.merged_records import heir
from labportal.base.text.record_ids import id_or_none, ids_in
from people.models import Person

#: The filters of the public list that the form has no field for.
FURTHER = ("person", "with_person", "editor", "translator", "supervisor")
#: The most works that are ticked one by one: their ids stand in an address.
MOST_TICKED = 300
_GONE = _("One that was chosen here is gone. What is ticked below is still there.")


class RecordsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # none at run time
    """Some records of a kind. One that is gone is an error: without it more would be found."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        messages = {"invalid_choice": _GONE, "invalid_pk_value": _GONE}
        super().__init__(required=False, error_messages=messages, **kwargs)


class FurtherField(forms.MultipleChoiceField):
    """Filters of the public list that came with a report, to be kept or taken out.

    Each is a role and the id of a person, as "editor=12".
    """

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, error_messages={"invalid_choice": _GONE}, **kwargs)

    def offer(self, sent: Sequence[str]) -> None:
        """Offer those of the filters that were sent whose people are there, each in words."""
        parts = [one.partition("=") for one in sent]
        ids = ids_of_heirs([pk for _name, _sign, pk in parts])
        people = Person.objects.live().in_bulk(ids_in(ids))
        self.slugs = {
            f"{name}={sent_as}": {name: people[int(pk)].slug}
            for (name, _sign, sent_as), pk in zip(parts, ids, strict=True)
            if name in FURTHER and id_or_none(pk) in people
        }
        self.choices = [
            (one, ", ".join(narrowed_to(LabPublicationFilter(**slug))))
            for one, slug in self.slugs.items()
        ]

    def clean(self, value: Any) -> LabPublicationFilter:
        """Return the filter that the ticked ones are together."""
        values: dict[str, str] = {}
        for one in super().clean(value):
            values |= self.slugs[one]
        return LabPublicationFilter(**values)


class WorksField(forms.Field):
    """Ids of works that were ticked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.MultipleHiddenInput, **kwargs)

    def clean(self, value: Any) -> list[int]:
        """Return the ids, each once. Raises ValidationError for more than can be ticked."""
        ids = list(dict.fromkeys(ids_in(value or [])))
        if len(ids) > MOST_TICKED:
            text = _("Tick at most %(most)d publications.")
            raise forms.ValidationError(text, params={"most": MOST_TICKED})
        return ids


def year_field(label: Any) -> forms.IntegerField:
    """Return the field of a year."""
    wrong = _("Write a year in four figures, such as 2025.")
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1000,
        max_value=9999,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
    )


def line_field(label: Any, **kwargs: Any) -> forms.CharField:
    """Return the field of a text of one line."""
    return forms.CharField(
        label=label, required=False, max_length=200, validators=[valid_line], **kwargs
    )


def ids_of_heirs(ids: Sequence[str]) -> list[str]:
    """Return ids of people, that of the one who holds a merged record in its place."""
    known = Person.objects.select_related("merged_into").in_bulk(ids_in(ids))
    merged = {str(pk): str(heir(one).pk) for pk, one in known.items() if one.merged_into_id}
    return [merged.get(one, one) for one in ids]
