"""Reports of publications that were saved under a name, to be written again next year."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from labportal.base.fields import LineField

#: The permission of those who keep the bibliography.
KEEPERS = "publications.change_publication"


def keeps_bibliography(user: Any) -> bool:
    """Return whether somebody keeps the bibliography, and so sees works that are not public."""
    return bool(user.has_perm(KEEPERS))


class PublicationReportQuerySet(models.QuerySet[Any]):
    """Queries over saved reports."""

    def of(self, user: Any) -> "PublicationReportQuerySet":
        """Reports that somebody may open and change: the own, and to keepers those of the chair."""
        own = Q(owner=user)
        return self.filter(own | Q(owner=None) if keeps_bibliography(user) else own)


class PublicationReport(models.Model):
    """Choices by which a report is written, under a name. It belongs to its owner, or the chair.

    The choices are those of the form, each a list of texts: so that a report of a group that was
    deleted is not taken for one of all groups, the form says so.
    """

    name = LineField(_("name"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="publication_reports",
    )
    choices = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    objects = PublicationReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of publications")
        verbose_name_plural = _("reports of publications")
        ordering = ["name", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                condition=Q(owner__isnull=False),
                name="groups_publicationreport_own_names",
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(owner__isnull=True),
                name="groups_publicationreport_names_of_chair",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        """The moment of the last saving, by which a form tells that it is outdated."""
        return self.saved_at.isoformat()
