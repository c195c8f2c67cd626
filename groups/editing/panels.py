"""Panels of the form of a group."""

from typing import Any

from labportal.base.records.row_list import RowListPanel
from labportal.base.registries.lab import labs


class WorksPanel(RowListPanel):
    """Publications of a group, cited as its lists are."""

    # Wagtail looks for the bound panel by this name, within the class.
    class BoundPanel(RowListPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            lab = labs.of(self.request)
            field = self.form.fields[self.panel.field_name]
            field.widget.style = self.instance.citation_style or (lab.citation_style if lab else "")
            return super().get_context_data(parent_context)
