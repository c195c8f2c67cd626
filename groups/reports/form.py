"""The form of a report: which works, and how they are written."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from groups.records.publication_report import keeps_bibliography
from groups.records.research_group import ResearchGroup
from groups.reports.choices import (
    BY_TYPE,
    GROUPINGS,
    ORDERS,
    ROLES_OF_PEOPLE,
    SELECTIONS,
    ReportChoices,
)
from groups.reports.fields import (
    FurtherField,
    RecordsField,
    WorksField,
    ids_of_heirs,
    line_field,
    year_field,
)
from groups.reports.selection import ReportSelection
from groups.works.filters import LabPublicationFilter
from labportal.base.models import Topic
from labportal.base.registries.lab import labs
from labportal.base.text.record_ids import ids_in
from people.models import Person
from publications.citations.cache import names_choices
from publications.citations.styles import DEFAULT_STYLE, style_choices
from publications.models import Publication
from publications.vocabulary.types import TYPES

#: In an address, it says that a form sent all of its fields: what is not ticked is not there.
SENT = "sent"
#: The fields that a form sends nothing of where nothing is ticked.
_TICKED = frozenset({"bold", "roles"})
_NO_SUCH_STYLE = _("This style was removed. Choose another one.")
_MANY = forms.CheckboxSelectMultiple


def _names() -> list[tuple[str, Any]]:
    return [("", _("as many as the style has")), *names_choices()]


class LayoutForm(forms.Form):
    """The form of how a report is written, whatever its works are."""

    style = forms.ChoiceField(
        label=_("Citation style"),
        choices=style_choices,
        error_messages={"invalid_choice": _NO_SUCH_STYLE},
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=lambda: [(code, _(str(name))) for code, name in settings.LANGUAGES],
    )
    grouping = forms.ChoiceField(label=_("Grouped"), choices=GROUPINGS)
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS)
    names = forms.ChoiceField(label=_("Names of authors"), choices=_names, required=False)
    bold = forms.BooleanField(label=_("Members in bold"), required=False)
    numbered = forms.BooleanField(label=_("Number the publications"), required=False)


def defaults(request: HttpRequest) -> dict[str, list[str]]:
    """Return what a report begins with that nothing was said of."""
    lab = labs.of(request)
    languages = dict(settings.LANGUAGES)
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "style": [(lab.citation_style if lab else "") or DEFAULT_STYLE],
        "language": [language if language in languages else next(iter(languages))],
        "grouping": [BY_TYPE],
        "order": ["newest"],
        "bold": ["on"],
        "selection": ["all"],
        "roles": ["author"],
    }


class ReportForm(LayoutForm):
    """The form of a report. It is always bound: to an address, with what that says nothing of."""

    title = line_field(
        _("Title"), help_text=_("Printed over it. If empty, it is made of the rest.")
    )
    groups = RecordsField(queryset=ResearchGroup.objects.with_texts(), label=_("Research groups"))
    first_year = year_field(_("From year"))
    last_year = year_field(_("To year"))
    types = forms.MultipleChoiceField(
        label=_("Kinds"), choices=list(TYPES.items()), required=False, widget=_MANY
    )
    people = RecordsField(queryset=Person.objects.live(), label=_("People"))
    roles = forms.MultipleChoiceField(
        label=_("These people"),
        choices=ROLES_OF_PEOPLE,
        required=False,
        widget=_MANY,
    )
    topics = RecordsField(queryset=Topic.objects.with_texts(), label=_("Topics"))
    q = line_field(_("Words"), help_text=_("As in the search of publications."))
    open_access = forms.BooleanField(label=_("Open access only"), required=False)
    further = FurtherField(label=_("Further filters"))
    private = forms.BooleanField(
        label=_("Also publications that are not public"),
        required=False,
        help_text=_("Submitted ones, and those that were hidden: for you, not to be published."),
    )
    selection = forms.ChoiceField(label=_("Which of them"), choices=SELECTIONS)
    works = WorksField()

    def __init__(self, request: HttpRequest, query: QueryDict) -> None:
        data = _data(request, query)
        super().__init__(data)
        if not keeps_bibliography(request.user):
            del self.fields["private"]
        further: Any = self.fields["further"]
        further.offer(data.getlist("further"))
        if not data.getlist("further"):
            del self.fields["further"]
        self._offer_records()

    def _offer_records(self) -> None:
        """Offer people who are named on works, and kinds of which there are works."""
        sent: Any = self.data
        people: Any = self.fields["people"]
        works = (
            Publication.objects.live()
            if "private" in self.fields
            else (Publication.objects.visible())
        )
        named = works.filter(authorships__person__isnull=False).order_by()
        offered = set(named.values_list("authorships__person", flat=True))
        offered |= set(ids_in(sent.getlist("people")))
        people.queryset = Person.objects.live().filter(pk__in=offered).order_by("sort_key", "pk")
        types: Any = self.fields["types"]
        there = set(works.order_by().values_list("type", flat=True).distinct())
        there |= set(sent.getlist("types"))
        types.choices = [(code, label) for code, label in TYPES.items() if code in there]

    def clean(self) -> dict[str, Any]:
        """Check that years are in order, and that people are named in some role."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first and last and first > last:
            self.add_error("last_year", _("This is before the first year."))
        if cleaned.get("people") and not cleaned.get("roles"):
            self.add_error("roles", _("Tick at least one."))
        return cleaned

    @cached_property
    def choices(self) -> ReportChoices:
        """The choices of a valid form."""
        said: dict[str, Any] = dict(self.cleaned_data)
        said.setdefault("further", LabPublicationFilter())
        for name in ("groups", "people", "topics"):
            said[name] = list(said[name])
        return ReportChoices(**said)

    @cached_property
    def found(self) -> ReportSelection:
        """The works of a valid form."""
        return ReportSelection(self.choices)

    def stored(self) -> dict[str, list[str]]:
        """Return the choices of a valid form as an address has them."""
        stored = {}
        said = self.cleaned_data
        if "further" in said:
            said = said | {"further": self["further"].value()}
        for name, value in said.items():
            values = [value] if isinstance(value, (str, int)) else list(value or ())
            texts = [_as_text(one) for one in values if one not in ("", False)]
            if texts:
                stored[name] = texts
        return stored

    def say_what_is_empty(self) -> None:
        """Say where no work is found: at what finds none by itself, or of all together."""
        if self.found.total:
            return
        said = self.choices
        narrowing = ("groups", "people", "topics", "types", "q", "open_access")
        alone = [{name: getattr(said, name)} for name in narrowing if getattr(said, name)]
        if said.first_year or said.last_year:
            alone.append({"first_year": said.first_year, "last_year": said.last_year})
        empty = [
            next(iter(one))
            for one in alone
            if not ReportSelection(
                ReportChoices(said.style, said.language, private=said.private, **one)
            ).total
        ]
        for name in empty:
            self.add_error(name, _("There is no publication of these."))
        if not empty and said.selection == "only" and not said.works:
            self.add_error("selection", _("Tick publications in the list below."))
        elif not empty:
            self.add_error(None, _("No publication meets all of this. Take something out."))


def _data(request: HttpRequest, query: QueryDict) -> QueryDict:
    """Return what the form is bound to."""
    data = query.copy()
    for name, values in defaults(request).items():
        if name not in data and not (SENT in data and name in _TICKED):
            data.setlist(name, values)
    data.setlist("people", list(dict.fromkeys(ids_of_heirs(data.getlist("people")))))
    return data


def _as_text(value: Any) -> str:
    if value is True:
        return "on"
    return str(getattr(value, "pk", value))
