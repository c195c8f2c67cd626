"""The review of printed names in the admin: its menu item and its addresses."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from publications.models import ImportBatch
from publications.name_links.admin import actions, pages


def may_review(user: object) -> bool:
    """Return whether somebody may decide who printed names are: those who may import."""
    return policy_registry.get_by_type(ImportBatch).user_has_permission(user, "add")


class ReviewMenuItem(MenuItem):
    """The menu item, for those who may review."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_review(request.user)


class LinkReviewViewSet(ViewSet):
    """The review of printed names."""

    name = "link_review"
    url_prefix = "names"
    icon = "user"
    menu_label = _("Names to review")
    menu_order = 236
    add_to_admin_menu = True
    menu_item_class = ReviewMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", pages.QueuePage.as_view(), name="list"),
            path("decide/", actions.DecideAction.as_view(), name="decide"),
            path("rejected/", pages.RejectedPage.as_view(), name="rejected"),
            path("take-back/", actions.TakeBackAction.as_view(), name="take_back"),
        ]
