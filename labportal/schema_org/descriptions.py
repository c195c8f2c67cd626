"""JSON-LD of records, for programs that ask their pages for it, without the way to them."""

from typing import Any

from django.http import HttpRequest

from labportal.schema_org.json_ld import graph
from labportal.schema_org.nodes import Described
from publications.models import Publication


def publication_description(publication: Publication, request: HttpRequest) -> dict[str, Any]:
    """Return the graph that describes a publication, as its page does."""
    described = Described(request)
    published = described.published(publication, publication.topics.all().with_texts())
    return graph([described.publication(published)])
