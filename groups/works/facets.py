"""Facets of the lab's publications: those of publications, and research groups."""

from operator import attrgetter
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from groups.records.research_group import ResearchGroup
from groups.works.filters import LabPublicationFilter
from groups.works.ownership import WORKS_OF_GROUPS
from publications.lists.facet_counts import RelatedValues, count_facets, pairs_of_records
from publications.lists.facets import Facet, publication_facets, record_facet
from publications.lists.filters import ROLES
from publications.querysets import PublicationQuerySet

_ORDER = ("year", "type", "topic", "group", "person", *ROLES, "access")


class ActiveFilter(NamedTuple):
    """Something that a list is narrowed to; `query` leads to the list without it."""

    title: Any
    label: str
    query: str
    language: str = ""


class LabFacets(NamedTuple):
    """The facets of a list of the lab's publications, with research groups among them."""

    total: int
    facets: list[Facet]
    narrowed: list[ActiveFilter]

    @property
    def years(self) -> Facet:
        """The facet of years."""
        return next(facet for facet in self.facets if facet.name == "year")


def lab_facets(publications: PublicationQuerySet, asked: LabPublicationFilter) -> LabFacets:
    """Return the facets of a filtered list of publications, without those that offer nothing."""
    related = {**pairs_of_records(), "group": RelatedValues(WORKS_OF_GROUPS)}
    counts = count_facets(publications, asked, related)
    groups = record_facet(
        asked,
        counts,
        "group",
        _("Research group"),
        ResearchGroup.objects.with_texts(),
        attrgetter("name"),
        named_in_texts=True,
    )
    by_name = {**publication_facets(asked, counts), "group": groups}
    facets = [by_name[name] for name in _ORDER]
    narrowed = [
        ActiveFilter(facet.title, choice.label, choice.query, choice.language)
        for facet in facets
        for choice in facet.chosen
    ]
    if asked.q:
        narrowed.insert(0, ActiveFilter(_("Search"), asked.q, asked.having(q="").query))
    return LabFacets(counts.total, facets, narrowed)
