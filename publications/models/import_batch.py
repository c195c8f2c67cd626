"""Imports: the audit log, and what an undo works from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from publications.models.publication import Publication


class Outcome(models.TextChoices):
    """What an import does with an entry. Every entry gets exactly one."""

    NEW = "new", _("new")
    UNCHANGED = "unchanged", _("unchanged")
    CHANGED = "changed", _("changed")
    KEPT = "kept", _("kept")
    CONFLICT = "conflict", _("conflict")
    POSSIBLE_DUPLICATE = "possible_duplicate", _("possible duplicate")
    DUPLICATE = "duplicate", _("duplicate")
    SKIPPED = "skipped", _("skipped")
    INVALID = "invalid", _("invalid")


class ImportBatch(models.Model):
    """One import."""

    source = models.CharField(_("source"), max_length=100)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    counts = models.JSONField(_("entries by outcome"), default=dict)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source} #{self.pk}"

    @property
    def summary(self) -> str:
        """The counts in words, such as "3 new, 1 invalid"."""
        return ", ".join(
            f"{self.counts[value]} {label}"
            for value, label in Outcome.choices
            if self.counts.get(value)
        )


class ImportFile(models.Model):
    """A file of an import, as uploaded."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(_("file name"), max_length=255)
    content = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "position"], name="publications_importfile_position"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ImportEntry(models.Model):
    """What an import did with one entry of a file."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="entries")
    file = models.CharField(_("file"), max_length=255)
    line = models.PositiveIntegerField(_("line"))
    citekey = models.CharField(_("citekey"), max_length=300, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices)
    decision = models.CharField(_("decision"), max_length=20, blank=True)
    publication = models.ForeignKey(
        Publication,
        verbose_name=_("publication"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="import_entries",
    )
    messages = models.JSONField(_("messages"), default=list)
    changes = models.JSONField(_("changes"), default=dict)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)

    class Meta:
        verbose_name = _("imported entry")
        verbose_name_plural = _("imported entries")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["batch", "outcome"], name="publications_entry_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.citekey}"
