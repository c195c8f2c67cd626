"""Gaps of publications: what a work lacks that most of its kind have."""

from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from labportal.base.records.gaps import Gap
from publications.querysets import PublicationQuerySet
from publications.vocabulary.statuses import PREPRINT, SUBMITTED

#: Types that appear in a journal, in proceedings or in a book.
_IN_A_VENUE = (
    *("article-journal", "paper-conference", "chapter", "article-magazine"),
    *("article-newspaper", "entry-dictionary", "entry-encyclopedia", "review", "review-book"),
)
#: Types that publishers or servers register with a DOI. Theses, reports and talks may have none.
_WITH_DOI = ("article-journal", "paper-conference", "chapter", "book", "article", "review")
#: Types that are read.
_TEXTS = (*_IN_A_VENUE, *_WITH_DOI, "thesis", "report")
_OLD_YEARS = 2


def without_doi(works: PublicationQuerySet) -> PublicationQuerySet:
    """Return works without a DOI, of types that have one; an arXiv id will do for a preprint."""
    on_arxiv = ~Q(arxiv_id="") & (Q(status=PREPRINT) | Q(type="article"))
    return works.filter(doi="", type__in=_WITH_DOI).exclude(status=SUBMITTED).exclude(on_arxiv)


def without_venue(works: PublicationQuerySet) -> PublicationQuerySet:
    """Return works that have appeared, or will, in something that is not named."""
    unpublished = [PREPRINT, SUBMITTED]
    return works.filter(container_title="", type__in=_IN_A_VENUE).exclude(status__in=unpublished)


def without_pdf(works: PublicationQuerySet) -> PublicationQuerySet:
    """Return texts of which there is no PDF: neither here, nor on arXiv, nor linked elsewhere."""
    return works.filter(pdf=None, arxiv_id="", type__in=_TEXTS).exclude(
        pk__in=works.model._default_manager.filter(links__kind="pdf").values("pk")
    )


def old_preprints(works: PublicationQuerySet, on: date | None = None) -> PublicationQuerySet:
    """Return works that were preprints for more than two years on a day (default: today).

    A year without a month counts from its last day on, and a month from its last.
    """
    day = on or timezone.localdate()
    year = day.year - _OLD_YEARS
    issued = (
        Q(issued_year__lt=year)
        | Q(issued_year=year, issued_month__lt=day.month)
        | Q(issued_year=year, issued_month=day.month, issued_day__lt=day.day)
    )
    return works.filter(issued, status=PREPRINT)


WORK_GAPS = (
    Gap(
        "doi",
        _("without a DOI"),
        ngettext_lazy("%(count)d work has no DOI", "%(count)d works have no DOI", "count"),
        without_doi,
    ),
    Gap(
        "venue",
        _("without a venue"),
        ngettext_lazy(
            "%(count)d work does not say where it appeared",
            "%(count)d works do not say where they appeared",
            "count",
        ),
        without_venue,
    ),
    Gap(
        "pdf",
        _("without a PDF"),
        ngettext_lazy("%(count)d work has no PDF", "%(count)d works have no PDF", "count"),
        without_pdf,
    ),
    Gap(
        "preprint",
        _("preprint for more than two years"),
        ngettext_lazy(
            "%(count)d work is a preprint for more than two years",
            "%(count)d works are preprints for more than two years",
            "count",
        ),
        old_preprints,
    ),
)
