"""Uses of publications: rows of any app that name one, so that no undo takes it back.

An app registers its use where its rows are defined; a relation to publications that is neither
registered nor a publication's own fails a test.
"""

from typing import Any, NamedTuple, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class PublicationUse(NamedTuple):
    """Rows of a model that name publications by `field`."""

    model: type[models.Model]
    field: str = "publication"

    @property
    def rows(self) -> "models.QuerySet[Any]":
        """All of the rows."""
        return self.model._default_manager.all()


_uses: list[PublicationUse] = []


def use_of_publications(model: type[Row]) -> type[Row]:
    """Register a model whose rows name by `publication` the one that they use; a decorator."""
    _uses.append(PublicationUse(model))
    return model


def publication_uses() -> tuple[PublicationUse, ...]:
    """Return the uses that were registered."""
    return tuple(_uses)
