"""The search index of publications."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from publications.models.publication import Publication


class PublicationIndex(models.Model):
    """The search columns of one publication, written by SQL (`publications.search.index.refresh`).

    `heading` repeats what `vector` holds beside the abstract: it is short, so it tells quickly in
    what order the publications found by `vector` come.
    """

    publication = models.OneToOneField(
        Publication, on_delete=models.CASCADE, primary_key=True, related_name="search_index"
    )
    vector = SearchVectorField()
    heading = SearchVectorField()
    title_key = models.CharField(max_length=200, db_index=True, db_collation="C")

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="publications_index_vector")]

    def __str__(self) -> str:
        return self.title_key


class IndexedWord(models.Model):
    """A word of the heading of some publication, for finding what a mistyped word means.

    Words stay when no publication has them any more, and may be there twice: a constraint would
    let an import that adds words wait for another one.
    """

    word = models.TextField(db_collation="C", db_index=True)

    class Meta:
        indexes = [
            GinIndex(
                fields=["word"], opclasses=["gin_trgm_ops"], name="publications_indexedword_near"
            )
        ]

    def __str__(self) -> str:
        return self.word
