"""Removals: publications that somebody merged into another one, or deleted, by hand."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from publications.models.messages_field import MessagesField
from publications.models.publication import Publication


class RemovalQuerySet(models.QuerySet["Removal"]):
    """Queries over removals."""

    def standing(self) -> "RemovalQuerySet":
        """Removals that were not taken back."""
        return self.filter(taken_back_at=None)

    def deletions(self) -> "RemovalQuerySet":
        """Removals of publications that were deleted, not merged."""
        return self.filter(into=None)


class Removal(models.Model):
    """One publication that was merged into another by hand, or deleted, and what an undo needs.

    The record stays as a tombstone that holds all it held. What the survivor of a merge got of it
    is a copy, listed in `trace`; rows of others that named it name the survivor now, listed, too.
    """

    publication = models.ForeignKey(
        Publication,
        verbose_name=_("publication"),
        on_delete=models.CASCADE,
        related_name="removals",
    )
    into = models.ForeignKey(
        Publication,
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="takeovers",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("removed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("removed at"), auto_now_add=True)
    #: `changes` of the survivor by field as [before, after]; ids of the `topics`, `source_entries`
    #: and `moved` rows; `final` if the import that brought the record in was taken back since.
    trace = models.JSONField(default=dict)
    taken_back_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken back by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    left = MessagesField(_("left as it is"), default=list)

    objects = RemovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge or deletion")
        verbose_name_plural = _("merges and deletions")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication"],
                condition=models.Q(taken_back_at=None),
                name="publications_removal_one_standing",
            )
        ]

    def __str__(self) -> str:
        return str(self.publication)
