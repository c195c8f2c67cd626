"""Pages about research: the index of groups, and one page per group and language."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from groups.pages.composed_page import ComposedPage
from groups.people.members import group_people
from groups.records.membership import Membership
from groups.records.research_group import ResearchGroup
from groups.works.filters import LabPublicationFilter
from groups.works.listing import PublicationListing
from labportal.base.database.lazy_value import LazyValue
from labportal.base.dates import current_on, ended_before
from labportal.base.fields import picture_field
from labportal.base.pages import PageTitlePanel
from labportal.base.pictures import with_renditions
from labportal.base.querysets import seen_by_everybody
from labportal.base.registries.record_pages import record_pages

LISTED_PUBLICATIONS = 5


class ResearchGroupPageQuerySet(PageQuerySet):
    """Queries over the pages of research groups."""

    def listed(self, on: date | None = None) -> "ResearchGroupPageQuerySet":
        """Pages that everybody may see of the groups that exist on a day (default: today).

        They come in the order of the groups, with leads and picture.
        """
        day = on or timezone.localdate()
        return (
            seen_by_everybody(self.filter(current_on(day, "group__start", "group__end")))
            .prefetch_related(
                Prefetch(
                    "group",
                    ResearchGroup.objects.with_texts().with_leads(Membership.objects.all()),
                ),
                with_renditions("picture", "thumbnail"),
            )
            .order_by("group__order", "group__slug")
        )

    def former(self, on: date | None = None) -> "ResearchGroupPageQuerySet":
        """Pages that everybody may see of groups that ended before a day, the latest first."""
        day = on or timezone.localdate()
        return (
            seen_by_everybody(self.filter(ended_before(day, "group__end")))
            .select_related("group")
            .defer("body", "introduction")
            .order_by("-group__end", "group__order", "group__slug")
        )

    def upcoming(self, on: date | None = None) -> "ResearchGroupPageQuerySet":
        """Pages of groups that begin after a day (default: today)."""
        return self.filter(group__start__gt=(on or timezone.localdate()).isoformat())


class ResearchIndexPage(ComposedPage):
    """The chair's aims and the list of its groups."""

    template = "groups/research_index_page.html"
    max_count_per_parent = 1
    subpage_types = ["groups.ResearchGroupPage", "labportal.StandardPage"]

    class Meta:
        verbose_name = _("research index page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        pages = ResearchGroupPage.objects.child_of(self)
        return context | {"group_pages": pages.listed(), "former_group_pages": pages.former()}


class ResearchGroupPage(ComposedPage):
    """The page of a research group in one language."""

    group = models.ForeignKey(
        ResearchGroup,
        verbose_name=_("research group"),
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("The record that holds members, key publications and topics."),
    )
    introduction = RichTextField(
        _("introduction"), blank=True, features=["bold", "italic", "link", "ul", "ol"]
    )

    picture = picture_field(
        _("picture"),
        help_text=_("Of the group or its work. It is shown when the page is shared, too."),
    )

    objects = PageManager.from_queryset(ResearchGroupPageQuerySet)()

    template = "groups/research_group_page.html"
    parent_page_types = ["groups.ResearchIndexPage"]
    subpage_types = ["labportal.StandardPage"]
    content_panels = [
        PageTitlePanel("title"),
        FieldPanel("group", permission="groups.change_researchgroup"),
        FieldPanel("picture"),
        FieldPanel("lead"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    search_fields = [*ComposedPage.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("research group page")

    @property
    def record_of_rows(self) -> ResearchGroup:
        """The group, which has the members and publications that the page shows."""
        return self.group

    @classmethod
    def hidden_from_search(cls) -> ResearchGroupPageQuerySet:
        """Return the pages of groups that have not begun."""
        return cls.objects.upcoming()

    def clean(self) -> None:
        super().clean()
        same = ResearchGroupPage.objects.filter(group_id=self.group_id, locale_id=self.locale_id)
        if self.group_id and same.exclude(pk=self.pk).exists():
            raise ValidationError({"group": _("This group has a page in this language already.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        key_publications = self.group.key_publications.visible()
        return context | {
            "ended": LazyValue(self.group.has_ended),
            "panels": LazyValue(lambda: record_pages.panels(self.group)),
            "people": LazyValue(lambda: group_people(self.group)),
            "topics": LazyValue(lambda: self.group.topics.all().with_texts()),
            "key_publications": key_publications,
            "listing": LazyValue(
                lambda: PublicationListing.filtered(
                    LabPublicationFilter(group=self.group.slug),
                    LISTED_PUBLICATIONS,
                    style=self.group.citation_style,
                    beside={one.publication_id for one in key_publications},
                )
            ),
        }
