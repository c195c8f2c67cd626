"""Removals: records that somebody merged into another one, or deleted, by hand.

`DistinctPublications` and `DistinctPeople` are pairs that look alike and are two, as somebody said.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Person
from publications.models.messages_field import MessagesField
from publications.models.publication import Publication


class RemovalQuerySet(models.QuerySet[Any]):
    """Queries over removals."""

    def standing(self) -> "RemovalQuerySet":
        """Removals that were not taken back."""
        return self.filter(taken_back_at=None)

    def deletions(self) -> "RemovalQuerySet":
        """Removals of records that were deleted, not merged."""
        return self.filter(into=None)


class RecordRemoval(models.Model):
    """One record that was merged into another by hand, or deleted, and what an undo needs.

    The record stays as a tombstone that holds all it held. What the survivor of a merge got of it
    is a copy, listed in `trace`; rows of others that named it name the survivor now, listed, too.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("removed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("removed at"), auto_now_add=True)
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
        abstract = True
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return str(self.record)

    @property
    def record(self) -> Any:
        """The record that was removed."""
        raise NotImplementedError


class Removal(RecordRemoval):
    """The removal of a publication.

    `trace`: `changes` of the survivor by field as [before, after]; ids of the `topics`,
    `source_entries` and `moved` rows; `final` if the import that brought the record in was taken
    back since.
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

    class Meta(RecordRemoval.Meta):
        verbose_name = _("merge or deletion")
        verbose_name_plural = _("merges and deletions")
        constraints = [
            models.UniqueConstraint(
                fields=["publication"],
                condition=models.Q(taken_back_at=None),
                name="publications_removal_one_standing",
            )
        ]

    @property
    def record(self) -> Publication:
        """The publication that was removed."""
        return self.publication


class PersonRemoval(RecordRemoval):
    """The removal of a person.

    `trace`: `changes` of the survivor by field as [before, after]; printed `names` that named the
    person, and those `found` to be the survivor's by what the merge brought; `moved` rows of
    others, and values `filled` in rows that stand for two now; the `account` given up; `own`
    publications and rows of the survivor before.
    """

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="removals"
    )
    into = models.ForeignKey(
        Person,
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="takeovers",
    )

    class Meta(RecordRemoval.Meta):
        verbose_name = _("merge or deletion of a person")
        verbose_name_plural = _("merges and deletions of people")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(taken_back_at=None),
                name="publications_personremoval_one_standing",
            )
        ]

    @property
    def record(self) -> Person:
        """The person who was removed."""
        return self.person


class DistinctPublications(models.Model):
    """Two publications that look like one, and are two, as somebody said."""

    first = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("pair of different publications")
        verbose_name_plural = _("pairs of different publications")
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="publications_distinctpublications_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"


class DistinctPeople(models.Model):
    """Two people who look like one, and are two, as somebody said."""

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("pair of different people")
        verbose_name_plural = _("pairs of different people")
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="publications_distinctpeople_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
