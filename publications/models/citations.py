"""Citation styles that were added to those the portal brings, and citations that are kept."""

import hashlib
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from labportal.base.fields import LineField
from publications.models.publication import Publication

#: Characters of a key: groups, pages and the lab hold keys of styles.
KEY_LENGTH = 60


class RenderedCitation(models.Model):
    """A publication as a style prints it in a language, under a rule of how many names are shown.

    `key` is the digest of what it was made from. A row with another one is out of date, whoever
    changed whatever: nothing has to be told.
    """

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="rendered_citations"
    )
    style = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    names = models.CharField(max_length=20, blank=True)
    key = models.CharField(max_length=64)
    html = models.TextField()
    text = models.TextField()
    equal = models.BooleanField(default=False)
    corresponding = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "style", "language", "names"],
                name="publications_renderedcitation_once",
            )
        ]

    def __str__(self) -> str:
        return self.text


class CitationStyle(models.Model):
    """A citation style: a file in CSL that was checked, under the key by which it is chosen.

    `address` is the identifier that the file gives itself. A style that only names another as the
    one to print by has the source of that one, whose title is `parent`.
    """

    key = models.SlugField(_("short name"), max_length=KEY_LENGTH, unique=True, editable=False)
    title = LineField(_("title"), max_length=200)
    address = models.CharField(max_length=500, editable=False)
    parent = models.CharField(max_length=200, blank=True, editable=False)
    language = models.CharField(max_length=20, blank=True, editable=False)
    rights = models.TextField(blank=True, editable=False)
    source = models.TextField(editable=False)
    digest = models.CharField(max_length=16, editable=False)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    panels = [FieldPanel("title")]

    class Meta:
        verbose_name = _("citation style")
        verbose_name_plural = _("citation styles")
        ordering = ["title", "key"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.digest = hashlib.sha256(self.source.encode()).hexdigest()[:16]
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the style with the citations that were kept of it.

        Groups, pages and the lab keep its key, by which they print in the portal's own style, and
        in this one again should it come back.
        """
        RenderedCitation.objects.filter(style=self.key).delete()
        return super().delete(*args, **kwargs)
