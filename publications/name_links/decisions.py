"""Decisions about printed names: a person, nobody of the lab, or none yet.

What was linked or rejected since the page was shown is left as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from people.matching.roster import Roster
from people.models import NameVariant, Person
from people.names.parts import NameParts, parse_name
from publications.models import Authorship, LinkOrigin, Publication
from publications.name_links.links import apply, relink
from publications.name_links.review import Lab

# Asked before adding: what PostgreSQL refuses for its length would undo all that was chosen.
_LONGEST_VARIANT = NameVariant._meta.get_field("name").max_length or 0


@dataclass(slots=True)
class VariantsAdded:
    """The result of adding variants: their number, the names linked, the reasons against others."""

    added: int = 0
    linked: int = 0
    refused: list[str] = field(default_factory=list)


@transaction.atomic
def link(chosen: Mapping[int, int], user: Any) -> int:
    """Link authorships to people (`chosen`: person by authorship) and return how many were linked.

    Whoever is not, or no longer, suggested for a name is not linked to it.
    """
    lab = Lab.load()
    links = []
    for authorship in _with_origin(chosen, ""):
        authorship.person_id = chosen[authorship.pk]
        authorship.linked_by = LinkOrigin.EDITOR
        # Asked anew, since the form may be old or made up: people and names may have changed.
        if authorship.person_id in _suggested(lab, authorship):
            links.append(authorship)
    return apply(links, user)


@transaction.atomic
def reject(ids: Iterable[int], user: Any) -> int:
    """Note that authorships are nobody of the lab; return for how many that was noted."""
    lab = Lab.load()
    links = [one for one in _with_origin(ids, "") if _suggested(lab, one)]
    for authorship in links:
        authorship.linked_by = LinkOrigin.REJECTED
    return apply(links, user)


@transaction.atomic
def take_back(ids: Iterable[int], user: Any) -> tuple[int, int]:
    """End rejections; return how many ended, and how many of these names were linked by that."""
    roster = Roster.load()
    names = _with_origin(ids, LinkOrigin.REJECTED)
    for authorship in names:
        found = roster.find(authorship.parts, authorship.orcid) if authorship.family else None
        authorship.person_id, authorship.linked_by = found or (None, "")
    linked, free = (
        apply([one for one in names if bool(one.person_id) is is_linked], user, LinkOrigin.REJECTED)
        for is_linked in (True, False)
    )
    return linked + free, linked


@transaction.atomic
def add_variants(chosen: Mapping[int, int], user: Any) -> VariantsAdded:
    """Add printed names to people's variants, and link every name that is printed alike.

    `chosen` is the person by authorship. A variant by which its person would not be found is
    refused.
    """
    lab, done = Lab.load(), VariantsAdded()
    # One for all names, so that a variant counts for those that are tried behind it.
    trial = _Trial(lab)
    printed = {(one.parts, one.orcid, chosen[one.pk]): one for one in _with_origin(chosen, "")}
    added = defaultdict(set)
    for (parts, orcid, person_id), authorship in printed.items():
        if person_id not in _suggested(lab, authorship):
            continue
        variant = _variant(parts)
        if reason := trial.reason_against(person_id, variant, parts, orcid):
            done.refused.append(reason)
        else:
            added[person_id].add(variant)
    # In one order: two who add variants of the same people then wait and do not deadlock.
    for person_id, variants in sorted(added.items()):
        done.added += _add(person_id, sorted(variants), user)
    if added:
        # As the database has them now: others may have joined meanwhile.
        roster = Roster.load()
        for person_id in added:
            done.linked += apply(relink(lab.people[person_id], roster), user)
    return done


def _with_origin(ids: Iterable[int], origin: str) -> list[Authorship]:
    """Return the authorships with these ids that have this origin, their publications held."""
    names = Authorship.objects.filter(
        pk__in=list(ids), linked_by=origin, publication__retired_at=None
    )
    # Nobody may print the name in another way, or take it out, between this look and the link.
    list(Publication.objects.held().filter(pk__in=names.values("publication")))
    return list(names.order_by("pk"))


def _suggested(lab: Lab, authorship: Authorship) -> list[int]:
    suggested = lab.may_mean(authorship.parts, authorship.orcid)
    return [suggestion.person_id for suggestion in suggested]


def _variant(name: NameParts) -> str:
    """Return a printed name as a variant that is read as the same parts again."""
    if parse_name(name.full) == name:
        return name.full
    return ", ".join(part for part in (name.surname, name.suffix, name.given) if part)


class _Trial:
    """A roster into which variants are put to see whether their people are found by them."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.variants = {
            person.pk: [variant.parts for variant in person.name_variants.all()]
            for person in lab.people.values()
        }

    def reason_against(self, person_id: int, variant: str, name: NameParts, orcid: str) -> str:
        """Add a variant, or return why `name`, printed so, would not be linked by it."""
        words = {"name": name.full, "person": self.lab.people[person_id].name}
        if len(variant) > _LONGEST_VARIANT:
            return _("“%(name)s” is too long for a name variant.") % words
        before = self.variants[person_id]
        self._put(person_id, [*before, parse_name(variant)])
        found = self.lab.roster.find(name, orcid)
        if found and found[0] == person_id:
            return ""
        fits = [suggestion.person_id for suggestion in self.lab.may_mean(name, orcid)]
        # Taken out again, or the names behind it would be found by a variant that was refused.
        self._put(person_id, before)
        others = [self.lab.people[one].name for one in fits if one != person_id]
        if others:
            text = _(
                "“%(name)s” was not added to %(person)s: it fits %(others)s too, so nobody would "
                "be linked by it. Say for each publication who it is instead."
            )
            return text % {**words, "others": ", ".join(others)}
        text = _(
            "“%(name)s” was not added to %(person)s: too little of a name to be linked without a "
            "look. Say for each publication who it is instead."
        )
        return text % words

    def _put(self, person_id: int, variants: list[NameParts]) -> None:
        person = self.lab.people[person_id]
        self.variants[person_id] = variants
        self.lab.roster.add(person_id, person.parts, person.preferred_given, variants, person.orcid)


def _add(person_id: int, variants: Iterable[str], user: Any) -> int:
    """Write variants of a person, whose open form is then refused; return how many are new."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person_id)
    new = [NameVariant.objects.get_or_create(person=person, name=name)[1] for name in variants]
    if any(new):
        fresh = Person.objects.get(pk=person_id)
        fresh.save_revision(user=user, log_action=True, changed=True)
    return sum(new)
