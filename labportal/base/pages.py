"""The common base of all pages."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Page, PagePermissionTester, get_page_models
from wagtail.search import index

from labportal.base.blocks import BodyBlock
from labportal.base.fields import StreamField
from labportal.base.text.keys import slugify_ascii
from labportal.base.text.slugs import numbered


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


class PageForm(WagtailAdminPageForm):
    """The form of a page, which gives a new one a free slug made from the title, if it has none.

    In the browser the slug follows the title half a second late.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        if self.instance.pk is None and self.cleaned_data.get("slug") == "":
            taken = set(self.parent_page.get_children().values_list("slug", flat=True))
            if base := slugify_ascii(self.cleaned_data.get("title", "")):
                self.cleaned_data["slug"] = next(one for one in numbered(base) if one not in taken)
            else:
                self.add_error("slug", self.fields["slug"].error_messages["required"])
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class BasePagePermissions(PagePermissionTester):
    """The permissions of somebody on a page, with that on its history as its view asks for it."""

    def can_view_revisions(self) -> bool:
        """Return whether the history opens: Wagtail offers it to whoever sees the page listed."""
        is_open = self.can_edit() or self.can_publish()
        return bool(super().can_view_revisions() and is_open)


class BasePage(Page):
    """An abstract page with a lead and a body."""

    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("One or two sentences under the title; also shown where the page is listed."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    base_form_class = PageForm
    content_panels: ClassVar = [PageTitlePanel("title"), FieldPanel("lead"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> BasePagePermissions:
        """Return what somebody may do with the page."""
        return BasePagePermissions(user, self)

    @classmethod
    def hidden_from_search(cls) -> models.QuerySet[Any]:
        """Return the pages of this kind that search and site map leave out today."""
        return cls._default_manager.none()

    @property
    def is_embargoed(self) -> bool:
        """Whether the page is not served before its date."""
        return False

    def serve_password_required_response(
        self, request: HttpRequest, form: Any, action_url: str
    ) -> HttpResponse:
        # Its address is that of the page, whose context the form is made with.
        request.is_refused_page = True  # type: ignore[attr-defined]
        response: HttpResponse = super().serve_password_required_response(request, form, action_url)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["meta_description"] = self.search_description or self.lead
        # What a page says depends on its address alone, unless a view says otherwise.
        context["same_for_all"] = not getattr(request, "is_refused_page", False)
        return context


def pages_hidden_from_search() -> list[models.QuerySet[Any]]:
    """Return the ids of the pages that search and site map leave out, a queryset per kind."""
    kinds = [kind for kind in get_page_models() if issubclass(kind, BasePage)]
    hidden = [kind.hidden_from_search().order_by() for kind in kinds]
    return [pages.values_list("pk", flat=True) for pages in hidden if not pages.query.is_empty()]
