"""Merges and deletions in the admin: their list, and the publications with the ways to them."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button

from labportal.base.records.views import RecordEditView
from publications.editing.viewset import PublicationViewSet
from publications.imports.admin.removals import pages
from publications.imports.admin.removals.deleting import PublicationDeleteView
from publications.records.permissions import may_remove, may_remove_any


class RemovalsMenuItem(MenuItem):
    """The menu item, for those who may merge and delete."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_remove_any(request.user)


class RemovalViewSet(ViewSet):
    """Merges and deletions, and the pages on which two publications are merged."""

    name = "removals"
    url_prefix = "removals"
    icon = "bin"
    menu_label = _("Merges and deletions")
    menu_order = 237
    add_to_admin_menu = True
    menu_item_class = RemovalsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", pages.RemovalsPage.as_view(), name="list"),
            path("merge/<int:pk>/", pages.MergeWithPage.as_view(), name="merge_with"),
            path("merge/<int:pk>/<int:other>/", pages.MergePage.as_view(), name="merge"),
            path("<int:pk>/take-back/", pages.TakeBackAction.as_view(), name="take_back"),
        ]


class PublicationEditView(RecordEditView):
    """The form of a publication, from which it is merged with another one."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Any] = super().header_more_buttons
        if self.object.retired_at or not may_remove(self.request.user, [self.object]):
            return buttons
        url = reverse("removals:merge_with", args=[self.object.pk])
        merge = Button(_("Merge with …"), url=url, icon_name="resubmit", priority=20)
        return [*buttons, merge]


class RemovablePublicationViewSet(PublicationViewSet):
    """Publications, which are merged, and deleted so that they can be taken back."""

    edit_view_class = PublicationEditView
    delete_view_class = PublicationDeleteView
    delete_template_name = PublicationDeleteView.template_name
