"""Facets of the public publications, and filters to try them with, for tests."""

from groups.works.facets import LabFacets, lab_facets
from groups.works.filters import LabPublicationFilter
from publications.models import Publication

TYPES = ("article-journal", "chapter", "thesis")


def facets(**asked: str) -> LabFacets:
    """Return the facets of the public publications."""
    return lab_facets(Publication.objects.visible(), LabPublicationFilter(**asked))


def counts(name: str, **asked: str) -> dict[str, int]:
    """Return how many there are of each value of one facet."""
    (facet,) = (facet for facet in facets(**asked).facets if facet.name == name)
    return {choice.value: choice.count for choice in facet.choices}
