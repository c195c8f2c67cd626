"""Queries over people."""

from typing import Any

from django.db import models

from labportal.base.pictures import with_renditions
from labportal.base.text.typed_words import TypedWords, best_matches, keys

_NAMES = ("given", "preferred_given", "particle", "family", "suffix")


class PersonQuerySet(models.QuerySet[Any]):
    """Queries over people."""

    def live(self) -> "PersonQuerySet":
        """People who have not been merged into another record."""
        return self.filter(merged_into=None)

    def with_texts(self) -> "PersonQuerySet":
        """Fetch texts and portraits along with the people."""
        return self.prefetch_related("texts", with_renditions("photo", "portrait"))

    def matching(self, text: str, *, forgive: bool = True) -> "PersonQuerySet":
        """People in whose names, variants included, words begin with each of the words of `text`.

        Accents do not count, and umlauts do in either spelling. If there is nobody, a letter or two
        may be wrong, unless that is not to be forgiven. Empty text matches nobody.
        """
        typed = TypedWords.of(text)
        if not typed.words:
            return self.none()
        # People are few: comparing them here takes one query and a few milliseconds.
        rows = self.order_by("pk").values_list("pk", *_NAMES, "name_variants__name")
        names: dict[int, set[str]] = {}
        for pk, *parts in rows:
            names.setdefault(pk, set()).update(keys(*(part for part in parts if part)))
        return self.filter(pk__in=best_matches(typed, names, forgive=forgive))
