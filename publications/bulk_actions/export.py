"""Exporting many publications at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from publications.bulk_actions.action import PublicationsAction
from publications.exports.files.formats import FORMATS
from publications.exports.files.responses import export_response
from publications.models import Publication


class BulkExportForm(forms.Form):
    """The format of the file."""

    extension = forms.ChoiceField(
        choices=[(extension, one.label) for extension, one in FORMATS.items()],
        widget=forms.RadioSelect,
        initial="bib",
        label=_("Format"),
    )


class ExportPublications(PublicationsAction):
    """The action that answers with a file of publications, public or not, the newest first."""

    display_name = _("Export")
    action_type = "export"
    aria_label = _("Export selected publications")
    action_priority = 40
    form_class = BulkExportForm
    title = _("Export publications")
    sentence = ngettext_lazy(
        "%(number)s publication goes into the file:",
        "%(number)s publications go into the file:",
        "number",
    )
    button = _("Download the file")
    way_back = _("Back to the list")

    def prepare_action(self, objects: Sequence[Any], _without_access: Any) -> HttpResponseBase:
        """Return the file, behind which there is nothing to carry out."""
        works = Publication.objects.filter(pk__in=[one.pk for one in objects]).newest_first()
        form: Any = self.cleaned_form
        return export_response(works, "publications", form.cleaned_data["extension"])
