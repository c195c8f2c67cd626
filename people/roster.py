"""The roster: under which names and iDs the people of the lab are found."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from labportal.base.text_keys import fold
from people.evidence import Suggestion, suggestions
from people.models import Person
from people.name_form import Likeness, NameForm
from people.names import NameParts
from people.surnames import SurnameFit, loose_keys, surname_keys


class _KnownName(NamedTuple):
    """A name that a person has, and whether it is the person's own or a variant."""

    form: NameForm
    origin: str
    only_as_recorded: bool


@dataclass(slots=True)
class Roster:
    """People by ORCID iD, by their own names and by their name variants.

    A name that two people may have finds neither of them: nothing is guessed.
    """

    by_orcid: dict[str, int] = field(default_factory=dict)
    _orcids: dict[int, str] = field(default_factory=dict)
    _names: dict[int, list[_KnownName]] = field(default_factory=dict)
    _ids: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _alike: dict[NameParts, dict[int, tuple[Likeness, str]]] = field(default_factory=dict)

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
        """Add a person; the surname of a variant goes with the person's given names too."""
        given = f"{name.given} ({preferred_given})" if preferred_given else name.given
        own = NameForm.of(name._replace(given=given))
        known = [_KnownName(own, "exact", only_as_recorded=False)]
        for variant in variants:
            form = NameForm.of(variant)
            if not form.is_full:
                full = form.printed._replace(given=given)
            known.append(_KnownName(form, "variant", only_as_recorded=own.is_full))
        self._names[person_id] = known
