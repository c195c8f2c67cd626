"""The report of the publications that are ticked in their listing, whatever it is narrowed to."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from groups.reports.answers import file_response
from groups.reports.choices import ONLY, ReportChoices
from groups.reports.fields import line_field
from groups.reports.files.formats import FORMATS
from groups.reports.form import LayoutForm, defaults
from groups.reports.selection import ReportSelection
from publications.bulk_actions.action import PublicationsAction


class BulkReportForm(LayoutForm):
    """The kind of the file, the title, and how the report is written."""

    kind = forms.ChoiceField(
        label=_("Format"),
        choices=[(kind, one.label) for kind, one in FORMATS.items()],
        widget=forms.RadioSelect,
        initial="docx",
    )
    title = line_field(_("Title"))
    field_order = ["kind", "title"]


class ReportPublications(PublicationsAction):
    """The action that answers with a report of publications, public or not."""

    display_name = pgettext_lazy("of publications", "Report")
    action_type = "report"
    aria_label = _("Write a report of selected publications")
    action_priority = 45
    form_class = BulkReportForm
    title = _("Report of publications")
    sentence = ngettext_lazy(
        "%(number)s publication stands in the report:",
        "%(number)s publications stand in the report:",
        "number",
    )
    button = _("Download the file")
    way_back = _("Back to the list")

    def get_initial(self) -> dict[str, Any]:
        """Return what the form begins with, as that of other reports does."""
        return {name: values[0] for name, values in defaults(self.request).items()}

    def prepare_action(self, objects: Sequence[Any], _without_access: Any) -> HttpResponseBase:
        """Return the file, behind which there is nothing to carry out."""
        form: Any = self.cleaned_form
        layout = dict(form.cleaned_data)
        kind = layout.pop("kind")
        choices = ReportChoices(
            **layout, selection=ONLY, works=[one.pk for one in objects], private=True
        )
        return file_response(self.request, ReportSelection(choices), kind)
