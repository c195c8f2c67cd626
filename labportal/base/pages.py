"""The common base of all pages."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Page, get_page_models
from wagtail.search import index

from labportal.base.blocks import BodyBlock
from labportal.base.fields import StreamField


class PageTitlePanel(TitleFieldPanel):
    """The title, which the slug follows until the page is public, or is a translation.

    Translations share a slug, by which one is told from an address to be that of another.
    """

    class BoundPanel(TitleFieldPanel.BoundPanel):
        """The panel in the form of one page."""

        def get_should_apply(self) -> bool:
            """Return whether the slug follows the title."""
            page = self.instance
            has_translations = bool(page and page.pk) and page.get_translations().exists()
            return super().get_should_apply() and not has_translations


class BasePage(Page):
    """An abstract page with a lead and a body."""

    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("One or two sentences under the title; also shown where the page is listed."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels: ClassVar = [PageTitlePanel("title"), FieldPanel("lead"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    @classmethod
    def hidden_from_search(cls) -> models.QuerySet[Any]:
        """Return the pages of this kind that search and site map leave out today."""
        return cls._default_manager.none()

    @property
    def is_embargoed(self) -> bool:
        """Whether the page is not served before its date."""
        return False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["meta_description"] = self.search_description or self.lead
        return context


def pages_hidden_from_search() -> list[models.QuerySet[Any]]:
    """Return the ids of the pages that search and site map leave out, a queryset per kind."""
    kinds = [kind for kind in get_page_models() if issubclass(kind, BasePage)]
    hidden = [kind.hidden_from_search().order_by() for kind in kinds]
    return [pages.values_list("pk", flat=True) for pages in hidden if not pages.query.is_empty()]
