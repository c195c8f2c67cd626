"""Publications."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string
from wagtail.models import PreviewableMixin, RevisionMixin

from labportal.base.dates import PartialDateField
from labportal.base.fields import NormalisedCharField
from labportal.base.records.former_slugs import SluggedRecord
from labportal.base.registries.record_pages import record_pages
from labportal.base.text.slugs import slug_field
from publications.models.field_values import FieldValues, markup_field
from publications.models.publication_choices import (
    PdfLicence,
    PdfVersion,
    PublicationNotice,
    PublicationStatus,
    Season,
)
from publications.models.publication_constraints import CONSTRAINTS, INDEXES
from publications.querysets import FORTHCOMING, NEWEST_FIRST, PublicationQuerySet
from publications.search.index import refresh
from publications.slugs import publication_slug
from publications.topic_manager import KeptTopicsManager
from publications.vocabulary.dates import days_in
from publications.vocabulary.fields import FIELDS, FIELDS_BY_NAME
from publications.vocabulary.page_ranges import normalise_pages
from publications.vocabulary.types import TYPES


def _line(label: Any, max_length: int = 500, **kwargs: Any) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=max_length, blank=True, **kwargs)


def _identifier(name: str, label: Any, max_length: int, **kwargs: Any) -> NormalisedCharField:
    normalise = FIELDS_BY_NAME[name].normalise
    return NormalisedCharField(
        label, max_length=max_length, blank=True, normalise=normalise, **kwargs
    )


class Publication(FieldValues, PreviewableMixin, RevisionMixin, SluggedRecord):
    """One work. A preprint and its version of record are one publication with two identifiers."""

    type = models.CharField(
        _("type"),
        max_length=30,
        choices=list(TYPES.items()),
        default="article-journal",
    )
    title = models.TextField(_("title"))
    title_markup = markup_field()
    container_title = models.TextField(
        _("container title"),
        blank=True,
        help_text=_("The journal, proceedings or book that holds it."),
    )
    container_title_short = _line(_("short container title"))
    issued_year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(FIELDS_BY_NAME["issued_year"].largest)],
    )
    issued_month = models.PositiveSmallIntegerField(
        _("month"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    issued_day = models.PositiveSmallIntegerField(
        _("day"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    issued_season = models.PositiveSmallIntegerField(
        _("season"),
        null=True,
        blank=True,
        choices=Season.choices,
        help_text=_("Of an issue that names no month."),
    )
    volume = _line(_("volume"), 100)
    issue = _line(_("issue"), 100)
    number = _line(_("number"), 200, help_text=_("Of a report, a patent or a standard."))
    page = _line(_("pages or article number"), 200)
    collection_title = _line(
        _("series"), help_text=_("That the book is in, such as Lecture Notes in Computer Science.")
    )
    collection_number = _line(
        _("number in the series"), 100, help_text=_("If it is not the volume.")
    )
    genre = _line(
        _("kind of thesis or report"), 200, help_text=_("Such as PhD thesis or Working paper.")
    )
    publisher = _line(_("publisher"))
    publisher_place = _line(_("place of publication"))
    event_title = _line(_("event"))
    edition = _line(_("edition"), 100)
    version = _line(_("version"), 100, help_text=_("Of software or a dataset, such as 2.1."))
    doi = _identifier("doi", _("DOI"), 300, help_text=_("Such as 10.1000/182."))
    arxiv_id = _identifier("arxiv_id", _("arXiv id"), 40, help_text=_("Such as 2501.04284."))
    pmid = _identifier("pmid", _("PubMed id"), 12)
    isbn = _identifier("isbn", _("ISBN"), 20)
    url = models.URLField(_("URL"), max_length=2000, blank=True)
    accessed = PartialDateField(
        _("accessed"), help_text=_("When the web page was read: 2021, 2021-04 or 2021-04-15.")
    )
    pdf = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("PDF"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    pdf_version = models.CharField(
        _("version of the PDF"), max_length=9, blank=True, choices=PdfVersion.choices
    )
    pdf_licence = models.CharField(
        _("licence of the PDF"), max_length=20, blank=True, choices=PdfLicence.choices
    )
    pdf_from = models.DateField(
        _("PDF public from"),
        null=True,
        blank=True,
        help_text=_("Such as the end of the publisher's embargo. Nobody gets the file before."),
    )
    abstract = models.TextField(_("abstract"), blank=True)
    abstract_markup = markup_field()
    note = models.TextField(_("note"), blank=True)
    award = _line(_("award"))
    open_access = models.BooleanField(
        _("open access"),
        default=False,
        help_text=_(
            "The publisher lets everybody read it. A PDF here or an arXiv id says so, too."
        ),
    )
    language = _line(_("language"), 20, help_text=_("Of the work, such as en or de."))
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=PublicationStatus.choices,
        default=PublicationStatus.PUBLISHED,
    )
    notice = models.CharField(
        _("notice"),
        max_length=9,
        blank=True,
        choices=PublicationNotice.choices,
        help_text=_("Shown wherever the publication is."),
    )
    notice_doi = _identifier("notice_doi", _("DOI of the notice"), 300)
    notice_date = PartialDateField(_("date of the notice"))
    citekey = _line(_("citekey"), 300)
    slug = slug_field()
    public = models.BooleanField(
        _("public"),
        default=True,
        help_text=_("Off for what visitors are not to see yet, as submitted works always are."),
    )
    topics = KeptTopicsManager(
        through="publications.PublicationTopic", blank=True, verbose_name=_("topics")
    )
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged_from",
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        # As lists show them: an order of two kinds would show one year's works in two.
        ordering = NEWEST_FIRST
        permissions = [("choose_publication", "Can choose publication")]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        self._hide_if_submitted()
        # No pages, "tba", is left for an editor to see.
        self.page = normalise_pages(self.page) or self.page
        errors = {}
        for field in FIELDS:
            if field.normalise and (value := getattr(self, field.name)):
                try:
                    setattr(self, field.name, field.normalise(value))
                except ValueError as error:
                    errors[field.name] = str(error)
        year, month, day = self.issued_year, self.issued_month, self.issued_day
        if year and month and day and day > days_in(year, month):
            errors["issued_day"] = gettext("This month has no such day.")
        if errors:
            raise ValidationError(errors)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        # A slug that is left empty is made when the record is saved, with the names of its authors.
        made_later = () if self.slug else ("slug",)
        super().validate_constraints(exclude={*(exclude or ()), *made_later})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or publication_slug(self)
        self._hide_if_submitted()
        self.drop_markup_of_other_texts()
        # An import or its undoing may bring a month where a season was typed.
        self.issued_season = None if self.issued_month else self.issued_season
        super().save(*args, **kwargs)
        refresh([self.pk])

    def _hide_if_submitted(self) -> None:
        if self.status == PublicationStatus.SUBMITTED:
            self.public = False

    def move_to(self, status: str) -> None:
        """Take a new status; whether it is public follows, unless an editor said otherwise."""
        if self.public == PublicationStatus(self.status).is_public:
            self.public = PublicationStatus(status).is_public
        self.status = status

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        # An import may have taken over more than a form lets pass, and it is kept all the same.
        return super().save_revision(*args, **{"clean": False, **kwargs})

    def has_public_pdf(self, on: date | None = None) -> bool:
        """Return whether everybody may have the PDF, if there is one, on a day or today."""
        return not self.pdf_from or self.pdf_from <= (on or timezone.localdate())

    @property
    def year_heading(self) -> int | str | None:
        """The heading in lists by year: of a work to appear that has no year, its status."""
        is_to_appear = self.issued_year is None and self.status in FORTHCOMING
        return self.get_status_display() if is_to_appear else self.issued_year

    @property
    def short_names(self) -> str:
        """The surnames of the first authors, for listings."""
        names = [author.shown_literal or author.shown_parts.surname for author in self.authors[:4]]
        return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")

    @property
    def author_names(self) -> str:
        """The names of all authors, for tables that are downloaded."""
        return "; ".join(author.shown_name for author in self.authors)

    def named_as(self, role: str) -> "list[Any]":
        """Return the authorships in a role, in order."""
        return [a for a in self.authorships.all() if a.role == role]

    @property
    def authors(self) -> "list[Any]":
        """The authorships in the role of author, in order."""
        return self.named_as("author")

    @property
    def editors(self) -> "list[Any]":
        """The authorships in the role of editor, in order."""
        return self.named_as("editor")

    @property
    def translators(self) -> "list[Any]":
        """The authorships in the role of translator, in order."""
        return self.named_as("translator")

    @property
    def supervisors(self) -> "list[Any]":
        """The authorships in the role of supervisor of a thesis, in order."""
        return self.named_as("supervisor")

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return record_pages.template(self)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {
            "publication": self,
            "topics": self.topics.all(),
            "panels": record_pages.panels(self),
            "request": request,
        }
