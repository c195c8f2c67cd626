"""The topics of publications, and which import gave them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase

from labportal.base.models import Topic
from publications.models.import_batch import ImportBatch
from publications.models.publication import Publication


class PublicationTopic(ItemBase):
    """A topic of a publication.

    `given_by` is the import for whose keywords it was given; without one, an editor gave it.
    """

    content_object = ParentalKey(
        Publication, on_delete=models.CASCADE, related_name="tagged_topics"
    )
    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="publication_items")
    given_by = models.ForeignKey(
        ImportBatch,
        verbose_name=_("given by import"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="publications_publicationtopic_once"
            )
        ]
