"""The roster: under which names and iDs the people of the lab are found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from labportal.base.text.keys import fold
from people.matching.evidence import Suggestion, suggestions
from people.matching.known_names import KnownName, NameMatch, known_names, most_alike, search_keys
from people.models import Person
from people.names.abbreviations import is_run_of_capitals, is_start_of_russian_name
from people.names.form import Likeness, NameForm
from people.names.given_names import GivenFit, is_syllable
from people.names.parts import NameParts
from people.names.printed_order import family_first
from people.names.surnames import SurnameFit, surname_keys

_NOBODY: Mapping[int, NameMatch] = {}


def _are_initials(name: NameParts, likeness: Likeness) -> bool:
    """Return whether the family name of a printed name may be initials: "Schäfermann TA".

    Behind a syllable, it is rather a surname: "Wei LI". Then each has to be that of a given name.
    """
    if likeness.surname is not SurnameFit.SAME:
        return False
    if is_start_of_russian_name(name.family):
        return likeness.given is GivenFit.SHORT
    if likeness.given is not GivenFit.INITIALS or not is_run_of_capitals(name.family):
        return False
    return likeness.agreed == len(name.family) or not is_syllable(fold(name.given))


@dataclass(slots=True)
class Roster:
    """People by ORCID iD, by their own names and by their name variants.

    A name that two people may have finds neither of them: nothing is guessed.
    """

    _by_orcid: dict[str, int] = field(default_factory=dict)
    _with_orcid: set[int] = field(default_factory=set)
    _names: dict[int, list[KnownName]] = field(default_factory=dict)
    _by_key: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _alike: dict[NameParts, Mapping[int, NameMatch]] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[Person]) -> Self:
        """Return the roster of `people`, whose name variants should be fetched along."""
        roster = cls()
        for person in people:
            variants = [variant.parts for variant in person.name_variants.all()]
            roster.add(person.pk, person.parts, person.preferred_given, variants, person.orcid)
        return roster

    @classmethod
    def load(cls) -> Self:
        """Return the roster of everybody in the database."""
        return cls.of(Person.objects.live().prefetch_related("name_variants"))

    def add(
        self,
        person_id: int,
        name: NameParts,
        preferred_given: str = "",
        variants: Iterable[NameParts] = (),
        orcid: str = "",
    ) -> None:
        """Add a person."""
        self._names[person_id] = known_names(name, preferred_given, variants)
        for known in self._names[person_id]:
            for key in surname_keys(known.form.name):
                self._by_key[key].add(person_id)
        if orcid:
            self._by_orcid[orcid] = person_id
            self._with_orcid.add(person_id)
        # Names that were compared before were not compared with this person's.
        self._alike.clear()

    def find(self, name: NameParts, orcid: str = "") -> tuple[int, str] | None:
        """Return id and origin ("orcid", "exact", "variant") of the person printed as `name`.

        A person is found by a given name in full, or by initials that are on record for this
        person and fit nobody else. Returns None when nobody is found, when several people are, and
        for a name with another ORCID iD than the person has.
        """
        # An iD is one person's for good; names are not asked then, however they are printed.
        if orcid in self._by_orcid:
            return self._by_orcid[orcid], "orcid"
        alike = self._without_other_orcids(self._people_alike(name), orcid)
        certain = [person_id for person_id, found in alike.items() if found.likeness.is_certain]
        if len(certain) != 1:
            return None
        found = alike[certain[0]]
        if found.likeness.is_recorded and len(alike) > 1:
            return None
        return certain[0], found.origin

    def suggest(self, name: NameParts, orcid: str = "") -> list[Suggestion]:
        """Return suggestions for `name`, best first; none for a name that `find` links."""
        if self.find(name, orcid):
            return []
        alike = self._without_other_orcids(
            {**self._people_swapped(name), **self._people_alike(name)}, orcid
        )
        return suggestions({person_id: found.likeness for person_id, found in alike.items()})

    def search_keys(self, person_id: int) -> frozenset[str]:
        """Return keys of which `surname_keys` has one for every name that may be the person's."""
        return search_keys(self._names.get(person_id, []))

    def _without_other_orcids(
        self, alike: Mapping[int, NameMatch], orcid: str
    ) -> Mapping[int, NameMatch]:
        if not orcid:
            return alike
        return {one: found for one, found in alike.items() if one not in self._with_orcid}

    def _people_alike(self, name: NameParts) -> Mapping[int, NameMatch]:
        if name not in self._alike:
            self._alike[name] = self._compare(name)
        return self._alike[name]

    def _people_swapped(self, name: NameParts) -> Mapping[int, NameMatch]:
        return {
            one: found._replace(likeness=found.likeness._replace(surname=SurnameFit.SWAPPED))
            for swapped in family_first(name)
            for one, found in self._compare(swapped).items()
            if found.likeness.is_full or _are_initials(name, found.likeness)
        }

    def _compare(self, name: NameParts) -> Mapping[int, NameMatch]:
        # Most printed names are of nobody here, which the keys tell at once.
        keys = surname_keys(name) & self._by_key.keys()
        if not keys:
            return _NOBODY
        printed = NameForm.of(name)
        people = set[int]().union(*(self._by_key[key] for key in keys))
        return {
            one: found
            for one in people
            if (found := most_alike(printed, self._names[one])) is not None
        }
