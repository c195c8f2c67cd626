"""Imported entries: the audit log, and what an undo works from."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from publications.models.messages_field import MessagesField
from publications.models.publication import Publication


class Outcome(models.TextChoices):
    """The outcome of an entry in an import. Every entry gets exactly one."""

    NEW = "new", _("new")
    UNCHANGED = "unchanged", _("unchanged")
    CHANGED = "changed", _("changed")
    KEPT = "kept", _("kept")
    CONFLICT = "conflict", _("conflict")
    POSSIBLE_DUPLICATE = "possible_duplicate", _("possible duplicate")
    DUPLICATE = "duplicate", _("duplicate")
    SKIPPED = "skipped", _("skipped")
    INVALID = "invalid", _("invalid")


class Decision(models.TextChoices):
    """A person's decision about an entry; blank where the plan stands as it is."""

    CREATE = "create", _("not the same: create it")
    SAME = "same", _("the same: merge it")
    LATER = "later", _("leave it out this time")
    SKIP = "skip", _("not ours: leave it out, now and from now on")
    KEEP = "keep", _("keep the record's values")
    OVERWRITE = "overwrite", _("take the file's values")
    TAKE_IN = "take in", _("take it in after all")


#: Decisions for which nothing is written of an entry.
LEFT_OUT = (Decision.LATER, Decision.SKIP)

#: The decisions that are possible about an entry, by its outcome. About one that was merged by
#: itself, `CREATE` is possible as well.
CHOICES: dict[str, tuple[Decision, ...]] = {
    Outcome.NEW: LEFT_OUT,
    Outcome.CHANGED: LEFT_OUT,
    Outcome.CONFLICT: (Decision.KEEP, Decision.OVERWRITE, *LEFT_OUT),
    Outcome.POSSIBLE_DUPLICATE: (Decision.SAME, Decision.CREATE, *LEFT_OUT),
    Outcome.SKIPPED: (Decision.TAKE_IN,),
}


def choices_of(outcome: str, *, proved: bool) -> tuple[Decision, ...]:
    """Return the decisions that are possible about an entry; `proved`: it was merged by itself."""
    choices = CHOICES.get(outcome, ())
    return (Decision.CREATE, *choices) if proved and Decision.CREATE not in choices else choices


class ImportEntry(models.Model):
    """One entry of an import: its plan, and what was written for it."""

    batch = models.ForeignKey(
        "publications.ImportBatch", on_delete=models.CASCADE, related_name="entries"
    )
    file = models.CharField(_("file"), max_length=255)
    line = models.PositiveIntegerField(_("line"))
    citekey = models.CharField(_("citekey"), max_length=300, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices)
    decision = models.CharField(_("decision"), max_length=20, choices=Decision.choices, blank=True)
    publication = models.ForeignKey(
        Publication,
        verbose_name=_("publication"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="import_entries",
    )
    lookalike = models.ForeignKey(
        Publication,
        verbose_name=_("looks like"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    proved = models.BooleanField(_("merged by itself"), default=False)
    messages = MessagesField(_("messages"), default=list)
    changes = models.JSONField(_("changes"), default=dict)
    chosen = models.JSONField(_("conflicts decided for the file"), default=list)
    taken = models.JSONField(_("changes taken over"), default=list)
    incoming = models.JSONField(_("what the entry says"), null=True)
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

    @property
    def was(self) -> dict[str, Any]:
        """The state before the entry was written: `record` and `source_entry`."""
        return self.before or {}

    @property
    def choices(self) -> tuple[Decision, ...]:
        """The decisions that may be made about the entry."""
        return choices_of(self.outcome, proved=self.proved)
