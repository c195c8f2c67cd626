"""The check of views that edit: nothing is written over what somebody else wrote meanwhile."""

from functools import cached_property, partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from labportal.base.records.open_forms.differences import in_words
from labportal.base.records.open_forms.merging import merged
from labportal.base.records.open_forms.state import (
    LOADED_STATE,
    State,
    opened,
    sealed,
    typed,
    unsealed,
    written,
)
from labportal.base.records.row_list import RowListField

#: The choice of the other's version in place of what was typed; its values are keys.
TAKEN = "take_theirs"


class OutdatedFormCheck:
    """A view that refuses a form whose record was changed since the form was opened.

    The form is shown again with what was typed and what somebody else changed put together; what
    both changed is listed, so that one of the two is chosen. Then it can be sent.
    """

    outdated_message = _(
        "Somebody else, or an import, has changed this record since you opened it, so nothing was "
        "saved yet. What you typed is still here."
    )
    #: What somebody else changed, None if the form is not outdated.
    differences: list[Any] | None = None
    _put_together: Any = None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Wait for whoever is writing the record, and compare the form with what they wrote."""
        with transaction.atomic():
            self._hold_record()
            return super().post(request, *args, **kwargs)  # type: ignore[misc]

    def _hold_record(self) -> None:
        # `no_key`: rows that name the record by foreign key are not kept waiting.
        held = self.model._default_manager.select_for_update(no_key=True)  # type: ignore[attr-defined]
        get_object_or_404(held, pk=self.object.pk)  # type: ignore[has-type]
        self.object = self.get_object()  # type: ignore[attr-defined]
        for name in ("latest_revision", "latest_revision_created_at"):
            self.__dict__.pop(name, None)

    @cached_property
    def is_out_of_date(self) -> bool:
        """Whether a form was sent that was not opened with what the record says now."""
        # Asked before there is a form: by Wagtail, for what is sent by its scripts.
        return self.request.method == "POST" and (  # type: ignore[attr-defined]
            self._sent_state != self._stored_state or not self._has_latest_revision
        )

    @property
    def _has_latest_revision(self) -> bool:
        sent, latest = self.request.POST, getattr(self, "latest_revision", None)  # type: ignore[attr-defined]
        told = (sent.get("loaded_revision_id", ""), sent.get("loaded_revision_created_at", ""))
        return told == ((str(latest.pk), self.latest_revision_created_at) if latest else ("", ""))  # type: ignore[attr-defined]

    @cached_property
    def _sent_state(self) -> State | None:
        return unsealed(self.request.POST.get(LOADED_STATE, ""))  # type: ignore[attr-defined]

    @cached_property
    def _stored_state(self) -> State:
        """The state that the form would have if it were opened now."""
        kwargs = super().get_form_kwargs()  # type: ignore[misc]
        stored = self.model._default_manager.get(pk=self.object.pk)  # type: ignore[attr-defined]
        kwargs |= {"instance": stored, "data": None, "files": None}
        # Through JSON, as the state that was sent.
        return unsealed(sealed(opened(self.get_form_class()(**kwargs)))) or {}  # type: ignore[attr-defined]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form is made of: what was put together, where it is outdated."""
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs if self._put_together is None else kwargs | {"data": self._put_together}

    def get_form(self, form_class: Any = None) -> Any:
        """Return the form, with what it said when it was opened."""
        form = super().get_form(form_class)  # type: ignore[misc]
        if form.is_bound and self._put_together is None and self._compare(form):
            form = super().get_form(form_class)  # type: ignore[misc]
        form.fields[LOADED_STATE] = forms.CharField(
            required=False,
            widget=forms.HiddenInput,
            # Made when it is shown: a form that is sent has it.
            initial=partial(self._sealed_state, form),
        )
        return form

    def _sealed_state(self, form: Any) -> str:
        # A former revision is not what the record says now.
        is_stored = not form.is_bound and not hasattr(self, "revision")
        state = opened(form) if is_stored else self._stored_state
        return sealed(state)

    def _compare(self, form: Any) -> bool:
        """Put what was typed and what is stored together; return whether that changes the form."""
        chosen = self.request.POST.getlist(TAKEN)  # type: ignore[attr-defined]
        if not self.is_out_of_date and not chosen:
            return False
        mine = typed(form)
        columns = {
            name: field.compared
            for name, field in form.fields.items()
            if isinstance(field, RowListField)
        }
        for name, formset in getattr(form, "formsets", {}).items():
            columns[name] = [*formset.empty_form.fields.keys() - {"id", "DELETE", "ORDER"}]
        both = merged(self._sent_state or {}, mine, self._stored_state, columns, chosen)
        names = {name for name, value in both.state.items() if value != mine.get(name)}
        self._put_together = written(form, both.state, names)
        self._put_together[LOADED_STATE] = sealed(self._stored_state)
        if self.is_out_of_date:
            self.differences = [in_words(form, one) for one in both.differences]
        return True

    def is_valid(self, form: Any) -> bool:
        """Return whether the form can be saved; one that is outdated cannot."""
        if self.differences is None:
            return bool(super().is_valid(form))  # type: ignore[misc]
        self.produced_error_code = "invalid_revision"
        self.produced_error_message = str(self.outdated_message)
        return False

    def save_instance(self) -> models.Model:
        """Save the form; PermissionDenied shows it again, with the message, if it cannot be."""
        try:
            with transaction.atomic():
                return super().save_instance()  # type: ignore[misc]
        except IntegrityError as error:
            # Valid as far as the form knows: rows of others name the same.
            raise PermissionDenied(self.outdated_message) from error

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context, with what somebody else changed."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "differences": self.differences, "take_theirs": TAKEN}
