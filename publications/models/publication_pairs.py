"""Identifiers and links of a publication beside its main ones: several per kind."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from labportal.base.fields import RuledCharField
from publications.models.publication import Publication
from publications.vocabulary.identifier_kinds import IDENTIFIER_KINDS
from publications.vocabulary.link_kinds import LINK_KINDS


class PublicationIdentifier(models.Model):
    """A further identifier of a publication, such as the DOI of its preprint."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="identifiers")
    kind = RuledCharField(
        _("kind"),
        max_length=20,
        choices=[(code, kind.label) for code, kind in IDENTIFIER_KINDS.items()],
    )
    value = models.CharField(_("identifier"), max_length=300)

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("value")])]

    class Meta:
        verbose_name = _("further identifier")
        verbose_name_plural = _("further identifiers")
        ordering = ["pk"]
        indexes = [models.Index(fields=["value"], name="publications_identifier_value")]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "kind", "value"],
                name="publications_identifier_once",
                violation_error_message=_("This identifier is there already."),
            )
        ]

    def __str__(self) -> str:
        return self.value

    def clean(self) -> None:
        super().clean()
        self.value = _normal(IDENTIFIER_KINDS, self.kind, "value", self.value)


class PublicationLink(models.Model):
    """A link of a publication: its code, its slides, a video of the talk."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="links")
    kind = RuledCharField(
        _("kind"),
        max_length=20,
        choices=[(code, kind.label) for code, kind in LINK_KINDS.items()],
    )
    url = models.URLField(_("address"), max_length=2000)

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("url")])]

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "kind", "url"],
                name="publications_link_once",
                violation_error_message=_("This link is there already."),
            )
        ]

    def __str__(self) -> str:
        return self.url

    def clean(self) -> None:
        super().clean()
        self.url = _normal(LINK_KINDS, self.kind, "url", self.url)


def _normal(kinds: Any, kind: str, field: str, value: str) -> str:
    """Return a value in the form of its kind. Raises ValidationError for one that has another."""
    if kind not in kinds or not value:
        return value
    try:
        return str(kinds[kind].normalise(value))
    except ValueError as error:
        raise ValidationError({field: str(error)}) from error
