"""Queries over pages of every kind."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.db.models.functions import Substr
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

_HOME_DEPTH = 2


def closed_homes() -> PageQuerySet:
    """Return the home pages under which nothing is served: translations that are not published.

    The home page of the site itself may be a draft while those under it are served.
    """
    return Page.objects.filter(depth=_HOME_DEPTH, live=False, sites_rooted_here=None)


def seen_by_everybody(pages: PageQuerySet) -> PageQuerySet:
    """Return those of `pages` that are published and not private, nor under a private page.

    The same as `live().public()`, which asks the database once more, for all restrictions; but
    without what is under a home page that is not published.
    """
    restrictions = PageViewRestriction.objects.alias(
        asked_for=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(asked_for__startswith=F("page__path"))
    own_home = Substr(OuterRef("path"), 1, _HOME_DEPTH * Page.steplen)
    closed = closed_homes().filter(path=own_home)
    return pages.live().exclude(Exists(restrictions)).exclude(Exists(closed))
