"""The roster: under which names and iDs the people of the lab are found."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from people.models import Person
from people.names import NameParts, comparison_keys


@dataclass(slots=True)
class Roster:
    """People by ORCID iD, by their own names and by their name variants.

    A name that two people share finds neither of them: nothing is guessed.
    """

    by_orcid: dict[str, int] = field(default_factory=dict)
    with_orcid: set[int] = field(default_factory=set)
    by_name: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_variant: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, people: Iterable[Person]) -> Self:
        """Return the roster of `people`, whose name variants should be fetched along."""
        roster = cls()
        for person in people:
            if person.orcid:
                roster.by_orcid[person.orcid] = person.pk
                roster.with_orcid.add(person.pk)
            givens = {person.given, person.preferred_given} - {""}
            for given in givens or {""}:
                roster._add(roster.by_name, person.parts._replace(given=given), person.pk)
            for variant in person.name_variants.all():
                parts = variant.parts
                for given in [parts.given] if parts.given else givens or {""}:
                    roster._add(roster.by_variant, parts._replace(given=given), person.pk)
        return roster

    @classmethod
    def load(cls) -> Self:
        """Return the roster of everybody in the database."""
        return cls.of(Person.objects.live().prefetch_related("name_variants"))

    @staticmethod
    def _add(names: dict[str, set[int]], name: NameParts, person_id: int) -> None:
        for key in comparison_keys(name):
            names[key].add(person_id)

    def find(self, name: NameParts, orcid: str = "") -> tuple[int, str] | None:
        """Return id and origin ("orcid", "exact", "variant") of the person printed as `name`.

        Returns None when nobody is, when several could be, and for a name with another ORCID iD
        than the person found has.
        """
        if orcid and orcid in self.by_orcid:
            return self.by_orcid[orcid], "orcid"
        keys = comparison_keys(name)
        exact = set[int]().union(*(self.by_name.get(key, set()) for key in keys))
        variant = set[int]().union(*(self.by_variant.get(key, set()) for key in keys))
        if len(exact | variant) != 1:
            return None
        person_id = next(iter(exact | variant))
        if orcid and person_id in self.with_orcid:
            return None
        return person_id, "exact" if exact else "variant"
