"""Queries over pages of every kind."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


def seen_by_everybody(pages: PageQuerySet) -> PageQuerySet:
    """Return those of `pages` that are published and not private, nor under a private page.

    The same as `live().public()`, which asks the database once more, for all restrictions.
    """
    restrictions = PageViewRestriction.objects.alias(
        asked_for=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(asked_for__startswith=F("page__path"))
    return pages.live().exclude(Exists(restrictions))
