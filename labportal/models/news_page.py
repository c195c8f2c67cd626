"""News."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultipleChooserPanel
from wagtail.models import PageManager

from groups.pages.composed_page import ComposedPage
from labportal.base.database.lazy_value import LazyValue
from labportal.base.fields import picture_field
from labportal.base.pages import PageTitlePanel
from labportal.news.items import news_items
from labportal.querysets import NewsQuerySet


class NewsPage(ComposedPage):
    """A piece of news in one language, and whom and what it concerns."""

    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    picture = picture_field(
        _("picture"), help_text=_("Its description is read to those who do not see it.")
    )

    objects = PageManager.from_queryset(NewsQuerySet)()

    template = "labportal/news_page.html"
    parent_page_types: ClassVar = ["labportal.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        PageTitlePanel("title"),
        FieldPanel("date"),
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        InlinePanel(
            "concerned_groups", heading=_("Research groups concerned"), label=_("Research group")
        ),
        MultipleChooserPanel(
            "concerned_people",
            chooser_field_name="person",
            heading=_("People concerned"),
            label=_("Person"),
        ),
        MultipleChooserPanel(
            "concerned_publications",
            chooser_field_name="publication",
            heading=_("Publications concerned"),
            label=_("Publication"),
        ),
    ]

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")

    @classmethod
    def hidden_from_search(cls) -> NewsQuerySet:
        """Return the news of days to come."""
        return cls.objects.to_come()

    @property
    def is_embargoed(self) -> bool:
        """Whether it is dated after today, so that nobody is to read it yet."""
        return self.date > timezone.localdate()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["item"] = LazyValue(lambda: news_items([self])[0])
        return context
