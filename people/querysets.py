"""Queries over people."""

from django.db import models
from django.db.models import Prefetch
from wagtail.images import get_image_model

from labportal.base.typed_words import TypedWords, best_matches, keys

#: The renditions of a portrait, as `components/portrait.html` names them.
PORTRAITS = ("fill-320x320|format-webp", "fill-160x160|format-webp")

_NAMES = ("given", "preferred_given", "particle", "family", "suffix")


def with_portrait(lookup: str) -> Prefetch:
    """Return the prefetch of the portrait at `lookup`, with such renditions as there are yet."""
    return Prefetch(lookup, get_image_model().objects.prefetch_renditions(*PORTRAITS))


class PersonQuerySet(models.QuerySet):
    """Queries over people."""

    def live(self) -> "PersonQuerySet":
        """People who have not been merged into another record."""
        return self.filter(merged_into=None)

    def with_texts(self) -> "PersonQuerySet":
        """Fetch texts and portraits along with the people."""
        return self.prefetch_related("texts", with_portrait("photo"))

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
