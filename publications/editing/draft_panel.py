"""The head of the form of a publication: its citation as it will print, and what looks like it."""

from typing import Any

from django import forms
from django.urls import reverse
from wagtail.admin.panels import Panel

from publications.editing.fields_of_types import KNOWN_TYPES, TYPES_OF_FIELDS


class DraftPanel(Panel):
    """The citation of what is typed, records with the same identifier or title, and all fields."""

    # Wagtail looks for the bound panel by this name, within the class.
    class BoundPanel(Panel.BoundPanel):
        template_name = "publications/admin/draft_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            pk = self.instance.pk
            return {
                **context,
                "url": reverse("publication_draft:of", args=[pk])
                if pk
                else reverse("publication_draft:new"),
                "fields_of_types": {"fields": TYPES_OF_FIELDS, "types": sorted(KNOWN_TYPES)},
            }

        @property
        def media(self) -> forms.Media:
            return forms.Media(
                css={"all": ["publications/admin/draft.css"]},
                # Wagtail puts scripts before the form.
                js=[forms.Script("publications/admin/draft.js", defer=True)],  # type: ignore[list-item]
            )
