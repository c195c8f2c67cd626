"""Pages of the guide in the admin, for all who may enter it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from groups.editors.permissions import edited_groups
from labportal.guide import documents


class GuidePage(WagtailAdminTemplateMixin, TemplateView):
    """A document of the guide, in the language of the admin."""

    template_name = "labportal/admin/guide.html"
    header_icon = "help"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the document."""
        super().setup(request, *args, **kwargs)
        self.language = get_language() or ""
        try:
            self.document = documents.document(kwargs["slug"], self.language)
        except KeyError as error:
            raise Http404 from error

    def get_page_title(self) -> str:
        return self.document.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": "", "label": _("Guide")},
            {"url": "", "label": self.document.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shelves = [
            [
                (
                    slug,
                    documents.title_of(slug, self.language),
                    documents.address_of(slug),
                    self._other(documents.language_of(slug, self.language)),
                )
                for slug in slugs
            ]
            for slugs in (documents.ROLES, documents.DETAILS)
        ]
        return super().get_context_data(**kwargs) | {
            "document": self.document,
            "shelves": shelves,
            "other_language": self._other(self.document.language),
        }

    def _other(self, language: str) -> str:
        """Return a language if it is not the reader's, else ""."""
        return "" if language == self.language else language


def own_page(request: HttpRequest) -> HttpResponse:
    """Lead to the guide of the role of whoever asks."""
    return redirect(documents.address_of(role_of(request.user)))


def role_of(user: Any) -> str:
    """Return the slug of the guide that is for somebody: that of the role which may do most."""
    if user.has_perm("labportal.change_labsettings"):
        return "administrator"
    if user.has_perm("publications.add_importbatch"):
        return "bibliography-administrator"
    return "group-editor" if edited_groups(user).exists() else "member"
