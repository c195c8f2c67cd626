"""Admin views of records: instance permissions, and an open form that is refused when outdated."""

import hashlib
import json
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin import messages
from wagtail.admin.panels import Panel
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    PreviewOnEditView,
    ReorderView,
)

from labportal.base.registries.record_buttons import record_buttons
from labportal.base.registries.record_pages import record_pages

View = Callable[..., HttpResponse]

#: The hidden field of a form that holds what its record said when it was opened.
LOADED_STATE = "loaded_state"


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
        return record_pages.address(record, request) if has_page else ""

    def get_success_buttons(self) -> list[Any]:
        buttons: list[Any] = super().get_success_buttons()  # type: ignore[misc]
        # Of the view that creates, the record is there by now.
        return (
            [messages.button(page, _("View live")), *buttons] if (page := self._page()) else buttons
        )


class RecordCreateView(LinkToPage, NoAutosave, CreateView):
    """The view that creates a record."""


class RecordEditView(LinkToPage, OwnPanel, NoAutosave, EditView):
    """The view that edits a record."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        page = self._page()
        live = [Button(_("View live"), url=page, icon_name="view", priority=5)] if page else []
        return [*live, *record_buttons.of(self.object, self.request.user), *buttons]

    outdated_message = _(
        "Somebody else, or an import, has changed this record since you opened it, so nothing was "
        "saved. Open it again in another tab, and enter your changes there."
    )

    @cached_property
    def is_out_of_date(self) -> bool:
        """Whether a form was sent that was not opened with the latest revision.

        Wagtail lets a form pass that names no revision: one opened while the record had none.
        """
        sent = self.request.POST
        if self.request.method == "POST" and not self.revision_enabled:
            return sent.get(LOADED_STATE) != state_of(self.object)
        return (
            self.request.method == "POST"
            and bool(self.latest_revision)
            and (sent.get("loaded_revision_id"), sent.get("loaded_revision_created_at"))
            != (str(self.latest_revision.pk), self.latest_revision_created_at)
        )

    def get_form(self, form_class: Any = None) -> Any:
        """Return the form; of a record without revisions, with what it said when it was opened."""
        form = super().get_form(form_class)
        if not self.revision_enabled:
            form.fields[LOADED_STATE] = forms.CharField(
                required=False,
                widget=forms.HiddenInput,
                # Asked for when it is shown: a form that is sent has it.
                initial=partial(state_of, self.object),
            )
        return form

    def is_valid(self, form: Any) -> bool:
        if self.is_out_of_date:
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = str(self.outdated_message)
            return False
        return super().is_valid(form)

    def save_instance(self) -> models.Model:
        """Save the form; PermissionDenied shows it again, with the message, if it cannot be."""
        try:
            with transaction.atomic():
                self._hold_record()
                return super().save_instance()
        except IntegrityError as error:
            # Valid as far as the form knows: rows were added to the record since it was opened.
            raise PermissionDenied(self.outdated_message) from error

    def _hold_record(self) -> None:
        """Wait for whoever is writing the record; refuse the form if somebody did."""
        # `no_key`: rows that name the record by foreign key are not kept waiting.
        held = self.model._default_manager.select_for_update(no_key=True)
        if not self.revision_enabled:
            held.get(pk=self.object.pk)
            if self.request.POST.get(LOADED_STATE) != state_of(self.object):
                raise PermissionDenied(self.outdated_message)
            return
        loaded = self.latest_revision.pk if self.latest_revision else None
        if not held.filter(pk=self.object.pk, latest_revision=loaded).exists():
            raise PermissionDenied(self.outdated_message)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.is_out_of_date:
            # The refused form is shown again, and is refused again if it is sent again.
            context["loaded_revision_created_at"] = ""
        return context


def state_of(record: models.Model) -> str:
    """Return the hash of what a record without revisions, and its rows, say in the database."""
    stored = type(record)._default_manager.get(pk=record.pk)
    said = stored.serializable_data() if isinstance(stored, ClusterableModel) else _columns(stored)
    return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()


def _columns(record: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


class RecordIndexView(IndexView):
    """The listing, in which records are sorted by hand by those who may change all of them."""

    def search_queryset(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        if not self.is_searching:
            return queryset
        return self.model.snippet_viewset.searched(queryset, self.search_query)

    @cached_property
    def header_buttons(self) -> list[Button]:
        return [*super().header_buttons, *record_buttons.over(self.model, self.request.user)]

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
