"""Titles of what a search finds, for tests."""

from publications.models import Publication
from publications.search.index import search


def titles(text: str) -> list[str]:
    """Return the titles of what is found, the best first."""
    return [one.title for one in search(Publication.objects.visible(), text)]
