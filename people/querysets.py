"""Queries over people."""

from django.db import models


class PersonQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Queries over people."""

    def live(self) -> "PersonQuerySet":
        """People who have not been merged into another record."""
        return self.filter(merged_into=None)

    def with_texts(self) -> "PersonQuerySet":
        """Fetch texts and portraits along with the people."""
        return self.select_related("photo").prefetch_related("texts")
