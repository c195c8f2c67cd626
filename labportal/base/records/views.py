"""Admin views of records: instance permissions, and an open form that is refused when outdated."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import Panel
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.log_actions import LogContext
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    PreviewOnEditView,
    ReorderView,
)

from labportal.base.records.open_forms.views import OutdatedFormCheck
from labportal.base.registries.record_buttons import record_buttons
from labportal.base.registries.record_pages import record_pages

View = Callable[..., HttpResponse]


def for_own_records(view: View, model: type[models.Model]) -> View:
    """Return `view` for those records only with which the user may do anything but choose them.

    Wagtail's views of records ask for permission on the model; those of pages on the page. A view
    whose URL names a record (`pk`) then raises PermissionDenied, or Http404 if there is none.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "pk" in kwargs:
            # Wagtail quotes primary keys in its URLs.
            record = get_object_or_404(model, pk=unquote(str(kwargs["pk"])))
            policy = policy_registry.get_by_type(model)
            if not policy.user_has_any_permission_for_instance(
                request.user, ["change", "delete", "view"], record
            ):
                raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def for_choosers(view: View, model: type[models.Model]) -> View:
    """Return `view` for those only who may choose records of `model`; others get 403."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not policy_registry.get_by_type(model).user_has_permission(request.user, "choose"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def may_change_all(user: Any, model: type[models.Model]) -> bool:
    """Return whether `user` may change every record of `model`, and not their own ones only."""
    return user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")


class NoAutosave:
    """A view without autosave: a draft saved in passing would hide an import, and revert it."""

    overwrite_revision = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        # Behind Wagtail's own `setup`, which turns it on for records with revisions.
        self.autosave_enabled = False


class OwnPanel:
    """A view whose form is `own_panel` for those who may change their own records only."""

    own_panel: Panel | None = None

    def _is_for_own_record(self) -> bool:
        return self.own_panel is not None and not may_change_all(
            self.request.user,  # type: ignore[attr-defined]
            self.model,  # type: ignore[attr-defined]
        )

    def get_panel(self) -> Any:
        return self.own_panel if self._is_for_own_record() else super().get_panel()  # type: ignore[misc]

    def get_form_class(self) -> Any:
        if self._is_for_own_record():
            return self.own_panel.get_form_class()  # type: ignore[union-attr]
        return super().get_form_class()  # type: ignore[misc]


class LinkToPage:
    """A view whose message, and menu, lead to the page that visitors see of the record."""

    def _page(self) -> str:
        record, request = self.object, self.request  # type: ignore[attr-defined]
        has_page = type(record).snippet_viewset.has_page
        return record_pages.visitors_address(record, request) if has_page else ""

    def get_success_buttons(self) -> list[Any]:
        buttons: list[Any] = super().get_success_buttons()  # type: ignore[misc]
        # Of the view that creates, the record is there by now.
        return (
            [messages.button(page, _("View live")), *buttons] if (page := self._page()) else buttons
        )


class RecordCreateView(LinkToPage, NoAutosave, CreateView):
    """The view that creates a record."""


class RecordEditView(OutdatedFormCheck, LinkToPage, OwnPanel, NoAutosave, EditView):
    """The view that edits a record."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        page = self._page()
        live = [Button(_("View live"), url=page, icon_name="view", priority=5)] if page else []
        return [*live, *record_buttons.of(self.object, self.request.user), *buttons]

    def save_instance(self) -> models.Model:
        if self.revision_enabled and not self.latest_revision:
            # Nobody's: what was there before the first edit can be restored as well.
            with LogContext():
                self.model._default_manager.get(pk=self.object.pk).save_revision(log_action=True)
        return super().save_instance()


class RecordIndexView(IndexView):
    """The listing, in which records are sorted by hand by those who may change all of them."""

    def search_queryset(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        if not self.is_searching:
            return queryset
        return self.model.snippet_viewset.searched(queryset, self.search_query)

    @cached_property
    def header_buttons(self) -> list[Button]:
        return [*super().header_buttons, *self._buttons_over(in_menu=False)]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [*super().header_more_buttons, *self._buttons_over(in_menu=True)]

    def _buttons_over(self, *, in_menu: bool) -> list[Button]:
        # Beside the title there is room for two: a plain button goes to the menu.
        over = record_buttons.over(self.model, self.request)
        return [one for one in over if in_menu != isinstance(one, HeaderButton)]

    def get_list_more_buttons(self, instance: models.Model) -> list[Any]:
        buttons: list[Any] = super().get_list_more_buttons(instance)
        return [*buttons, *record_buttons.of(instance, self.request.user)]

    def get_reorder_url(self) -> str | None:
        if not may_change_all(self.request.user, self.model):
            return None
        return super().get_reorder_url()


class RecordReorderView(ReorderView):
    """The view that sorts by hand. Moving one record renumbers others."""

    def user_has_permission(self, permission: str) -> bool:
        return may_change_all(self.request.user, self.model)


class RecordPreviewView(OwnPanel, PreviewOnEditView):
    """The view that previews a record while it is edited."""
