"""Choosing records in the admin: who may, what they see of each, and what stays chosen."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from labportal.base.records.views import View, for_choosers
from labportal.base.text.record_ids import ids_in

#: What a page of a form loads that lets choose several records at once.
CHOOSER_SCRIPT = forms.Script("labportal/base/admin/chooser.js", defer=True)


class RecordChooser(AdminSnippetChooser):
    """The form field of a chosen record.

    Its words are translated when they are shown: Wagtail's are in the language of whoever asked
    first.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        name = self.model._meta.verbose_name
        self.choose_one_text = format_lazy(_("Choose: {record}"), record=name)
        self.choose_another_text = format_lazy(_("Choose another: {record}"), record=name)
        self.link_to_chosen_text = format_lazy(_("Edit: {record}"), record=name)

    def get_instance(self, value: Any) -> Any:
        """Return the chosen record; None for what is no id, of which the field says so."""
        try:
            return super().get_instance(value)
        except (ValueError, OverflowError):
            return None


class RecordSearchForm(SearchFilterMixin, BaseFilterForm):
    """The search box of a chooser, by which records are found as in their listing."""

    def filter(self, objects: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Return those of `objects` that match what was typed."""
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        if not self.is_searching:
            return objects
        return objects.model.snippet_viewset.searched(objects, self.search_query)


class RecordChoices:
    """A chooser view of the records that their listing has, with columns that tell them apart."""

    filter_form_class = RecordSearchForm
    results_template_name = "labportal/base/admin/chooser_results.html"

    def get_object_list(self) -> models.QuerySet[Any]:
        records = super().get_object_list()  # type: ignore[misc]
        return self.model.snippet_viewset.listed(records)  # type: ignore[attr-defined]

    @property
    def columns(self) -> list[Column]:
        shown: list[Column] = super().columns  # type: ignore[misc]
        return [*shown, *self.model.snippet_viewset.chooser_columns]  # type: ignore[attr-defined]


class RecordChooseView(RecordChoices, ChooseView):
    """The view in which a record is chosen."""


class RecordChooseResultsView(RecordChoices, ChooseResultsView):
    """The list of that view, as it is searched and paged."""


class RecordChosenMultipleView(SnippetChosenMultipleView):
    """The answer with several chosen records."""

    def get_objects(self, pks: Iterable[str]) -> list[Any]:
        """Return the records in the order in which they were chosen, each once."""
        numbers = dict.fromkeys(ids_in(pks))
        there = self.model._default_manager.in_bulk(list(numbers))
        return [there[number] for number in numbers if number in there]


class RecordChooserViewSet(SnippetChooserViewSet):
    """Choosing a record, for those who have the permission to."""

    page_title = _("Choose")
    base_widget_class = RecordChooser
    choose_view_class = RecordChooseView
    choose_results_view_class = RecordChooseResultsView
    chosen_multiple_view_class = RecordChosenMultipleView

    def construct_view(self, view_class: Any, **kwargs: Any) -> View:
        return for_choosers(super().construct_view(view_class, **kwargs), self.model)
