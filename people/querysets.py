"""Queries over people."""

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.lookups import Unaccent
from django.db import models
from django.db.models import Func, Prefetch, Q, TextField, Value
from wagtail.images import get_image_model

from labportal.base.text_keys import fold, spell_out

#: The one rendition of a portrait, as the `image` tag names it: sharp at half its size.
PORTRAIT = "fill-320x320|format-webp"


def with_portrait(lookup: str) -> Prefetch:
    """Return the prefetch of the portrait at `lookup`, with its rendition if there is one yet."""
    return Prefetch(lookup, get_image_model().objects.prefetch_renditions(PORTRAIT))


class PersonQuerySet(models.QuerySet):
    """Queries over people."""

    def live(self) -> "PersonQuerySet":
        """People who have not been merged into another record."""
        return self.filter(merged_into=None)

    def with_texts(self) -> "PersonQuerySet":
        """Fetch texts and portraits along with the people."""
        return self.prefetch_related("texts", with_portrait("photo"))

    def matching(self, text: str) -> "PersonQuerySet":
        """People in whose names, variants included, words begin with each of the words of `text`.

        Accents do not count, and umlauts do in either spelling. Empty text matches nobody.
        """
        words = list(zip(fold(text).split(), spell_out(text).split(), strict=True))
        if not words:
            return self.none()
        names = Func(
            Value(" "),
            *("given", "preferred_given", "particle", "family", "suffix"),
            StringAgg("name_variants__name", delimiter=" "),
            function="CONCAT_WS",
            output_field=TextField(),
        )
        people = self.alias(names=Unaccent(names))
        for without_accent, spelled_out in words:
            people = people.filter(
                Q(names__iregex=rf"\m{without_accent}") | Q(sort_key__regex=rf"\m{spelled_out}")
            )
        return people
