"""People and roles in the admin."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, UpdatedAtColumn

from labportal.base.fields import has_several_languages
from labportal.base.records.gaps import GapFilter
from labportal.base.records.topic_filters import TopicFilterSet
from labportal.base.records.views import RecordEditView
from labportal.base.records.viewset import RecordViewSet
from people.gaps import PERSON_GAPS
from people.models import Person, Role
from people.models.personal_details import DETAILS
from people.orcid import checked_orcid
from people.querysets import NAMES, PersonQuerySet

_NAME = MultiFieldPanel(
    [
        FieldPanel("academic_title"),
        FieldRowPanel([FieldPanel("given"), FieldPanel("preferred_given")]),
        FieldRowPanel([FieldPanel("particle"), FieldPanel("family"), FieldPanel("suffix")]),
        FieldPanel("present_name_everywhere"),
    ],
    heading=_("Name"),
)
_CONSENT = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("photo_consent_on"), FieldPanel("photo_consent_withdrawn_on")]),
        FieldPanel("photo_consent_note"),
    ],
    heading=_("Consent to the portrait"),
)
_PROFILE = [
    *(
        FieldRowPanel([FieldPanel(detail), FieldPanel(f"{detail}_visibility")])
        for detail in DETAILS
    ),
    _CONSENT,
    FieldPanel("orcid"),
    FieldPanel("topics"),
    InlinePanel(
        "texts",
        heading=_("Own title and biography"),
        # Each row begins with its language, where there are several.
        label=_("Language") if has_several_languages() else _("Text"),
    ),
    InlinePanel("links", heading=_("Links"), label=_("Link")),
]


def of_address(text: str) -> PersonQuerySet | None:
    """Return the people with the ORCID iD or e-mail address that `text` is; None if it is neither.

    Of an address everything before the @ has to be typed, or it could be found out letter by
    letter by those who may not see it.
    """
    if orcid := checked_orcid(text):
        return Person.objects.filter(orcid=orcid)
    name, at, host = text.replace("\0", "").strip().partition("@")
    return Person.objects.filter(email__istartswith=f"{name}@{host}") if name and at else None


class PersonFilterSet(TopicFilterSet):
    """The filters of the listing of people."""

    account = django_filters.BooleanFilter(
        field_name="user", lookup_expr="isnull", exclude=True, label=_("Has an account")
    )
    gap = GapFilter(PERSON_GAPS)

    class Meta:
        model = Person
        fields = ["email_visibility"]


class PersonEditView(RecordEditView):
    """The form of a person, which says what saving a new surname kept."""

    def save_action(self) -> Any:
        answer = super().save_action()
        if kept := self.object.names_kept:
            text = ngettext(
                "The former name “%(names)s” is kept as a name variant, so that searches of staff "
                "and imports find the person by it.",
                "The former names are kept as name variants, so that searches of staff and "
                "imports find the person by them: %(names)s.",
                len(kept),
            )
            messages.info(self.request, text % {"names": "; ".join(kept)})
        return answer


class PersonViewSet(RecordViewSet):
    """People. Members see their own record only, and in it what is theirs to change."""

    model = Person
    icon = "user"
    has_page = True
    menu_label = _("People")
    menu_order = 210
    list_display = [
        "listed_name",
        "orcid",
        Column("user", label=_("User account")),
        UpdatedAtColumn(label=_("Updated")),
    ]
    search_fields = NAMES
    filterset_class = PersonFilterSet
    edit_view_class = PersonEditView
    list_export = ["name", "orcid"]
    export_headings = {"name": _("Name")}
    export_filename = "people"
    edit_handler = ObjectList(
        [
            _NAME,
            FieldPanel("slug"),
            FieldPanel("user"),
            InlinePanel("name_variants", heading=_("Name variants"), label=_("Name variant")),
            *_PROFILE,
        ]
    )
    own_panel = ObjectList([_NAME, *_PROFILE])

    def listed(self, records: PersonQuerySet) -> PersonQuerySet:
        return records.live().select_related("user")

    def searched(self, records: PersonQuerySet, text: str) -> models.QuerySet[Person]:
        """Return who has the ORCID iD or e-mail address that `text` is, or else its words."""
        people = of_address(text)
        return super().searched(records, text) if people is None else records.filter(pk__in=people)


class RoleViewSet(RecordViewSet):
    """Roles, in the order in which they are listed."""

    model = Role
    icon = "group"
    menu_label = _("Roles")
    menu_order = 260
    add_to_admin_menu = False
    add_to_settings_menu = True
    list_display = ["__str__", "slug"]
    search_fields = ("texts__name", "texts__plural", "slug")

    def listed(self, records: models.QuerySet[Role]) -> models.QuerySet[Role]:
        return records.prefetch_related("texts")
