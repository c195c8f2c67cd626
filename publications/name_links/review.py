"""The review of printed names: people each may mean, and the publications that print it.

Everything here reads. A name is compared once, on however many publications it is printed, and
only if it shares a surname key with somebody of the lab.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, Self

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, QuerySet

from labportal.base.database.kept import kept_rows
from labportal.base.text.keys import sort_key
from people.matching.evidence import Suggestion
from people.matching.roster import Roster
from people.models import Person
from people.names.parts import NameParts
from publications.models import Authorship, ImportEntry, LinkOrigin
from publications.querysets import listed_year
from publications.surname_keys import key_array

_PRINTED = (*NameParts._fields, "literal", "orcid")
# Bounds the memory that the set takes in each process; beyond it, names are compared anew.
_MOST_STRANGERS = 100_000
_Whom = Callable[[NameParts, str], list[Suggestion]]
_NEWEST_FIRST = (listed_year("publication__").desc(nulls_last=True), F("pk").asc())


@dataclass(frozen=True, slots=True)
class Lab:
    """Everybody of the lab, and the roster of them."""

    people: dict[int, Person]
    roster: Roster

    @classmethod
    def load(cls) -> Self:
        """Return the lab as it is now, in two queries."""
        people = Person.objects.live().prefetch_related("name_variants").in_bulk()
        return cls(people, Roster.of(people.values()))

    @property
    def on_record(self) -> tuple[Any, ...]:
        """All by which people are found: two labs that agree in it find the same."""
        return tuple(
            (pk, one.parts, one.preferred_given, one.orcid, *map(str, one.name_variants.all()))
            for pk, one in sorted(self.people.items())
        )

    def search_keys(self, person_ids: Iterable[int]) -> list[str]:
        """Return the keys under which the names of these people are found."""
        return sorted(frozenset[str]().union(*map(self.roster.search_keys, person_ids)))

    def suggest(self, name: NameParts, orcid: str) -> list[Suggestion]:
        """Return suggestions for a printed name, best first; none for a name in one piece."""
        return self.roster.suggest(name, orcid) if name.family else []

    def may_mean(self, name: NameParts, orcid: str) -> list[Suggestion]:
        """Return suggestions for a printed name, or the one person to whom it would be linked."""
        found = self.roster.find(name, orcid) if name.family else None
        if not found:
            return self.suggest(name, orcid)
        return [Suggestion(found[0], (str(LinkOrigin(found[1]).label),), 1)]


class ReviewedName(NamedTuple):
    """A name as it is printed, its authorships (newest first), and whom it may mean."""

    parts: NameParts
    literal: str
    orcid: str
    ids: list[int]
    suggestions: list[Suggestion]

    @property
    def text(self) -> str:
        """The name as it is read."""
        return self.literal or self.parts.full

    @property
    def people(self) -> list[int]:
        """The people that the name may mean, best first."""
        return [suggestion.person_id for suggestion in self.suggestions]

    @property
    def likeliest(self) -> int | None:
        """The person whom the name most likely means; None if two are equally likely."""
        scores = [suggestion.score for suggestion in self.suggestions[:2]]
        return self.people[0] if scores and scores.count(scores[0]) == 1 else None

    def score_of(self, person_id: int | None) -> float:
        """Return the score of a person, or, for None, the best score of all."""
        scores = (s.score for s in self.suggestions if person_id in (None, s.person_id))
        return max(scores, default=0)


def unlinked(lab: Lab, person_ids: Iterable[int] | None = None) -> QuerySet[Authorship]:
    """Return the names without a person that may be those of these people (default: anybody)."""
    keys = lab.search_keys(lab.people if person_ids is None else person_ids)
    return (
        Authorship.objects.alias(keys=key_array("surname_keys"))
        .filter(keys__overlap=keys, linked_by="", publication__retired_at=None)
        .exclude(family="")
    )


def rejected() -> QuerySet[Authorship]:
    """Return the names that are nobody of the lab, as an editor said."""
    return Authorship.objects.filter(linked_by=LinkOrigin.REJECTED, publication__retired_at=None)


def to_review(authorships: QuerySet[Authorship], lab: Lab) -> list[ReviewedName]:
    """Return those names of `authorships`, which are unlinked, that may mean somebody."""
    names = _printed_names(authorships, _no_strangers(lab))
    return [name for name in names if name.suggestions]


def _no_strangers(lab: Lab) -> _Whom:
    """Return the function that tells whom a name may mean, and asks once only about strangers."""
    strangers = _strangers(lab.on_record)

    def whom(name: NameParts, orcid: str) -> list[Suggestion]:
        if (name, orcid) in strangers:
            return []
        # Also whom a name would be linked to: one that was stored in another way than by an import
        # or a form waits for a look here.
        found = lab.may_mean(name, orcid)
        # The set is that of the cache: what is added here is there for the next page.
        if not found and len(strangers) < _MOST_STRANGERS:
            strangers.add((name, orcid))
        return found

    return whom


# Keyed by all that names are compared with: a changed person begins an empty set.
@lru_cache(maxsize=1)
def _strangers(_on_record: tuple[Any, ...]) -> set[tuple[NameParts, str]]:
    """Return the set of names that mean nobody, kept while the lab stays as it is.

    Most names that share a surname key are strangers', and every page would compare them again.
    """
    return set()


def once_rejected(authorships: QuerySet[Authorship], lab: Lab) -> list[ReviewedName]:
    """Return the names of `authorships`, which are rejected, with those they were kept from."""
    return _printed_names(authorships, lab.may_mean)


def _printed_names(authorships: QuerySet[Authorship], whom: _Whom) -> list[ReviewedName]:
    """Return the names of `authorships`, each once, in one query."""
    rows = (
        # Without the model's order, by whose columns the rows would be grouped as well.
        authorships.order_by()
        .values(*_PRINTED)
        .annotate(ids=ArrayAgg("pk", order_by=_NEWEST_FIRST))
        .values_list(*_PRINTED, "ids")
    )
    names = []
    for *parts, literal, orcid, ids in rows:
        name = NameParts(*parts)
        names.append(ReviewedName(name, literal, orcid, ids, whom(name, orcid)))
    return names


def best_first(names: Iterable[ReviewedName], person_id: int | None = None) -> list[ReviewedName]:
    """Return names by the evidence for a person, or for anybody, and then by name."""
    return sorted(
        names,
        key=lambda name: (-name.score_of(person_id), *_alphabetical(name)),
    )


def by_name(names: Iterable[ReviewedName]) -> list[ReviewedName]:
    """Return names in alphabetical order."""
    return sorted(names, key=_alphabetical)


def _alphabetical(name: ReviewedName) -> tuple[Any, ...]:
    return sort_key(name.literal or name.parts.family, name.parts.given), name[:3]


def numbers_by_person(names: Iterable[ReviewedName]) -> Counter[int]:
    """Return the number of `names` that may mean each person."""
    return Counter(person_id for name in names for person_id in name.people)


def of_import(authorships: QuerySet[Authorship], batch_id: int) -> QuerySet[Authorship]:
    """Return those of `authorships` that belong to a publication which an import wrote."""
    entries = ImportEntry.objects.filter(batch=batch_id, publication__isnull=False)
    return authorships.filter(publication__in=entries.values("publication"))


def number_to_review(batch_id: int) -> int:
    """Return the number of printed names to review on the publications of an import."""
    lab = Lab.load()
    return len(to_review(of_import(unlinked(lab), batch_id), lab))


def number_of_all_to_review() -> int:
    """Return the number of printed names to review, which every page of the admin counts.

    The names are read anew only after something was written.
    """
    lab = Lab.load()
    names = unlinked(lab).order_by().values_list(*_PRINTED).distinct()
    whom = _no_strangers(lab)
    rows = kept_rows(*names.query.sql_with_params())
    return sum(bool(whom(NameParts(*parts), orcid)) for *parts, _literal, orcid in rows)
