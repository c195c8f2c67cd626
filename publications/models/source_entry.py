"""Source entries: what a bibliography last said of a publication."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from publications.models.publication import Publication


class SourceEntry(models.Model):
    """One entry of one bibliography, as last imported: the base of the three-way merge.

    Citekeys belong to their source: two bibliographies may use one citekey for different works,
    and a careless one may do so itself, which is why the publication is part of the key.
    """

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="source_entries"
    )
    source = models.CharField(
        _("source"), max_length=100, help_text=_("The name of the bibliography.")
    )
    citekey = models.CharField(_("citekey"), max_length=300, blank=True)
    raw = models.TextField(_("entry as imported"))
    fields = models.JSONField(
        _("fields as last imported"),
        default=dict,
        help_text=_("`values` by field name, `names` in order: as they were read."),
    )
    fingerprint = models.CharField(max_length=64, db_index=True)

    class Meta:
        verbose_name = _("source entry")
        verbose_name_plural = _("source entries")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "citekey", "publication"],
                name="publications_sourceentry_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.citekey}"
