"""Rendered citations, stored so that no visitor waits for a style."""

from django.db import models

from publications.models.publication import Publication


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
