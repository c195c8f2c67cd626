"""The addresses of the log of accounts, of locks, and of links with the sign-in service."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from labportal.accounts import pages
from labportal.desk.accounts import may_edit_accounts


class LogMenuItem(MenuItem):
    """The item of the log in the menu, for those who may change accounts."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_edit_accounts(request.user)


def log_menu_item() -> LogMenuItem:
    """Return the item of the log in the menu."""
    return LogMenuItem(
        pages.LogPage.page_title,
        reverse_lazy(pages.LOG),
        name="accounts",
        icon_name="history",
        order=1100,
    )


class AccountLogViewSet(ViewSet):
    """The log of accounts, and the pages that it leads to."""

    name = "accounts"
    url_prefix = "accounts"
    icon = "history"
    menu_label = pages.LogPage.page_title

    def get_urlpatterns(self) -> list[URLPattern]:
        log = pages.LogPage
        return [
            path("", log.as_view(), name="log"),
            path("results/", log.as_view(results_only=True), name="log_results"),
            path("locks/", pages.LocksPage.as_view(), name="locks"),
            path("locks/lift/", pages.LiftAction.as_view(), name="lift"),
            path("links/", pages.IdentitiesPage.as_view(), name="identities"),
            path("links/<int:pk>/", pages.RemoveIdentityAction.as_view(), name="remove_identity"),
        ]
