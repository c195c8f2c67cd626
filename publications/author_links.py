"""Linking what is there already: when a person or a name variant is new, or an editor asks.

`relink` and `suggestions` plan and write nothing; `apply` writes a plan.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from people.evidence import Suggestion
from people.models import Person
from people.roster import Roster
from publications.models import Authorship
from publications.surname_keys import key_array


class SuggestedLink(NamedTuple):
    """A printed name that may be a person's, and why."""

    authorship: Authorship
    suggestion: Suggestion


def relink(person: Person, roster: Roster | None = None) -> list[Authorship]:
    """Return the authorships without a person whose printed name is that of `person`.

    They carry the person and the origin of the link, unsaved. `roster` saves loading it again; it
    has to be of the people as they are now. What an editor rejected is left out.
    """
    roster = roster or Roster.load()
    links = []
    for authorship in _may_mean(person, roster):
        found = roster.find(authorship.parts, authorship.orcid)
        if found and found[0] == person.pk:
            authorship.person_id, authorship.linked_by = found
            links.append(authorship)
    return links


def suggestions(person: Person, roster: Roster | None = None) -> list[SuggestedLink]:
    """Return the authorships without a person whose printed name may mean `person`, best first."""
    roster = roster or Roster.load()
    suggested = [
        SuggestedLink(authorship, suggestion)
        for authorship in _may_mean(person, roster)
        for suggestion in roster.suggest(authorship.parts, authorship.orcid)
        if suggestion.person_id == person.pk
    ]
    return sorted(suggested, key=lambda link: (-link.suggestion.score, link.authorship.pk))


@transaction.atomic
def apply(links: Iterable[Authorship]) -> int:
    """Write the links that `relink` planned, and nothing else; return how many were written.

    An authorship that has been linked or rejected since then stays as it is.
    """
    planned = defaultdict(list)
    for authorship in links:
        planned[authorship.person_id, authorship.linked_by].append(authorship.pk)
    return sum(
        Authorship.objects.filter(pk__in=ids, linked_by="").update(
            person_id=person_id, linked_by=linked_by
        )
        for (person_id, linked_by), ids in planned.items()
    )


def _may_mean(person: Person, roster: Roster) -> QuerySet[Authorship]:
    """Return the authorships without a person that share a key with `person`, by two indexes."""
    same = Q(keys__overlap=sorted(roster.search_keys(person.pk)))
    if person.orcid:
        same |= Q(orcid=person.orcid)
    return (
        Authorship.objects.alias(keys=key_array("surname_keys"))
        .filter(same, linked_by="", publication__retired_at=None)
        .exclude(family="")
        .order_by("pk")
    )
