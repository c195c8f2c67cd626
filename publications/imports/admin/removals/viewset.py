"""Merges and deletions in the admin: their list, and the records with the ways to them."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button

from labportal.base.records.views import RecordEditView
from people.viewsets import PersonEditView, PersonViewSet
from publications.editing.links import links_to
from publications.editing.viewset import PublicationViewSet
from publications.imports.admin.removals import doubles, list_page, pages
from publications.imports.admin.removals.deleting import PersonDeleteView, PublicationDeleteView
from publications.imports.admin.removals.kinds import PEOPLE, PUBLICATIONS, RemovableKind
from publications.imports.admin.removals.permissions import kinds_of
from publications.name_links.former_names import works_with_former_names
from publications.records.permissions import may_remove


class RemovalsMenuItem(MenuItem):
    """The menu item, for those who may merge and delete."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(kinds_of(request.user))


class RemovalViewSet(ViewSet):
    """Merges and deletions, the pages on which two records are merged, and possible doubles."""

    name = "removals"
    url_prefix = "removals"
    icon = "bin"
    menu_label = _("Merges and deletions")
    menu_order = 237
    add_to_admin_menu = True
    menu_item_class = RemovalsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", list_page.RemovalsPage.as_view(), name="list"),
            *_addresses(PUBLICATIONS, ""),
            path("<int:pk>/take-back/", list_page.TakeBackAction.as_view(), name="take_back"),
            *_addresses(PEOPLE, "people/"),
            path(
                "people/<int:pk>/take-back/",
                list_page.TakeBackAction.as_view(kind=PEOPLE),
                name="take_back_person",
            ),
        ]


def _addresses(kind: RemovableKind, prefix: str) -> list[URLPattern]:
    views: dict[str, tuple[str, Any]] = {
        "merge_with": ("merge/<int:pk>/", pages.MergeWithPage),
        "merge": ("merge/<int:pk>/<int:other>/", pages.MergePage),
        "doubles": ("doubles/", doubles.DoublesPage),
        "apart": ("doubles/<int:pk>/<int:other>/", doubles.ApartAction),
    }
    return [
        path(prefix + route, view.as_view(kind=kind), name=kind.urls[name].partition(":")[2])
        for name, (route, view) in views.items()
    ]


class RemovableEditView(RecordEditView):
    """The form of a record, from which it is merged with another one."""

    kind: RemovableKind

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Any] = super().header_more_buttons
        if not may_remove(self.request.user, [self.object]):
            return buttons
        if not self.kind.live.filter(pk=self.object.pk).exists():
            return buttons
        url = reverse(self.kind.urls["merge_with"], args=[self.object.pk])
        merge = Button(_("Merge with …"), url=url, icon_name="resubmit", priority=20)
        return [*buttons, merge]


class PublicationEditView(RemovableEditView):
    """The form of a publication."""

    kind = PUBLICATIONS


class RemovablePersonEditView(RemovableEditView, PersonEditView):
    """The form of a person, which names the works that show a former name in spite of a wish."""

    kind = PEOPLE

    def save_action(self) -> Any:
        answer = super().save_action()
        named = {"present_name_everywhere", "particle", "family", "name_variants"}
        is_to_be_told = self.object.present_name_everywhere and named & {*self.form.changed_data}
        if is_to_be_told and (works := works_with_former_names(self.object)):
            text = _(
                "The address or citekey of these publications holds a former name still: {titles}"
            )
            titles = links_to(works, self.request.user)
            messages.warning(self.request, format_html(str(text), titles=titles))
        return answer


class RemovablePublicationViewSet(PublicationViewSet):
    """Publications, which are merged, and deleted so that they can be taken back."""

    edit_view_class = PublicationEditView
    delete_view_class = PublicationDeleteView
    delete_template_name = PublicationDeleteView.template_name


class RemovablePersonViewSet(PersonViewSet):
    """People, who are merged, and deleted so that they can be taken back."""

    edit_view_class = RemovablePersonEditView
    delete_view_class = PersonDeleteView
    delete_template_name = PersonDeleteView.template_name
