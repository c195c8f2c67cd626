"""Source entries: the last content of a publication in a bibliography."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from publications.models.publication import Publication


class Departure(models.TextChoices):
    """A decision about an entry that is gone from its source; it holds until the entry is back."""

    STAYS = "stays", _("the record stays")
    HIDDEN = "hidden", _("the record was hidden for it")
    OUT = "out", _("the record was taken out for it")


class SourceEntry(models.Model):
    """One entry of one bibliography, as last imported: the base of the three-way merge.

    Citekeys belong to their source: two bibliographies may use one citekey for different works,
    and a careless one may do so itself, or hold a work twice. So a citekey alone identifies
    nothing, and of the entries of a source for one publication only the first is the base.
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
    fingerprint = models.CharField(max_length=64)
    repeated = models.BooleanField(
        _("repeated"),
        default=False,
        help_text=_("The same work as an earlier entry of the source: never the base of a merge."),
    )

    departure = models.CharField(
        _("gone from the source"),
        max_length=10,
        choices=Departure.choices,
        blank=True,
        help_text=_("Empty while the source has it, and until somebody decides what it means."),
    )

    class Meta:
        verbose_name = _("source entry")
        verbose_name_plural = _("source entries")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "citekey", "publication", "fingerprint"],
                name="publications_sourceentry_once",
            ),
            models.UniqueConstraint(
                fields=["source", "publication"],
                condition=models.Q(repeated=False),
                name="publications_sourceentry_one_base",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.citekey}"
