"""Entries of a source that somebody left out for good."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SkippedEntry(models.Model):
    """An entry that is not the lab's: remembered, so that it is not asked about again."""

    source = models.CharField(_("source"), max_length=100)
    citekey = models.CharField(_("citekey"), max_length=300, blank=True)
    title_key = models.CharField(_("folded title"), max_length=500)

    class Meta:
        verbose_name = _("skipped entry")
        verbose_name_plural = _("skipped entries")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "citekey", "title_key"], name="publications_skippedentry_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.citekey}"
