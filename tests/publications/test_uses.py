"""Every relation to publications is of rows that are a publication's own, or a registered use."""

from collections.abc import Collection
from typing import Any

from publications.models import (
    Authorship,
    DistinctPublications,
    ImportEntry,
    Publication,
    PublicationIdentifier,
    PublicationIndex,
    PublicationLink,
    PublicationTopic,
    Removal,
    RenderedCitation,
    SourceEntry,
)
from publications.uses import PublicationUse, publication_uses

#: Rows that belong to a publication itself; what of them is a use has a reason of its own.
OWN_ROWS = {
    (Authorship, "publication"),
    (ImportEntry, "lookalike"),
    (ImportEntry, "publication"),
    (Publication, "merged_into"),
    (PublicationIdentifier, "publication"),
    (PublicationIndex, "publication"),
    (PublicationLink, "publication"),
    (PublicationTopic, "content_object"),
    (DistinctPublications, "first"),
    (DistinctPublications, "second"),
    (Removal, "into"),
    (Removal, "publication"),
    (RenderedCitation, "publication"),
    (SourceEntry, "publication"),
}


def unnamed_relations(uses: Collection[PublicationUse]) -> set[tuple[type[Any], str]]:
    """Return model and field of the relations to publications that nobody speaks of."""
    relations = {
        (field.related_model, field.field.name)
        for field in Publication._meta.get_fields(include_hidden=True)
        if field.auto_created and field.is_relation
    }
    return relations - OWN_ROWS - set(uses)


def test_every_relation_to_publications_is_their_own_or_a_registered_use():
    assert unnamed_relations(publication_uses()) == set()


def test_a_relation_that_is_not_registered_is_found():
    for use in publication_uses():
        assert unnamed_relations({*publication_uses()} - {use}) == {tuple(use)}
