"""People who were erased, as keyed hashes."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from labportal.base.database.kept import kept
from people.erasure.digests import SLUG, digests


class ErasedPersonQuerySet(models.QuerySet["ErasedPerson"]):
    """Queries over people who were erased."""

    def with_any(self, hashes: Iterable[str]) -> "ErasedPersonQuerySet":
        """People of whom one of these hashes is."""
        return self.filter(digests__overlap=list(hashes))

    def digests(self) -> list[tuple[int, list[str]]]:
        """Return the hashes of all of them: another list as soon as somebody was erased."""
        return list(self.order_by("pk").values_list("pk", "digests"))

    def were_at(self, slugs: Iterable[str]) -> bool:
        """Return whether one of these slugs was that of such a person, or of a work of theirs.

        It takes no query again until content changes: every page that is not there asks.
        """
        known = kept("erased-people", [], self._all_digests)
        return not known.isdisjoint(digests(SLUG, slugs)) if known else False

    def _all_digests(self) -> frozenset[str]:
        found = self.model.objects.values_list("digests", flat=True)
        return frozenset(one for some in found for one in some)


class ErasedPerson(models.Model):
    """A person who was erased. No name is in it: imports and addresses meet it by keyed hashes."""

    erased_at = models.DateTimeField(default=timezone.now)
    #: Printed names stay as they are on works; otherwise `replacement` is printed.
    names_kept = models.BooleanField(default=False)
    replacement = models.CharField(max_length=60)
    #: Of names, ORCID iD, e-mail address, and of slugs that were.
    digests = ArrayField(models.CharField(max_length=40))

    objects = ErasedPersonQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.marker

    @property
    def marker(self) -> str:
        """The text that stands for the name where it is printed nowhere."""
        return f"[erased person {self.pk}]"

    @property
    def printed(self) -> str:
        """The text that stands for the name in versions and sources of works."""
        return self.marker if self.names_kept else self.replacement
