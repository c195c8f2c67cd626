"""Indexes and constraints of the table of publications."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from publications.models.publication_choices import PublicationStatus
from publications.querysets import LISTED_YEAR
from publications.slugs import RESERVED_SLUGS

INDEXES = [
    models.Index(
        LISTED_YEAR.desc(nulls_last=True),
        models.F("issued_month").desc(nulls_first=True),
        models.F("issued_day").desc(nulls_first=True),
        name="publications_issued",
    ),
    models.Index(fields=["type"], name="publications_type"),
    # What lists are counted by and works of groups are found by, without the rows themselves.
    models.Index(
        fields=["id"],
        include=[
            "retired_at",
            "public",
            "issued_year",
            "issued_month",
            "type",
            "open_access",
            "arxiv_id",
            "pdf",
            "pdf_from",
        ],
        name="publications_counted",
    ),
    *(
        models.Index(
            fields=[field],
            condition=~models.Q(**{field: ""}),
            name=f"publications_{field}",
        )
        for field in ("doi", "arxiv_id", "pmid", "isbn")
    ),
]

CONSTRAINTS: list[models.BaseConstraint] = [
    models.CheckConstraint(
        condition=~models.Q(title=""), name="publications_publication_has_title"
    ),
    models.CheckConstraint(
        condition=models.Q(issued_month=None)
        | models.Q(issued_year__isnull=False, issued_month__range=(1, 12)),
        name="publications_publication_month_of_a_year",
        violation_error_message=_("A month needs a year."),
    ),
    models.CheckConstraint(
        condition=models.Q(issued_day=None)
        | models.Q(issued_month__isnull=False, issued_day__range=(1, 31)),
        name="publications_publication_day_of_a_month",
        violation_error_message=_("A day needs a month."),
    ),
    models.CheckConstraint(
        condition=models.Q(issued_season=None)
        | models.Q(issued_year__isnull=False, issued_month=None, issued_season__range=(1, 4)),
        name="publications_publication_season_of_a_year",
        violation_error_message=_("A season needs a year, and stands in place of a month."),
    ),
    models.CheckConstraint(
        condition=models.Q(slug__regex=r"^[a-z0-9-]+$") & ~models.Q(slug__in=RESERVED_SLUGS),
        name="publications_publication_slug_is_free",
        violation_error_message=_("This slug is reserved or has other characters."),
    ),
    models.CheckConstraint(
        condition=models.Q(merged_into=None)
        | (models.Q(retired_at__isnull=False) & ~models.Q(merged_into=models.F("id"))),
        name="publications_publication_merged_is_retired",
    ),
    models.CheckConstraint(
        condition=~models.Q(status=PublicationStatus.SUBMITTED) | models.Q(public=False),
        name="publications_publication_submitted_is_hidden",
        violation_error_message=_("A submitted work is not public."),
    ),
]
