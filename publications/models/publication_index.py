"""What publications are searched by."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from publications.models.publication import Publication


class PublicationIndex(models.Model):
    """The search columns of one publication, written by SQL (`publications.search.refresh`)."""

    publication = models.OneToOneField(
        Publication, on_delete=models.CASCADE, primary_key=True, related_name="search_index"
    )
    vector = SearchVectorField()
    trigram_key = models.TextField()
    title_key = models.CharField(max_length=200, db_index=True, db_collation="C")

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="publications_index_vector"),
            GinIndex(
                fields=["trigram_key"],
                opclasses=["gin_trgm_ops"],
                name="publications_index_trigram",
            ),
        ]

    def __str__(self) -> str:
        return self.trigram_key
