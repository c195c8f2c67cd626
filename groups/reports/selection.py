"""The works of a report: which they are, in which order and under which headings."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.db.models import Case, Q, When
from django.utils.translation import gettext, override

from groups.records.research_group import ResearchGroup
from groups.reports.choices import BY_NAMES, ONLY, ReportChoices
from groups.works.ownership import groups_by_work, is_work_of_any
from people.names.parts import NameParts, person_sort_key
from publications.models import AuthorRole, Authorship, Publication, PublicationStatus
from publications.querysets import FORTHCOMING, PublicationQuerySet
from publications.search.index import search
from publications.vocabulary.types import TYPES


class Section(NamedTuple):
    """Works under one heading, in their order; a report in one list has a section without."""

    heading: str
    works: list[int]

    @property
    def title(self) -> str:
        """The heading with the number of works, "" without a heading."""
        return f"{self.heading} ({len(self.works)})" if self.heading else ""


class _Row(NamedTuple):
    """The columns of a work that say where it stands."""

    pk: int
    type: str
    year: int | None
    status: str


@dataclass(frozen=True)
class ReportSelection:
    """The works of a report, each once, whatever number of groups and people it belongs to."""

    choices: ReportChoices

    @cached_property
    def rows(self) -> list[_Row]:
        """The works in their order."""
        found = self._ordered(self.found())
        rows = [_Row(*row) for row in found.values_list("pk", "type", "issued_year", "status")]
        if self.choices.order == BY_NAMES:
            keys = _name_keys([row.pk for row in rows])
            rows.sort(key=lambda row: keys.get(row.pk, ("~",)))
        return rows

    @property
    def total(self) -> int:
        """The number of works."""
        return len(self.rows)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """The kinds there are in the language of the report, each with the number of works."""
        numbers = Counter(row.type for row in self.rows)
        with override(self.choices.language):
            return [(str(label), numbers[kind]) for kind, label in TYPES.items() if numbers[kind]]

    @cached_property
    def sections(self) -> list[Section]:
        """The works under their headings, in the language of the report."""
        with override(self.choices.language):
            match self.choices.grouping:
                case "type":
                    return self._by_type()
                case "year":
                    return self._by_year()
                case "group":
                    return self._by_group()
        return [Section("", [row.pk for row in self.rows])] if self.rows else []

    def offered(self) -> "ReportSelection":
        """Return the same report with all works that may be ticked."""
        return ReportSelection(replace(self.choices, selection="all"))

    @cached_property
    def without_year(self) -> int:
        """The number of works that are left out by their missing year alone."""
        said = self.choices
        if not (said.first_year or said.last_year):
            return 0
        every_year = replace(said, first_year=None, last_year=None)
        return ReportSelection(every_year).found().filter(issued_year=None).order_by().count()

    @cached_property
    def missing(self) -> int:
        """The number of ticked works that are not among those found."""
        if self.choices.selection != ONLY:
            return 0
        return len(set(self.choices.works) - {row.pk for row in self.rows})

    def seen(self) -> PublicationQuerySet:
        """Return the works that somebody who reads the report may see."""
        works = Publication.objects.all()
        return works.live() if self.choices.private else works.visible()

    def found(self) -> PublicationQuerySet:
        """Return the works, in no order that matters."""
        said = self.choices
        found = self.seen().filter(*said.further.conditions().values())
        if said.groups:
            found = found.filter(is_work_of_any([group.pk for group in said.groups]))
        if said.people:
            named = Authorship.objects.filter(person__in=said.people, role__in=said.roles)
            found = found.filter(pk__in=named.values("publication"))
        if said.topics:
            on_topic = Publication.objects.filter(tagged_topics__tag__in=said.topics)
            found = found.filter(pk__in=on_topic.values("pk"))
        if said.types:
            found = found.filter(type__in=said.types)
        if said.first_year:
            found = found.filter(issued_year__gte=said.first_year)
        if said.last_year:
            found = found.filter(issued_year__lte=said.last_year)
        if said.open_access:
            found = found.open_access()
        if said.selection != "all":
            ticked = Q(pk__in=said.works)
            found = found.filter(ticked if said.selection == ONLY else ~ticked)
        return search(found, said.q) if said.q else found

    def _ordered(self, found: PublicationQuerySet) -> PublicationQuerySet:
        match self.choices.order:
            case "oldest":
                return found.oldest_first()
            case "title":
                return found.order_by("title", "pk")
        return found.newest_first()

    def _by_type(self) -> list[Section]:
        places = list(TYPES)
        rows = sorted(self.rows, key=lambda row: places.index(row.type))
        return [
            Section(str(TYPES[kind]), [row.pk for row in some])
            for kind, some in groupby(rows, key=lambda row: row.type)
        ]

    def _by_year(self) -> list[Section]:
        """Return the years as lists have them: works to appear first, those without a date last."""
        oldest = self.choices.order == "oldest"

        def place(row: _Row) -> tuple[int, int]:
            if row.year:
                return (1, row.year if oldest else -row.year)
            if row.status in FORTHCOMING:
                return (2 if oldest else 0, FORTHCOMING.index(row.status))
            return (3, 0)

        rows = sorted(self.rows, key=place)
        return [
            Section(_year_heading(some[0]), [row.pk for row in some])
            for _place, few in groupby(rows, key=place)
            for some in [list(few)]
        ]

    def _by_group(self) -> list[Section]:
        """Return the groups in their order: a work of several stands under the first of them."""
        chosen = [group.pk for group in self.choices.groups]
        groups = list(
            ResearchGroup.objects.filter(pk__in=chosen).with_texts()
            if chosen
            else ResearchGroup.objects.with_texts()
        )
        owners = groups_by_work(groups=[group.pk for group in groups])
        places = {group.pk: place for place, group in enumerate(groups)}
        works: dict[int, list[int]] = {}
        for row in self.rows:
            place = min((places[pk] for pk in owners.get(row.pk, ())), default=len(groups))
            works.setdefault(place, []).append(row.pk)
        headings = [*(group.name for group in groups), gettext("Of no research group")]
        return [Section(headings[place], works[place]) for place in sorted(works)]


def _year_heading(row: _Row) -> str:
    if row.year:
        return str(row.year)
    return (
        str(PublicationStatus(row.status).label)
        if row.status in FORTHCOMING
        else gettext("Without a year")
    )


def _name_keys(works: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the keys by which works are sorted by their first author, or editor if without."""
    is_author = Case(When(role=AuthorRole.AUTHOR, then=0), default=1)
    first = (
        Authorship.objects.filter(publication__in=list(works))
        .order_by("publication_id", is_author, "position")
        .distinct("publication_id")
        .select_related("person")
    )
    return {one.publication_id: (_key_of(one),) for one in first.iterator(chunk_size=500)}


def _key_of(name: Authorship) -> str:
    return person_sort_key(
        NameParts(family=name.shown_literal) if name.shown_literal else name.shown_parts
    )
