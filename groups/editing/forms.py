"""The forms of groups and people, whose rows are lists of one field each."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import ReferenceIndex

from groups.editing.memberships import MembershipsField
from groups.editing.related_rows import RelatedRowsField
from groups.editing.works import ExceptionsField, KeyPublicationsField
from groups.models import Membership


class RelatedRowsForm(WagtailAdminModelForm):
    """A form whose fields of rows are opened and written along with the record."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.row_fields:
            stored = self.stored_rows(name) if self.instance.pk else ()
            self.initial[name] = field.open(stored)

    @property
    def row_fields(self) -> list[tuple[str, RelatedRowsField]]:
        """The fields of rows, by name."""
        return [
            (name, field)
            for name, field in self.fields.items()
            if isinstance(field, RelatedRowsField)
        ]

    def stored_rows(self, name: str) -> Any:
        """Return the stored rows of a field, with what the form shows of each."""
        raise NotImplementedError

    def save(self, commit: bool = True) -> Any:
        if not commit:
            return super().save(commit=False)
        with transaction.atomic():
            record = super().save()
            for name, field in self.row_fields:
                field.write(record, self.cleaned_data[name])
            # Rows that are written at once tell nobody what they name.
            ReferenceIndex.create_or_update_for_object(record)
        return record


class ResearchGroupForm(RelatedRowsForm):
    """The form of a research group."""

    memberships = MembershipsField("group", label=_("Members"))
    key_publications = KeyPublicationsField("group", label=_("Key publications"))
    publication_exceptions = ExceptionsField("group", label=_("Publications added or taken out"))

    def stored_rows(self, name: str) -> Any:
        rows: Any = type(self).base_fields[name].model._default_manager
        rows = rows.filter(group=self.instance)
        return rows.in_order() if name == "memberships" else rows.all()


class LabPersonForm(RelatedRowsForm):
    """The form of a person, with memberships."""

    memberships = MembershipsField("person", label=_("Memberships"))

    def stored_rows(self, name: str) -> Any:
        return Membership.objects.filter(person=self.instance).in_order()
