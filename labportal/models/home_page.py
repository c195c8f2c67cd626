"""The home page."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from groups.models import ResearchGroupPage
from labportal.base.pages import BasePage
from publications.models import Publication

RECENT_PUBLICATIONS = 5


class HomePage(BasePage):
    """What the lab does, its groups, its recent publications. One per language."""

    headline = models.CharField(
        _("headline"), max_length=200, blank=True, help_text=_("The title is used if empty.")
    )

    template = "labportal/home_page.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "groups.PeopleIndexPage",
        "groups.PublicationIndexPage",
        "groups.ResearchIndexPage",
        "groups.TopicIndexPage",
        "labportal.StandardPage",
    ]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["group_pages"] = ResearchGroupPage.objects.descendant_of(self).listed()
        context["recent_publications"] = (
            Publication.objects.visible().newest_first().with_citation()[:RECENT_PUBLICATIONS]
        )
        return context
