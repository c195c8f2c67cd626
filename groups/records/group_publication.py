"""Publications that an editor adds to a group's list or takes out of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from groups.records.research_group import ResearchGroup
from publications.models import Publication
from publications.uses import use_of_publications


@use_of_publications
class GroupPublication(models.Model):
    """An exception to the rule that a group's publications are those of its members' time in it."""

    group = ParentalKey(
        ResearchGroup, on_delete=models.CASCADE, related_name="publication_exceptions"
    )
    publication = models.ForeignKey(
        Publication,
        verbose_name=_("publication"),
        on_delete=models.CASCADE,
        related_name="group_exceptions",
    )
    included = models.BooleanField(
        _("belongs to the group"),
        default=True,
        help_text=_("Off takes the publication out of the group's list."),
    )

    panels = [FieldPanel("publication"), FieldPanel("included")]

    class Meta:
        verbose_name = _("publication added or taken out")
        verbose_name_plural = _("publications added or taken out")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "publication"],
                name="groups_grouppublication_once",
                violation_error_message=_("This publication is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.publication)
