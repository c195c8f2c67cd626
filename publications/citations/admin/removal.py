"""Removing citation styles, one or several at once: what prints by them is told before."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from labportal.base.records.bulk_actions import DeleteRecords
from labportal.base.records.deletion import Companions, RecordDeleteView, named_rows
from publications.citations.style_uses import uses_of_style
from publications.models import CitationStyle


def _using(style: CitationStyle) -> list[Companions]:
    return named_rows(uses_of_style(style.key))


class StyleDeleteView(RecordDeleteView):
    """The view that removes a style, and says what printed by it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["deletion"] = replace(context["deletion"], unlinked=_using(self.object))
        return context


class DeleteStyles(DeleteRecords):
    """Removing styles that were chosen in their listing."""

    models = [CitationStyle]
    template_name = "publications/admin/styles_delete.html"

    def object_context(self, snippet: CitationStyle) -> dict[str, Any]:
        return super().object_context(snippet) | {"using": _using(snippet)}

    @classmethod
    def execute_action(
        cls, objects: Iterable[CitationStyle], user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        """Delete each with the citations that were kept of it; return how many, and no children."""
        return len([style.delete() for style in objects]), 0
