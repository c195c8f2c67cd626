"""Queries over people."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Value, When

from labportal.base.pictures import with_renditions
from labportal.base.records.word_search import with_words


def live_people(lookup: str = "") -> models.Q:
    """Return the condition that people, named by a lookup such as "person__", are there."""
    return models.Q(**{f"{lookup}merged_into": None, f"{lookup}deleted_at": None})


#: The fields by whose words people are found.
NAMES = ("given", "preferred_given", "particle", "family", "suffix", "name_variants__name")


class PersonQuerySet(models.QuerySet[Any]):
    """Queries over people."""

    def live(self) -> "PersonQuerySet":
        """People who have not been merged into another record, nor deleted."""
        return self.filter(live_people())

    def without_membership(self) -> "PersonQuerySet":
        """People who are, and were, in no group and not at the chair: no list shows them."""
        return self.filter(memberships=None)

    def without_consent(self) -> "PersonQuerySet":
        """People with a portrait of whom no consent is noted, or who have withdrawn it."""
        agreed = models.Q(photo_consent_on__isnull=False, photo_consent_withdrawn_on=None)
        return self.exclude(photo=None).exclude(agreed)

    def not_agreed(self) -> "PersonQuerySet":
        """People whose portrait nobody is shown, since consent lacks where it has to be noted."""
        withdrawn = models.Q(photo_consent_withdrawn_on__isnull=False)
        if settings.PORTRAITS_NEED_CONSENT:
            withdrawn |= models.Q(photo_consent_on=None)
        return self.exclude(photo=None).filter(withdrawn)

    def with_texts(self) -> "PersonQuerySet":
        """Fetch texts and portraits along with the people."""
        return self.prefetch_related("texts", with_renditions("photo", "portrait"))

    def matching(
        self, text: str, *, forgive: bool = True, by_every_name: bool = False
    ) -> "PersonQuerySet":
        """People in whose names, variants included, words begin with each of the words of `text`.

        Accents do not count, and umlauts do in either spelling. If there is nobody, a letter or two
        may be wrong, unless that is not to be forgiven. Empty text matches nobody.

        Who wants the present name printed everywhere has variants for staff only, who search
        `by_every_name`.
        """
        if by_every_name:
            return with_words(self, text, NAMES, forgive=forgive)
        variants = Case(
            When(present_name_everywhere=True, then=Value("")), default=F("name_variants__name")
        )
        return with_words(self, text, [*NAMES[:-1], variants], forgive=forgive)
