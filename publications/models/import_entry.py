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
    GONE = "gone", _("gone")
    INVALID = "invalid", _("invalid")


class Decision(models.TextChoices):
    """A person's decision about an entry; blank where the plan stands as it is."""

    CREATE = "create", _("not the same: create it")
    SAME = "same", _("the same: merge it")
    SAME_AS_SECOND = "same 2", _("the same as the second one that it looks like: merge it")
    SAME_AS_THIRD = "same 3", _("the same as the third one that it looks like: merge it")
    LATER = "later", _("leave it out this time")
    SKIP = "skip", _("not ours: leave it out, now and from now on")
    KEEP = "keep", _("keep the record's values")
    OVERWRITE = "overwrite", _("take the file's values")
    TAKE_IN = "take in", _("take it in after all")
    STAY = "stay", _("keep it: it stays as it is")
    HIDE = "hide", _("hide it from visitors")
    TAKE_OUT = "take out", _("take it out of the portal")


#: Decisions for which nothing is written of an entry.
LEFT_OUT = (Decision.LATER, Decision.SKIP)
#: Decisions that a possible duplicate is one, by the rank of the lookalike that it is.
MERGED = (Decision.SAME, Decision.SAME_AS_SECOND, Decision.SAME_AS_THIRD)

#: The decisions that are possible about an entry, by its outcome. About one that was merged by
#: itself, `CREATE` is possible as well, and about one with several lookalikes, that it is one of
#: the others.
CHOICES: dict[str, tuple[Decision, ...]] = {
    Outcome.NEW: LEFT_OUT,
    Outcome.CHANGED: LEFT_OUT,
    Outcome.CONFLICT: (Decision.KEEP, Decision.OVERWRITE, *LEFT_OUT),
    Outcome.POSSIBLE_DUPLICATE: (Decision.SAME, Decision.CREATE, *LEFT_OUT),
    Outcome.SKIPPED: (Decision.TAKE_IN,),
    Outcome.GONE: (Decision.STAY, Decision.HIDE, Decision.TAKE_OUT),
}

#: Those about an entry that is gone while another source has the work: the record stays.
CHOICES_HELD = (Decision.STAY, Decision.TAKE_OUT)


def choices_about(
    outcome: str, *, held: bool = False, proved: bool = False, lookalikes: int = 0
) -> tuple[Decision, ...]:
    """Return the decisions that are possible about an entry; `proved`: it was merged by itself."""
    if held:
        return CHOICES_HELD
    choices = CHOICES.get(outcome, ())
    if Decision.SAME in choices and lookalikes > 1:
        choices = (*MERGED[:lookalikes], *choices[1:])
    return (Decision.CREATE, *choices) if proved and Decision.CREATE not in choices else choices


class ImportEntry(models.Model):
    """One entry of an import: its plan, and what was written for it."""

    batch = models.ForeignKey(
        "publications.ImportBatch", on_delete=models.CASCADE, related_name="entries"
    )
    #: Empty, and null, for an entry that is gone from its source.
    file = models.CharField(_("file"), max_length=255, blank=True)
    line = models.PositiveIntegerField(_("line"), null=True, blank=True)
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
    #: All that it looks like, the likest first, as `publications.imports.planning.lookalikes` says.
    lookalikes = models.JSONField(_("all that it looks like"), default=list)
    proved = models.BooleanField(_("merged by itself"), default=False)
    #: Of one that is gone: another source has the work, so that the record stays.
    held = models.BooleanField(_("held by another source"), default=False)
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
        return f"{self.file}:{self.line} {self.citekey}" if self.line else self.citekey

    @property
    def was(self) -> dict[str, Any]:
        """The state before the entry was written: `record` and `source_entry`."""
        return self.before or {}

    @property
    def unread(self) -> str:
        """The text of an entry that cannot be read, as it stands in its file."""
        text: str = (self.incoming or {}).get("unread", "")
        # Of a file in which nothing is an entry, only the beginning is kept.
        whole = all(getattr(message, "code", "") != "no-entry" for message in self.messages[:1])
        return text if whole else ""

    @property
    def choices(self) -> tuple[Decision, ...]:
        """The decisions that may be made about the entry."""
        return choices_about(
            self.outcome, held=self.held, proved=self.proved, lookalikes=len(self.lookalikes)
        )

    @property
    def other_lookalike(self) -> dict[str, Any] | None:
        """The lookalike that it was decided to be, if that is not the first one."""
        rank = MERGED.index(Decision(self.decision)) if self.decision in MERGED else 0
        return self.lookalikes[rank] if 0 < rank < len(self.lookalikes) else None
