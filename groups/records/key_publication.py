"""Key publications: the ones that a group shows first, in its own order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from groups.querysets import KeyPublicationQuerySet
from groups.records.research_group import ResearchGroup
from labportal.base.fields import LineField
from publications.models import Publication
from publications.uses import use_of_publications


@use_of_publications
class KeyPublication(models.Model):
    """A key publication of a research group. The record is shared, the remark is the group's."""

    group = ParentalKey(ResearchGroup, on_delete=models.CASCADE, related_name="key_publications")
    publication = models.ForeignKey(
        Publication,
        verbose_name=_("publication"),
        on_delete=models.CASCADE,
        related_name="key_publications",
    )
    order = models.PositiveIntegerField(_("order"), default=0, editable=False)
    remark = LineField(
        _("remark"), max_length=200, blank=True, help_text=_("Printed after the citation.")
    )

    objects = KeyPublicationQuerySet.as_manager()
    sort_order_field = "order"
    panels = [FieldPanel("publication"), FieldPanel("remark")]

    class Meta:
        verbose_name = _("key publication")
        verbose_name_plural = _("key publications")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "publication"],
                name="groups_keypublication_once",
                violation_error_message=_("This publication is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.publication)
