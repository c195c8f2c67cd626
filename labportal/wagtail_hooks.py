"""Registrations with the admin, with pictures, and with the serving of pages."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, CancelWorkflowMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page, Site

from labportal.accounts.users import (
    follow_bulk_activity,
    refuse_superusers,
    refuse_superusers_in_bulk,
)
from labportal.accounts.viewset import AccountLogViewSet, log_menu_item
from labportal.base.fields import has_several_languages
from labportal.base.pages import BasePage
from labportal.base.records.bulk_actions import DeleteRecords
from labportal.desk.find import find_area
from labportal.desk.mail.settings import weekly_mail_panel
from labportal.desk.menu import count_in_menu
from labportal.desk.own.totals import totals
from labportal.desk.panels import desk_panels
from labportal.desk.viewset import DeskViewSet, report_menu_item
from labportal.guide.viewset import GuideViewSet, guide_menu_item, leave_out_wagtail
from labportal.privacy.admin.viewset import PrivacyViewSet
from labportal.privacy.history import register_privacy_actions
from labportal.staffing.changes import register_log_actions
from labportal.staffing.panel import OfficePanel, PublicationsPanel
from labportal.staffing.viewset import StaffingViewSet
from labportal.viewsets import MenuViewSet, PageTranslationView, SettingsEditView

# Wagtail translates it once, into the language of whatever starts.
ChooserViewSet.search_tab_label = _("Search")

# After Wagtail's own, in whose place it comes.
hooks.register("register_bulk_action", DeleteRecords, order=1)


@hooks.register("register_admin_viewset")
def register_menus() -> MenuViewSet:
    """Register menus."""
    return MenuViewSet()


@hooks.register("before_serve_document")
def find_file(document: Any, request: HttpRequest) -> None:
    """Raise Http404 for a document whose file is gone, as Wagtail does where files are local."""
    if not document.is_stored_locally() and not document.file.storage.exists(document.file.name):
        raise Http404


# Before Wagtail's own, of which the first address counts.
@hooks.register("register_admin_urls", order=-1)
def put_before_wagtail() -> list[URLPattern]:
    """Return the addresses of the forms of settings and translations, which are Wagtail's too."""
    settings_form = "settings/<slug:app_name>/<slug:model_name>/<int:pk>/"
    return [
        path(settings_form, SettingsEditView.as_view()),
        path("translation/submit/page/<int:page_id>/", PageTranslationView.as_view()),
    ]


@hooks.register("register_admin_viewset")
def register_desk() -> DeskViewSet:
    """Register the report of what is to do, and its listings."""
    return DeskViewSet()


@hooks.register("register_admin_viewset")
def register_privacy() -> PrivacyViewSet:
    """Register the pages by which people are erased and their data exported."""
    return PrivacyViewSet()


@hooks.register("register_admin_viewset")
def register_accounts() -> AccountLogViewSet:
    """Register the log of accounts, locks and links with the sign-in service."""
    return AccountLogViewSet()


@hooks.register("register_admin_viewset")
def register_guide() -> GuideViewSet:
    """Register the pages of the guide."""
    return GuideViewSet()


hooks.register("register_help_menu_item", guide_menu_item)
hooks.register("construct_help_menu", leave_out_wagtail)
hooks.register("before_edit_user", refuse_superusers)
hooks.register("before_delete_user", refuse_superusers)
hooks.register("before_bulk_action", refuse_superusers_in_bulk)
hooks.register("after_bulk_action", follow_bulk_activity)
hooks.register("register_reports_menu_item", log_menu_item)


@hooks.register("register_admin_viewset")
def register_staffing() -> StaffingViewSet:
    """Register the forms of the office."""
    return StaffingViewSet()


hooks.register("register_log_actions", register_log_actions)
hooks.register("register_log_actions", register_privacy_actions)
hooks.register("register_admin_search_area", find_area)
hooks.register("register_reports_menu_item", report_menu_item)
hooks.register("register_account_settings_panel", weekly_mail_panel)
hooks.register("construct_main_menu", count_in_menu)
hooks.register("construct_reports_menu", count_in_menu)


@hooks.register("insert_global_admin_css")
def style_frame() -> str:
    """Return the link to the style sheet of menu and listings."""
    return format_html('<link rel="stylesheet" href="{}">', static("labportal/admin/frame.css"))


@hooks.register("insert_global_admin_js")
def keep_ticks() -> str:
    """Return the script that keeps the ticks of a listing through a bulk action."""
    return format_html('<script src="{}" defer></script>', static("labportal/admin/bulk-ticks.js"))


@hooks.register("construct_page_action_menu")
def put_cancelling_last(items: list[ActionMenuItem], request: HttpRequest, context: Any) -> None:
    """Keep what cancels a review in the menu, and off the large button, which is the first item."""
    items.sort(key=lambda item: item.name == CancelWorkflowMenuItem.name)


@hooks.register("insert_editor_js")
def show_focal_point() -> str:
    """Return what shows a picture that is about to be uploaded, and lets point at its face."""
    return format_html(
        '<link rel="stylesheet" href="{}"><script src="{}"></script>',
        static("labportal/base/admin/focal-point.css"),
        static("labportal/base/admin/focal-point.js"),
    )


@hooks.register("construct_homepage_panels")
def put_first(request: HttpRequest, panels: list[Any]) -> None:
    """Put the panels on the first page; Wagtail sorts them by their order."""
    panels += [*desk_panels(request), OfficePanel(request), PublicationsPanel(request)]


@hooks.register("construct_homepage_summary_items", order=1000)
def count_what_is_listed(request: HttpRequest, items: list[Any]) -> None:
    """Put numbers of what each listing shows in place of Wagtail's."""
    items[:] = totals(request)


def _home_address() -> str:
    try:
        language = get_supported_content_language_variant(get_language())
    except LookupError:
        language = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    with override(language):
        # "/" alone would be marked as the item of every address.
        return reverse("wagtail_serve", args=[""]) + "#top"


@hooks.register("register_admin_menu_item")
def lead_to_site() -> MenuItem:
    """Return the menu item that leads to the public site."""
    # In the language of who looks at the menu, which is made once.
    return MenuItem(
        _("Website"), lazy(_home_address, str)(), name="website", icon_name="site", order=9000
    )


@hooks.register("construct_settings_menu")
def leave_out_locales(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take the list of languages out of the menu where `LANGUAGES` has one only."""
    if not has_several_languages():
        items[:] = [item for item in items if item.name != "locales"]


@hooks.register("before_serve_page")
def serve_in_own_language(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Raise Http404 for a page that is not in the language of the address.

    Wagtail looks for the pages of a language without a home page under the site's first one.
    """
    # These are cached, unlike the locale of the page.
    roots = Site.get_site_root_paths()
    own = (root.language_code for root in roots if page.url_path.startswith(root.root_path))
    if get_language() not in own:
        raise Http404


@hooks.register("before_serve_page")
def serve_from_their_day(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Raise Http404 for a page of a day to come; editors see it in the preview."""
    if isinstance(page, BasePage) and page.is_embargoed:
        raise Http404
