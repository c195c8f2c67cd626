"""Research groups, memberships and topics in the admin."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import Count, Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column, UpdatedAtColumn

from groups.editing.filters import (
    LabPersonFilterSet,
    LabPublicationFilterSet,
    MembershipFilterSet,
)
from groups.editing.forms import LabPersonForm, ResearchGroupForm
from groups.editing.panels import WorksPanel
from groups.editors.forms import MembershipForm
from groups.models import Membership, ResearchGroup
from groups.people.places import place_names
from groups.querysets import MembershipQuerySet, ResearchGroupQuerySet
from groups.row_log import ACTION
from labportal.base.models import Topic, TopicQuerySet
from labportal.base.records.row_list import RowListPanel
from labportal.base.records.viewset import RecordViewSet
from people.querysets import NAMES, PersonQuerySet
from people.viewsets import PersonViewSet, of_address
from publications.imports.admin.removals.viewset import (
    RemovablePersonViewSet,
    RemovablePublicationViewSet,
)

_MEMBERS = RowListPanel(
    "memberships",
    heading=_("Members"),
    help_text=_("Who leaves gets an end and stays among the former members."),
)
_KEY_PUBLICATIONS = WorksPanel(
    "key_publications",
    heading=_("Key publications"),
    help_text=_("In the order in which the group's page shows them."),
)
_EXCEPTIONS = WorksPanel(
    "publication_exceptions",
    heading=_("Publications added or taken out"),
    help_text=_(
        "A group's publications are those of its members' time in it. Here you add others, "
        "or take some out."
    ),
)
_GROUP = ObjectList(
    [
        InlinePanel("texts", heading=_("Names"), label=_("Name"), min_num=1),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        FieldPanel("topics"),
    ],
    heading=_("Group"),
)
_PEOPLE = ObjectList([_MEMBERS], heading=_("Members"))
_PUBLICATIONS = ObjectList(
    [_KEY_PUBLICATIONS, FieldPanel("citation_style"), _EXCEPTIONS], heading=_("Publications")
)


class ResearchGroupViewSet(RecordViewSet):
    """Research groups. Editors see their own, and in it members and publications."""

    model = ResearchGroup
    icon = "group"
    has_page = True
    menu_label = _("Research groups")
    menu_order = 200
    list_display = [
        "__str__",
        "slug",
        Column("leads", label=_("Led by"), accessor="lead_names"),
        "start",
        "end",
    ]
    chooser_columns = [
        Column("leads", label=_("Led by"), accessor="lead_names"),
        Column("years", label=_("Years")),
    ]
    search_fields = ("texts__name", "slug")
    beside_versions = _(
        "Members and publications are no part of versions: they stay as they are now."
    )
    log_of_rows = ACTION
    edit_handler = TabbedInterface(
        [_GROUP, _PEOPLE, _PUBLICATIONS], base_form_class=ResearchGroupForm
    )
    own_panel = ObjectList(
        [_MEMBERS, _KEY_PUBLICATIONS, FieldPanel("citation_style"), _EXCEPTIONS],
        base_form_class=ResearchGroupForm,
    )

    def listed(self, records: ResearchGroupQuerySet) -> ResearchGroupQuerySet:
        return records.with_texts().with_leads(Membership.objects.all())


class LabPersonViewSet(RemovablePersonViewSet):
    """People, with what they are members of."""

    list_display = [
        "listed_name",
        Column("places", label=_("Groups and roles"), accessor=place_names),
        "orcid",
        Column("user", label=_("User account")),
        UpdatedAtColumn(label=_("Updated")),
    ]
    chooser_columns = [Column("places", label=_("Groups and roles"), accessor=place_names)]
    filterset_class = LabPersonFilterSet
    beside_versions = _("Memberships are no part of versions: they stay as they are now.")
    log_of_rows = ACTION
    edit_handler = ObjectList(
        [
            # Itself, not its children: `publications` adds one to them.
            PersonViewSet.edit_handler,
            RowListPanel(
                "memberships", heading=_("Memberships"), permission="groups.change_membership"
            ),
        ],
        base_form_class=LabPersonForm,
    )

    def listed(self, records: PersonQuerySet) -> PersonQuerySet:
        memberships = Membership.objects.in_order()
        return super().listed(records).prefetch_related(Prefetch("memberships", memberships))


class LabPublicationViewSet(RemovablePublicationViewSet):
    """Publications, narrowed to those of a group as well."""

    filterset_class = LabPublicationFilterSet


class MembershipViewSet(RecordViewSet):
    """Memberships in the admin. Editors see those of their groups."""

    model = Membership
    icon = "calendar-alt"
    menu_label = _("Memberships")
    menu_order = 220
    list_display = [
        "person",
        Column("group", label=_("Research group"), sort_key="group__order"),
        Column("role", label=_("Role"), sort_key="role__order"),
        "start",
        Column("end", label=capfirst(_("end")), accessor="end_as_known", sort_key="end"),
    ]
    filterset_class = MembershipFilterSet
    list_export = ["person", "group", "role", "start", "end", "former"]
    export_filename = "memberships"
    search_fields = (
        *(f"person__{name}" for name in NAMES),
        "group__texts__name",
        "role__texts__name",
    )
    edit_handler = ObjectList(
        [
            FieldPanel("person"),
            FieldPanel("group", widget=forms.Select),
            FieldRowPanel([FieldPanel("role", widget=forms.Select), FieldPanel("lead")]),
            FieldRowPanel([FieldPanel("start"), FieldPanel("end"), FieldPanel("former")]),
            FieldPanel("destination"),
        ],
        base_form_class=MembershipForm,
    )

    def listed(self, records: MembershipQuerySet) -> MembershipQuerySet:
        return records.listed()

    def searched(self, records: MembershipQuerySet, text: str) -> models.QuerySet[Any]:
        """Return those of whoever has the ORCID iD or address `text`, or else those with its words.

        The words may be of the person, the group and the role.
        """
        people = of_address(text)
        return super().searched(records, text) if people is None else records.of_people(people)

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(**{"default_ordering": "person__sort_key", **kwargs})


class TopicViewSet(RecordViewSet):
    """Topics, with how many publications and groups carry each."""

    model = Topic
    icon = "tag"
    has_page = True
    menu_label = _("Topics")
    menu_order = 240
    list_display = [
        "listed_label",
        "slug",
        Column("publication_count", label=_("Publications"), sort_key="publication_count"),
        Column("group_count", label=_("Groups"), sort_key="group_count"),
    ]
    search_fields = ("name", "texts__name", "texts__description")

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(**{"default_ordering": "label_key", **kwargs})

    def listed(self, records: TopicQuerySet) -> TopicQuerySet:
        return records.in_order().annotate(
            publication_count=Count("publication_items", distinct=True),
            group_count=Count("group_items", distinct=True),
        )
