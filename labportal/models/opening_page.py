"""Openings: theses and positions."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultipleChooserPanel
from wagtail.models import Orderable, PageManager

from groups.models import ResearchGroup
from groups.pages.composed_page import ComposedPage
from labportal.base.database.lazy_value import LazyValue
from labportal.base.pages import PageTitlePanel
from labportal.openings.items import OpeningItem, opening_items
from labportal.querysets import OpeningQuerySet
from people.models import Person
from people.uses import use_of_people


class OpeningKind(models.TextChoices):
    """The kind of an opening: a thesis or a position."""

    BACHELOR = "bachelor", _("Bachelor’s thesis")
    MASTER = "master", _("Master’s thesis")
    PHD = "phd", _("PhD position")
    POSTDOC = "postdoc", _("Postdoc position")
    ASSISTANT = "assistant", _("Student assistant")
    OTHER = "other", _("Other position")


class OpeningPage(ComposedPage):
    """A thesis or position that is open, or once was, in one language."""

    kind = models.CharField(_("kind"), max_length=10, choices=OpeningKind.choices)
    group = models.ForeignKey(
        ResearchGroup,
        verbose_name=_("research group"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="openings",
        help_text=_("None if it is at the chair itself."),
    )
    deadline = models.DateField(
        _("deadline"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("The last day to apply; empty if it is open until it is filled."),
    )
    start = models.CharField(
        _("start"), max_length=200, blank=True, help_text=_("Such as “at once” or “October 2027”.")
    )
    filled = models.BooleanField(
        _("filled"),
        default=False,
        help_text=_("It leaves the lists; its page stays and says so."),
    )

    objects = PageManager.from_queryset(OpeningQuerySet)()

    template = "labportal/opening_page.html"
    parent_page_types: ClassVar = ["labportal.OpeningIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        PageTitlePanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("group", widget=forms.Select)]),
        FieldRowPanel([FieldPanel("deadline"), FieldPanel("start")]),
        FieldPanel("filled"),
        FieldPanel("lead"),
        FieldPanel("body"),
        MultipleChooserPanel(
            "supervisors",
            chooser_field_name="person",
            heading=_("Supervisors"),
            label=_("Supervisor"),
        ),
    ]

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")

    def is_current(self, on: date | None = None) -> bool:
        """Return whether one can apply on a day (default: today); the deadline itself is one."""
        return not self.filled and not self.is_overdue(on)

    def is_overdue(self, on: date | None = None) -> bool:
        """Return whether the deadline is before a day (default: today)."""
        return self.deadline is not None and self.deadline < (on or timezone.localdate())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["item"] = LazyValue(self._item)
        return context

    def _item(self) -> OpeningItem:
        # The name and its language are asked for one after the other.
        prefetch_related_objects([self], "group__texts")
        return opening_items([self])[0]

    @classmethod
    def hidden_from_search(cls) -> OpeningQuerySet:
        """Return the openings that are filled or past their deadline."""
        return cls.objects.past()


@use_of_people()
class OpeningSupervisor(Orderable):
    """A person who supervises a thesis or answers questions about a position."""

    page = ParentalKey(OpeningPage, on_delete=models.CASCADE, related_name="supervisors")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("supervisor")
        verbose_name_plural = _("supervisors")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "person"],
                name="labportal_openingsupervisor_once",
                violation_error_message=_("This person is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
