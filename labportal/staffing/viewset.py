"""The addresses of the office's work, its menu item, and the buttons that lead to it."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from groups.models import ResearchGroup
from labportal.base.registries.record_buttons import record_buttons
from labportal.staffing.pages import changes, newcomers
from labportal.staffing.rights import may
from labportal.staffing.tables import pages as tables
from labportal.staffing.tables import portrait_pages as portraits
from labportal.staffing.tables.files import XLSX
from people.models import Person


class StaffMenuItem(MenuItem):
    """The menu item, for those who may do the office's work."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, changes.StaffPage.work)


class StaffingViewSet(ViewSet):
    """The forms of the office, and the list of what was done by them."""

    name = "staffing"
    url_prefix = "staffing"
    icon = "group"
    menu_label = changes.StaffPage.title
    menu_order = 225
    add_to_admin_menu = True
    menu_item_class = StaffMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", changes.StaffPage.as_view(), name="list"),
            path("move/", changes.MovePage.as_view(), name="move"),
            path("leave/", changes.DeparturePage.as_view(), name="leave"),
            path("hand-over/", changes.HandoverPage.as_view(), name="hand_over"),
            path("<int:pk>/take-back/", changes.TakeBackAction.as_view(), name="take_back"),
            path("new-member/", newcomers.NewMemberPage.as_view(), name="new_member"),
            path("new-group/", newcomers.NewGroupPage.as_view(), name="new_group"),
            path("table/", tables.UploadPage.as_view(), name="people_table"),
            path("table/<int:pk>/", tables.PlanPage.as_view(), name="people_table_plan"),
            path(
                "table/<int:pk>/take-back/",
                tables.TakeBackTableAction.as_view(),
                name="people_table_take_back",
            ),
            path("table/<int:pk>/discard/", tables.DiscardAction.as_view(), name="discard_file"),
            path("table/people.<str:kind>", tables.DownloadView.as_view(), name="people_download"),
            path(
                "table/template-<str:language>.<str:kind>",
                tables.TemplateDownloadView.as_view(),
                name="people_template",
            ),
            path("portraits/", portraits.PortraitsPage.as_view(), name="portraits"),
            path(
                "portraits/<int:pk>/",
                portraits.PortraitsPlanPage.as_view(),
                name="portraits_plan",
            ),
            path(
                "portraits/<int:pk>/<int:number>.webp",
                portraits.ThumbnailView.as_view(),
                name="portraits_thumbnail",
            ),
            path("account/<int:pk>/", newcomers.AccountPage.as_view(), name="account"),
            path("account/<int:pk>/link/", newcomers.LinkPage.as_view(), name="link"),
        ]


def _address(view: str, **asked: Any) -> str:
    query = f"?{urlencode(asked)}" if asked else ""
    return reverse(f"staffing:{view}") + query


def _of_person(person: Person, user: Any) -> list[Button]:
    """Return the buttons of a person: to move, to leave, and the account."""
    buttons = []
    if person.pk and may(user, "change"):
        buttons = [
            Button(
                _("Move …"),
                url=_address("move", person=person.pk),
                icon_name="arrow-right",
                priority=12,
            ),
            Button(
                _("Leaves …"),
                url=_address("leave", person=person.pk),
                icon_name="logout",
                priority=13,
            ),
        ]
    if person.pk and may(user, "account"):
        url = reverse("staffing:account", args=[person.pk])
        label = _("Invite anew …") if person.user_id else _("Make an account …")
        buttons.append(Button(label, url=url, icon_name="mail", priority=14))
    return buttons


def _of_group(group: ResearchGroup, user: Any) -> list[Button]:
    """Return the buttons of a group: a new member, and another lead."""
    buttons = []
    if may(user, "new_member"):
        url = _address("new_member", group=group.pk)
        buttons.append(Button(_("New member"), url=url, icon_name="plus", priority=6))
    if may(user, "change"):
        url = _address("hand_over", group=group.pk)
        buttons.append(Button(_("Hand over …"), url=url, icon_name="arrow-right", priority=7))
    return buttons


def _over_people(request: HttpRequest) -> list[Button]:
    """Return the buttons over the listing of people."""
    user = request.user
    buttons = []
    if may(user, "new_member"):
        url = _address("new_member")
        buttons.append(HeaderButton(_("New member"), url=url, icon_name="plus"))
    if may(user, "tables"):
        download = reverse("staffing:people_download", args=[XLSX])
        buttons += [
            Button(_("Import people"), url=_address("people_table"), icon_name="upload"),
            Button(_("Import portraits"), url=_address("portraits"), icon_name="image"),
            Button(_("Download"), url=download, icon_name="download"),
        ]
    return buttons


def _over_groups(request: HttpRequest) -> list[Button]:
    """Return the buttons over the listing of groups."""
    if not may(request.user, "new_group"):
        return []
    return [HeaderButton(_("New group"), url=_address("new_group"), icon_name="plus")]


def register_buttons() -> None:
    """Register the buttons of records and listings."""
    record_buttons.register(Person, _of_person, _over_people)
    record_buttons.register(ResearchGroup, _of_group, _over_groups)
