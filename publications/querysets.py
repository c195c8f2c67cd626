"""Queries over publications."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, Func, OuterRef, Q, Value
from django.db.models.functions import Coalesce, NullIf, StrIndex
from django.utils import timezone
from wagtail.models import CollectionViewRestriction

from publications.vocabulary.fields import PAIR_COLUMNS
from publications.vocabulary.statuses import ACCEPTED, IN_PRESS, SUBMITTED

_PAIR: Any = models.JSONField()
#: Statuses of works that are to appear: without a year they are the newest. The nearest first.
FORTHCOMING = (IN_PRESS, ACCEPTED, SUBMITTED)
#: Behind any year, to sort by.
_TO_APPEAR = 10_000


def listed_year(of: str = "") -> Coalesce:
    """Return the year by which a work is listed, null without a date; `of` leads to the work.

    Without conditions, which Django cannot lead to a work: the place of the status in a text.
    """
    place = StrIndex(Value(" ".join(FORTHCOMING)), F(f"{of}status"))
    to_appear = NullIf(place, Value(0)) + Value(_TO_APPEAR)
    return Coalesce(F(f"{of}issued_year"), to_appear, output_field=models.IntegerField())


LISTED_YEAR = listed_year()
#: What is to appear first, then the latest issued; those without a date last, and a year without a
#: month first.
NEWEST_FIRST = (
    LISTED_YEAR.desc(nulls_last=True),
    F("issued_month").desc(nulls_first=True),
    F("issued_day").desc(nulls_first=True),
    "title",
    "pk",
)


def is_open_access() -> Q:
    """Return the condition that everybody may read a publication.

    The publisher lets everybody, or it is on arXiv, or its PDF here is one that everybody may have.
    """
    return Q(open_access=True) | ~Q(arxiv_id="") | has_open_pdf()


def has_open_pdf() -> Q:
    """Return the condition that a publication has a PDF here that everybody may have today.

    It is that of `publications.exports.metadata.public_pdf`, for many at once.
    """
    restrictions: Any = CollectionViewRestriction.objects.alias(
        asked_for=ExpressionWrapper(OuterRef("pdf__collection__path"), CharField())
    )
    restricted = restrictions.filter(asked_for__startswith=F("collection__path"))
    # Whether there is a PDF is asked first, so that PostgreSQL does not look up the restrictions
    # for each of the many without.
    public_pdf = Q(pdf__isnull=False) & Q(pdf__file__iendswith=".pdf") & _has_public_pdf()
    return public_pdf & ~Q(Exists(restricted))


def _has_public_pdf() -> Q:
    return Q(pdf_from=None) | Q(pdf_from__lte=timezone.localdate())


class PublicationQuerySet(models.QuerySet[Any]):
    """Queries over publications."""

    def live(self) -> "PublicationQuerySet":
        """Publications that are not tombstones of merged or undone records."""
        return self.filter(retired_at=None)

    def visible(self) -> "PublicationQuerySet":
        """Publications that everybody may see."""
        return self.live().filter(public=True)

    def with_public_pdf(self) -> "PublicationQuerySet":
        """Publications whose PDF, if they have one, everybody may have today."""
        return self.visible().filter(_has_public_pdf())

    def held(self) -> "PublicationQuerySet":
        """Publications that nobody else can write before this transaction ends."""
        return self.order_by("pk").select_for_update(no_key=True)

    def by_person(self, slug: str) -> "PublicationQuerySet":
        """Publications of which the person with this slug is an author."""
        return self.with_name(slug, "author")

    def with_name(self, slug: str, role: str) -> "PublicationQuerySet":
        """Publications that name the person with this slug in a role."""
        # Each once, though a name may be printed twice. Both conditions in one `filter`, or they
        # would be met by two names: by the person as editor and anybody else as author.
        named = self.model._default_manager.filter(
            authorships__person__slug=slug, authorships__role=role
        )
        return self.filter(pk__in=named.values("pk"))

    def on_topic(self, slug: str) -> "PublicationQuerySet":
        """Publications that carry the topic with this slug."""
        return self.filter(tagged_topics__tag__slug=slug)

    def open_access(self) -> "PublicationQuerySet":
        """Publications that everybody may read: at the publisher's, here, or on arXiv."""
        return self.filter(is_open_access())

    def with_pairs(self) -> "PublicationQuerySet":
        """Fetch identifiers and links along, as `Publication.pairs` reads them."""
        pairs = {
            # With the rows themselves: a query each for all lists of a page would be many.
            f"fetched_{name}": ArraySubquery(
                self.model._meta.get_field(name)
                .related_model._default_manager.filter(publication=OuterRef("pk"))
                .values(pair=Func("kind", column, function="jsonb_build_array", output_field=_PAIR))
            )
            for name, column in PAIR_COLUMNS.items()
        }
        return self.annotate(**pairs)

    def with_citation(self) -> "PublicationQuerySet":
        """Fetch what lists show: names, the people they are linked to, PDF, identifiers, links."""
        return self.with_pairs().select_related("pdf").prefetch_related("authorships__person")

    def newest_first(self) -> "PublicationQuerySet":
        """As `NEWEST_FIRST` says: what is to appear, the latest issued, those without a date."""
        return self.order_by(*NEWEST_FIRST)

    def oldest_first(self) -> "PublicationQuerySet":
        """Earliest issued first, then what is to appear; those without a date last."""
        return self.order_by(
            LISTED_YEAR.asc(nulls_last=True),
            F("issued_month").asc(nulls_last=True),
            F("issued_day").asc(nulls_last=True),
            "title",
            "pk",
        )
