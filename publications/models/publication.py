"""Publications."""

from calendar import monthrange
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.documents import get_document_model_string
from wagtail.models import PreviewableMixin, RevisionMixin

from labportal.base.registries.record_pages import record_pages
from labportal.base.text.slugs import slug_field
from publications.models.rich_texts import RichTexts, markup_field
from publications.querysets import PublicationQuerySet
from publications.search.index import refresh
from publications.slugs import RESERVED_SLUGS, publication_slug
from publications.topic_manager import KeptTopicsManager
from publications.vocabulary.fields import FIELDS, FIELDS_BY_NAME
from publications.vocabulary.page_ranges import normalise_pages
from publications.vocabulary.types import TYPES


class PublicationStatus(models.TextChoices):
    """The status of a publication on its way into print."""

    PREPRINT = "preprint", _("Preprint")
    SUBMITTED = "submitted", _("Submitted")
    ACCEPTED = "accepted", _("Accepted")
    IN_PRESS = "in press", _("In press")
    PUBLISHED = "published", _("Published")

    @property
    def is_public(self) -> bool:
        """Whether a work of this status is shown to visitors, unless an editor says otherwise."""
        return self != PublicationStatus.SUBMITTED


def _days_in(year: int, month: int) -> int:
    """Return the days of a month; the most that any has, if it is none or of no year."""
    try:
        return monthrange(year, month)[1]
    except ValueError:
        return 31


def _line(label: Any, max_length: int = 500, **kwargs: Any) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=max_length, blank=True, **kwargs)


class Publication(RichTexts, PreviewableMixin, RevisionMixin, ClusterableModel):
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
    volume = _line(_("volume"), 100)
    issue = _line(_("issue"), 100)
    page = _line(_("pages or article number"), 200)
    publisher = _line(_("publisher"))
    publisher_place = _line(_("place of publication"))
    event_title = _line(_("event"))
    edition = _line(_("edition"), 100)
    doi = _line(_("DOI"), 300, help_text=_("Such as 10.1000/182."))
    arxiv_id = _line(_("arXiv id"), 40, help_text=_("Such as 2501.04284."))
    pmid = _line(_("PubMed id"), 12)
    isbn = _line(_("ISBN"), 20)
    url = models.URLField(_("URL"), max_length=2000, blank=True)
    pdf = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("PDF"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    code_url = models.URLField(_("code"), max_length=2000, blank=True)
    data_url = models.URLField(_("data"), max_length=2000, blank=True)
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
        ordering = ["-issued_year", "-issued_month", "-issued_day", "title", "pk"]
        permissions = [("choose_publication", "Can choose publication")]
        indexes = [
            models.Index(
                models.F("issued_year").desc(nulls_last=True),
                models.F("issued_month").desc(nulls_first=True),
                models.F("issued_day").desc(nulls_first=True),
                name="publications_issued",
            ),
            models.Index(fields=["type"], name="publications_type"),
            *(
                models.Index(
                    fields=[field],
                    condition=~models.Q(**{field: ""}),
                    name=f"publications_{field}",
                )
                for field in ("doi", "arxiv_id", "pmid", "isbn")
            ),
        ]
        constraints = [
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
                condition=models.Q(slug__regex=r"^[a-z0-9-]+$")
                & ~models.Q(slug__in=RESERVED_SLUGS),
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

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        self._hide_if_submitted()
        # What says no pages, "tba", is left for an editor to see.
        self.page = normalise_pages(self.page) or self.page
        errors = {}
        for field in FIELDS:
            if field.normalise and (value := getattr(self, field.name)):
                try:
                    setattr(self, field.name, field.normalise(value))
                except ValueError as error:
                    errors[field.name] = str(error)
        year, month, day = self.issued_year, self.issued_month, self.issued_day
        if year and month and day and day > _days_in(year, month):
            errors["issued_day"] = gettext("This month has no such day.")
        if errors:
            raise ValidationError(errors)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        # A slug that is left empty is made when the record is saved, with the names of its authors.
        made_later = () if self.slug else ("slug",)
        super().validate_constraints(exclude={*(exclude or ()), *made_later})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = publication_slug(self)
        self._hide_if_submitted()
        self.drop_markup_of_other_texts()
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

    @property
    def short_names(self) -> str:
        """The surnames of the first authors, for listings."""
        names = [authorship.literal or authorship.parts.surname for authorship in self.authors]
        return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")

    @property
    def authors(self) -> "list[Any]":
        """The authorships in the role of author, in order."""
        return [a for a in self.authorships.all() if a.role == "author"]

    @property
    def editors(self) -> "list[Any]":
        """The authorships in the role of editor, in order."""
        return [a for a in self.authorships.all() if a.role == "editor"]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return record_pages.template(self)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {
            "publication": self,
            "topics": self.topics.all(),
            "panels": record_pages.panels(self),
            "request": request,
        }
