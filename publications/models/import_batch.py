"""Imports: the files as uploaded, who imported them, and how far the import has come."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from publications.models.messages_field import MessagesField


class ImportStatus(models.TextChoices):
    """The status of an import."""

    PLANNING = "planning", _("being planned")
    PLANNED = "planned", _("waiting for a decision")
    APPLYING = "applying", _("being imported")
    APPLIED = "applied", _("imported")
    UNDOING = "undoing", _("being taken back")
    FAILED = "failed", _("failed")
    UNDONE = "undone", _("undone")


class ImportBatch(models.Model):
    """One import, or the undoing of one (`undoes`)."""

    source = models.CharField(_("source"), max_length=100)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("started at"), auto_now_add=True)
    applied_at = models.DateTimeField(_("imported at"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=ImportStatus.choices, default=ImportStatus.PLANNING
    )
    counts = models.JSONField(_("entries by outcome"), default=dict)
    messages = MessagesField(_("messages"), default=list)
    digest = models.CharField(max_length=64, blank=True)
    #: The state of the records on which it was planned, as `records.state` tells it.
    records_state = models.CharField(max_length=300, blank=True)
    complete = models.BooleanField(
        _("the whole of its source"),
        default=False,
        help_text=_("What is no longer in the files is gone from the source."),
    )
    #: Somebody said that the files are the whole, although much would be gone.
    surely_complete = models.BooleanField(default=False)
    undoes = models.OneToOneField(
        "self",
        verbose_name=_("undoes"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="undone_by",
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source} #{self.pk}"


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


class MendedBlock(models.Model):
    """A piece of a file that could not be read, as somebody has mended it for the import."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="mended_blocks")
    file = models.CharField(_("file"), max_length=255)
    line = models.PositiveIntegerField(_("line"))
    written = models.TextField(_("as in the file"))
    text = models.TextField(_("as mended"), blank=True)

    class Meta:
        verbose_name = _("mended entry")
        verbose_name_plural = _("mended entries")
        ordering = ["pk"]
        indexes = [models.Index(fields=["batch", "line"], name="publications_mended_place")]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class BulkDecision(models.Model):
    """The last decision about many entries of a planned import, and what each was before."""

    batch = models.OneToOneField(
        ImportBatch, on_delete=models.CASCADE, primary_key=True, related_name="bulk_decision"
    )
    decision = models.CharField(_("decision"), max_length=20, blank=True)
    count = models.PositiveIntegerField(_("entries"))
    former = models.JSONField(
        help_text=_("File, line, citekey, publication; decision and fields chosen before, after.")
    )

    class Meta:
        verbose_name = _("bulk decision")
        verbose_name_plural = _("bulk decisions")

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.decision}"


class ImportProgress(models.Model):
    """The progress of an import in entries. A row of its own, written outside its transaction."""

    batch = models.OneToOneField(
        ImportBatch,
        on_delete=models.CASCADE,
        primary_key=True,
        db_constraint=False,
        related_name="progress",
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.done} / {self.total}"
