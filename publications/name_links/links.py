"""Linking of present authorships: when a person or a name variant is new, or an editor asks.

`relink` plans and writes nothing; `apply` writes a plan.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from people.matching.roster import Roster
from people.models import Person
from publications.models import Authorship, Publication
from publications.records.revisions import revise
from publications.search.index import refresh
from publications.surname_keys import key_array

_PEOPLE_AT_ONCE = 500


def relink(person: Person, roster: Roster | None = None) -> list[Authorship]:
    """Return the authorships without a person whose printed name is that of `person`.

    They carry the person and the origin of the link, unsaved. `roster` saves loading it again; it
    has to be of the people as they are now. What an editor rejected is left out.
    """
    return relink_all([person], roster or Roster.load())


def relink_all(people: Sequence[Person], roster: Roster) -> list[Authorship]:
    """Return what `relink` does for each of many people, in a query for some hundred of them."""
    links = []
    for start in range(0, len(people), _PEOPLE_AT_ONCE):
        some = {person.pk: person for person in people[start : start + _PEOPLE_AT_ONCE]}
        for authorship in _may_mean(some.values(), roster):
            found = roster.find(authorship.parts, authorship.orcid)
            if found and found[0] in some:
                authorship.person_id, authorship.linked_by = found
                links.append(authorship)
    return links


@transaction.atomic
def apply(links: Iterable[Authorship], user: Any = None, before: str = "") -> int:
    """Write the links that were planned, or that nobody is meant; return how many were written.

    An authorship whose origin is not `before` any more stays as it is: it has been linked or
    rejected since. Each publication gets a revision, so that a form opened before is refused: it
    would take the new link for rejected. What `user` decided stands in its history.
    """
    links = list(links)
    # Held in the order in which imports and forms hold them: the publication, then its names.
    list(Publication.objects.held().filter(pk__in={one.publication_id for one in links}))
    planned = defaultdict(list)
    for authorship in links:
        planned[authorship.person_id, authorship.linked_by].append(authorship.pk)
    written: set[int] = set()
    for (person_id, linked_by), ids in planned.items():
        # Held and asked once more: the plan was made without locks.
        same = Authorship.objects.select_for_update().filter(pk__in=ids, linked_by=before)
        same_ids = list(same.values_list("pk", flat=True))
        Authorship.objects.filter(pk__in=same_ids).update(person_id=person_id, linked_by=linked_by)
        written.update(same_ids)
    changed = Publication.objects.filter(authorships__in=written).distinct()
    changed_ids = list(changed.order_by("pk").values_list("pk", flat=True))
    revise(changed_ids, user)
    refresh(changed_ids)
    return len(written)


def _may_mean(people: Collection[Person], roster: Roster) -> QuerySet[Authorship]:
    """Return the authorships without a person that share a key with `people`, by two indexes."""
    # The keys only preselect, by a GIN index; the roster decides.
    keys = frozenset[str]().union(*(roster.search_keys(person.pk) for person in people))
    same = Q(keys__overlap=sorted(keys))
    if orcids := [person.orcid for person in people if person.orcid]:
        same |= Q(orcid__in=orcids)
    return (
        Authorship.objects.alias(keys=key_array("surname_keys"))
        .filter(same, linked_by="", publication__retired_at=None)
        .exclude(family="")
        .order_by("pk")
    )
