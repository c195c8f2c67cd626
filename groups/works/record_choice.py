"""The record that a list in a page is narrowed to, and what stays of it once it is deleted."""

from typing import Any, NamedTuple

from django.utils.translation import gettext
from wagtail.snippets.blocks import SnippetChooserBlock


class DeletedRecord(NamedTuple):
    """A record that an editor chose and that is there no longer."""

    pk: Any


class RecordChoiceBlock(SnippetChooserBlock):
    """A record, or none. One that was deleted is told from none, which is no filter at all.

    The form shows that it is gone and asks for another choice, so that saving the page for another
    reason does not widen the list.
    """

    def to_python(self, value: Any) -> Any:
        return self._kept(super().to_python(value), value)

    def bulk_to_python(self, values: Any) -> list[Any]:
        ids = list(values)
        return [
            self._kept(found, pk)
            for found, pk in zip(super().bulk_to_python(ids), ids, strict=True)
        ]

    def value_from_form(self, value: Any) -> Any:
        return self._kept(super().value_from_form(value), value)

    def get_form_state(self, value: Any) -> Any:
        if isinstance(value, DeletedRecord):
            title = gettext("No longer there")
            return {"id": value.pk, self.widget.display_title_key: title, "edit_url": ""}
        return super().get_form_state(value)

    def clean(self, value: Any) -> Any:
        return super().clean(value.pk if isinstance(value, DeletedRecord) else value)

    @staticmethod
    def _kept(found: Any, pk: Any) -> Any:
        return DeletedRecord(pk) if found is None and pk not in {None, ""} else found
