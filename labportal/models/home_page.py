"""The home page."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from groups.models import KeyPublication, ResearchGroupPage, ResearchIndexPage
from groups.pages.composed_page import ComposedPage
from labportal.base.database.lazy_value import LazyValue
from labportal.base.fields import picture_field
from labportal.base.pages import PageTitlePanel
from labportal.base.querysets import seen_by_everybody
from labportal.entrances import ways_in
from labportal.models.news_index_page import NewsIndexPage
from labportal.models.opening_index_page import OpeningIndexPage
from labportal.openings.items import opening_items

KEY_PUBLICATIONS = 5
LATEST_NEWS = 3
OPENINGS = 5


class HomePage(ComposedPage):
    """The home page: the lab, its groups, its recent publications. One per language."""

    headline = models.CharField(
        _("headline"), max_length=200, blank=True, help_text=_("The title is used if empty.")
    )

    picture = picture_field(
        _("picture"), help_text=_("Beside the headline. It is shown when the page is shared, too.")
    )

    template = "labportal/home_page.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    content_panels: ClassVar = [
        PageTitlePanel("title"),
        FieldPanel("headline"),
        FieldPanel("picture"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        group_pages = ResearchGroupPage.objects.descendant_of(self).listed()
        key_publications = KeyPublication.objects.publications().newest_first()
        news_index = LazyValue(lambda: self._index(NewsIndexPage))
        opening_index = LazyValue(lambda: self._index(OpeningIndexPage))
        return context | {
            "group_pages": group_pages,
            "ways_in": LazyValue(
                lambda: ways_in(request, self._index(ResearchIndexPage), len(group_pages))
            ),
            "key_publications": key_publications.with_citation()[:KEY_PUBLICATIONS],
            "news_index": news_index,
            "news": LazyValue(lambda: news_index.news()[:LATEST_NEWS] if news_index else []),
            "opening_index": opening_index,
            "openings": LazyValue(
                lambda: opening_items(opening_index.openings()[:OPENINGS] if opening_index else [])
            ),
        }

    def _index(self, kind: type[Page]) -> Any:
        """Return the index page of this kind under this one; None if visitors see none."""
        pages = seen_by_everybody(kind.objects.child_of(self))
        return pages.select_related("locale").first()
