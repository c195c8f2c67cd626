"""Moves of rows that name a publication: key publications and the like, from one to another.

What a page says of a merged record stays as it is: it resolves through the record's heir, in
drafts and old revisions, too.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from publications.models import Publication
from publications.uses import PublicationUse, publication_uses


def movable_uses() -> Iterator[tuple[PublicationUse, str]]:
    """Yield the uses whose rows move with a merge, each with the column of what they belong to."""
    for use in publication_uses():
        owner = _owner(use.model)
        if owner and not issubclass(owner.related_model, Page):
            yield use, owner.attname


def move(one: Publication, other: Publication) -> list[list[Any]]:
    """Let rows that name `one` name `other`; return model and id of each.

    Where `other` is named already, the row stays with `one`, and is seen again with it.
    """
    moved = []
    for use, owner in movable_uses():
        there = use.rows.filter(**{use.field: other}).values(owner)
        rows = use.rows.filter(**{use.field: one}).exclude(**{f"{owner}__in": there})
        for row in rows.order_by("pk"):
            _name(row, use.field, other)
            moved.append([use.model._meta.label_lower, row.pk])
    return moved


def move_back(moved: list[list[Any]], one: Publication, other: Publication) -> None:
    """Let the rows that `move` moved from `one` to `other` name `one` again."""
    fields = {use.model: (use.field, owner) for use, owner in movable_uses()}
    for label, pk in moved:
        model = apps.get_model(label)
        field, owner = fields[model]
        rows: QuerySet[Model] = model._default_manager.filter(**{"pk": pk, field: other})
        there = model._default_manager.filter(**{field: one}).values(owner)
        for row in rows.exclude(**{f"{owner}__in": there}):
            _name(row, field, one)


def _name(row: Model, field: str, publication: Publication) -> None:
    # One by one: what is saved is logged.
    setattr(row, field, publication)
    row.save(update_fields=[field])


def _owner(model: type[Model]) -> Any:
    keys = (field for field in model._meta.concrete_fields if isinstance(field, ParentalKey))
    return next(keys, None)
