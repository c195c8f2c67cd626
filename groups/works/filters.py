"""The filter of publication lists, with research groups."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Q

from groups.records.research_group import ResearchGroup
from groups.works.ownership import is_work_of
from labportal.base.models import Topic
from labportal.base.records.former_slugs import records_by_former_slug
from labportal.base.records.merged_records import heir
from people.models import ErasedPerson, Person
from publications.lists.filters import BETWEEN, ROLES, PublicationFilter, any_of

#: The models of the records that a filter names by slug.
_RECORDS: dict[str, type[Any]] = {
    "topic": Topic,
    "group": ResearchGroup,
    "person": Person,
    "with_person": Person,
    **dict.fromkeys(ROLES, Person),
}


@dataclass(frozen=True)
class LabPublicationFilter(PublicationFilter):
    """The filter of publications, with the group whose works they are."""

    group: str = ""

    def conditions(self) -> dict[str, Q]:
        met = super().conditions()
        if self.group:
            met["group"] = any_of(is_work_of(slug) for slug in self.wanted("group"))
        return met

    @property
    def named(self) -> list[tuple[str, str]]:
        """The slugs of records that are asked for, after the names of the fields."""
        return [
            (name, slug) for name in _RECORDS for slug in getattr(self, name).split(BETWEEN) if slug
        ]

    @property
    def names_erased_people(self) -> bool:
        """Whether a person who is asked for was erased."""
        people = [slug for name, slug in self.named if _RECORDS[name] is Person]
        return bool(people) and ErasedPerson.objects.were_at(people)

    def at_present(self) -> Self:
        """Return the filter with the slugs of today: of records that had another, or were merged.

        It takes two queries, and none without records.
        """
        named = self.named
        people = {slug for name, slug in named if _RECORDS[name] is Person}
        now = _slugs_of_merged(people) if people else {}
        if named:
            former = records_by_former_slug(set(_RECORDS.values()), [slug for _name, slug in named])
            now |= {
                of: heir(one).slug if of[0] is Person else one.slug for of, one in former.items()
            }
        changed = defaultdict(list)
        for name, slug in named:
            changed[name].append(now.get((_RECORDS[name], slug), slug))
        present = self.having(
            **{name: BETWEEN.join(dict.fromkeys(slugs)) for name, slugs in changed.items()}
        )
        if present.with_person == present.person:
            # The two were merged.
            present = replace(present, with_person="")
        return present


def _slugs_of_merged(slugs: Collection[str]) -> dict[tuple[type[Any], str], str]:
    merged = Person.objects.filter(slug__in=slugs).exclude(merged_into=None)
    return {(Person, one.slug): heir(one).slug for one in merged.select_related("merged_into")}


def canonical_query(publication_filter: LabPublicationFilter, page_number: int) -> str:
    """Return the query of the list's canonical address: its filter and page, not its order."""
    people = [*sorted(publication_filter.wanted("person")), "", ""]
    query = replace(
        publication_filter.selection, sort="", person=people[0], with_person=people[1]
    ).query
    page = urlencode({"page": page_number}) if page_number > 1 else ""
    return "&".join(filter(None, [query, page]))
