"""The addresses of the guide, and its place in the menu of help."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.viewsets.base import ViewSet

from labportal.guide import pages


class GuideViewSet(ViewSet):
    """The pages of the guide."""

    name = "guide"
    url_prefix = "help"
    icon = "help"
    menu_label = _("Guide")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", pages.own_page, name="own"),
            path("<slug:slug>/", pages.GuidePage.as_view(), name="page"),
        ]


def guide_menu_item() -> MenuItem:
    """Return the item that leads to the guide."""
    return MenuItem(
        _("Guide"), reverse_lazy("guide:own"), name="guide", icon_name="help", order=100
    )


def leave_out_wagtail(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take the items out of the menu of help that lead to Wagtail's own site.

    They are the only ones that somebody can dismiss, and that have a badge until then.
    """
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]
