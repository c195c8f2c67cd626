"""Research groups: the language-neutral record."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.models import RevisionMixin

from groups.querysets import ResearchGroupQuerySet
from labportal.base.dates import PartialDateField, format_years, has_ended_on, in_order
from labportal.base.fields import LineField
from labportal.base.models import Topic
from labportal.base.record_texts import RecordText, in_language
from labportal.base.records.former_slugs import SluggedRecord, unique_slug
from labportal.base.text.slugs import slug_field
from publications.citations.style_field import CitationStyleField

#: Rows that a revision leaves out: restoring it would bring back who has left.
_WITHOUT_REVISIONS = ("memberships", "key_publications", "publication_exceptions")


class ResearchGroup(RevisionMixin, SluggedRecord):
    """A research group. Its pages say what it does; this record says what and who it is.

    Revisions hold names, dates, topics and style. Members and publications have a log.
    """

    slug = slug_field()
    order = models.PositiveIntegerField(_("order"), default=0, db_index=True)
    start = PartialDateField(_("start"))
    end = PartialDateField(_("end"))
    citation_style = CitationStyleField(
        _("citation style"),
        help_text=_("Of the group's lists; the portal's own if empty."),
    )
    topics = ClusterTaggableManager(
        through="groups.GroupTopic", blank=True, verbose_name=_("topics")
    )
    editors = models.OneToOneField(
        Group,
        verbose_name=_("editors"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="research_group",
    )

    #: The memberships of those who lead the group today, where a query fetched them (`with_leads`).
    leads: "list[Any]"

    objects = ResearchGroupQuerySet.as_manager()
    sort_order_field = "order"

    class Meta:
        verbose_name = _("research group")
        verbose_name_plural = _("research groups")
        ordering = ["order", "slug"]
        permissions = [("choose_researchgroup", "Can choose research group")]
        constraints = [
            models.CheckConstraint(
                condition=in_order(),
                name="groups_researchgroup_dates_in_order",
                violation_error_message=_("The end is before the start."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        text = in_language(self.texts.all())
        return text.name if text else self.slug

    @property
    def lead_names(self) -> str:
        """The names of those who lead the group today, for queries `with_leads`."""
        return ", ".join(membership.person.name for membership in self.leads)

    @property
    def years(self) -> str:
        """From which year to which the group exists, as far as known, in the active language."""
        return format_years(self.start, self.end)

    def has_ended(self, on: date | None = None) -> bool:
        """Return whether the group ended before a day (default: today)."""
        return has_ended_on(on or timezone.localdate(), self.end)

    def serializable_data(self) -> dict[str, Any]:
        """Return what a revision holds."""
        data: dict[str, Any] = super().serializable_data()
        return {name: said for name, said in data.items() if name not in _WITHOUT_REVISIONS}

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            # Not in the language of whoever makes it: all pages of the group have this address.
            with override(settings.LANGUAGE_CODE):
                self.slug = unique_slug(self, self.name)
        super().save(*args, **kwargs)


class ResearchGroupText(RecordText):
    """The name of a research group in one language."""

    record = ParentalKey(ResearchGroup, on_delete=models.CASCADE, related_name="texts")
    name = LineField(_("name"), max_length=200)

    class Meta(RecordText.Meta):
        verbose_name = _("name of a research group")
        verbose_name_plural = _("names of research groups")

    def __str__(self) -> str:
        return self.name


class GroupTopic(ItemBase):
    """A topic of a research group."""

    content_object = ParentalKey(
        ResearchGroup, on_delete=models.CASCADE, related_name="tagged_topics"
    )
    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="group_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="groups_grouptopic_once")
        ]
