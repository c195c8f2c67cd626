"""Models that every app shares: topics, former slugs of records of any kind, changes of content."""

from typing import Any

from django.conf import settings
from django.contrib.admin import display
from django.contrib.postgres.lookups import Unaccent
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import TagBase
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index

from labportal.base.database.content_stamp import ContentChange
from labportal.base.database.heartbeat import Heartbeat
from labportal.base.database.host_turn import HostTurn
from labportal.base.fields import LineField
from labportal.base.record_texts import RecordText, in_language
from labportal.base.records.former_slugs import FormerSlug, SluggedRecord, unique_slug
from labportal.base.text.slugs import slug_field

__all__ = [
    "ContentChange",
    "FormerSlug",
    "Heartbeat",
    "HostTurn",
    "Topic",
    "TopicQuerySet",
    "TopicText",
]


class TopicQuerySet(models.QuerySet["Topic"]):
    """Queries over topics."""

    def with_texts(self) -> "TopicQuerySet":
        """Fetch the texts in every language along with the topics."""
        return self.prefetch_related("texts")

    def in_order(self) -> "TopicQuerySet":
        """Topics by their names in the active language, with their texts."""
        language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
        texts = TopicText.objects.filter(record=OuterRef("pk"), language=language)
        # Umlauts stand with their letters, whatever the collation of the database.
        label = Unaccent(Lower(Coalesce(Subquery(texts.values("name")[:1]), "name")))
        return self.with_texts().annotate(label_key=label).order_by("label_key", "pk")


class Topic(SluggedRecord, index.Indexed, TagBase):
    """A topic of research: a tag that editors choose and nobody types in passing.

    `name` is the name in the site's first language; `texts` hold name and description in each.
    """

    slug = slug_field()

    free_tagging = False

    objects = TopicQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        InlinePanel("texts", heading=_("Names and descriptions"), label=_("Name and description")),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.RelatedFields(
            "texts", [index.SearchField("name", boost=2), index.SearchField("description")]
        ),
    ]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        permissions = [("choose_topic", "Can choose topic")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = unique_slug(self, self.name)
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return self.label

    @property
    def text(self) -> "TopicText | None":
        """The texts in the active language, or the nearest there are."""
        return in_language(self.texts.all())

    @property
    def label(self) -> str:
        """The name in the active language."""
        text = self.text
        return text.name if text else self.name

    @display(description=_("name"), ordering="label_key")
    def listed_label(self) -> str:
        """The name as the first column of a listing, in the order of `in_order`."""
        return self.label


class TopicText(RecordText):
    """Name and description of a topic in one language."""

    record = ParentalKey(Topic, on_delete=models.CASCADE, related_name="texts")
    name = LineField(_("name"), max_length=100)
    description = models.TextField(_("description"), blank=True)

    class Meta(RecordText.Meta):
        verbose_name = _("text of a topic")
        verbose_name_plural = _("texts of topics")

    def __str__(self) -> str:
        return self.name
