"""Deleting a record: the view says what goes with it, and refuses where something needs it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import DeleteView


@dataclass(frozen=True, slots=True)
class Companions:
    """Rows of one kind that name a record, in words."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deletion:
    """The effect of deleting a record: rows that go, that name it no more, that forbid it."""

    gone: list[Companions]
    unlinked: list[Companions]
    protected: list[Companions]

    @classmethod
    def of(cls, record: models.Model) -> "Deletion":
        """Return the effect as the database would have it. Writes nothing."""
        collector = NestedObjects(using=DEFAULT_DB_ALIAS)
        collector.collect([record])
        gone = [one for rows in collector.model_objs.values() for one in rows if one != record]
        # By field and value, as several lists or queries each.
        updates: Any = collector.field_updates.values()
        updated = [one for parts in updates for part in parts for one in part]
        return cls(named_rows(gone), named_rows(updated), named_rows(collector.protected))


def named_rows(rows: Iterable[models.Model]) -> list[Companions]:
    """Return rows by their kinds, in words; without those that are Wagtail's book-keeping."""
    kinds: dict[type[models.Model], list[str]] = {}
    for row in rows:
        # Revisions and the like are Wagtail's own book-keeping.
        if not type(row).__module__.startswith("wagtail"):
            kinds.setdefault(type(row), []).append(str(row))
    return [
        Companions(str(kind._meta.verbose_name_plural), tuple(names))
        for kind, names in kinds.items()
    ]


class RecordDeleteView(DeleteView):
    """The view that deletes a record."""

    def get_usage_url(self) -> None:
        # Wagtail counts what its index of references knows, which is not all.
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(deletion=Deletion.of(self.object), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete the record; where something needs it, say so and leave it."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except (ProtectedError, RestrictedError):
            text = _("“%(record)s” is needed by others, so it was not deleted.")
            messages.error(self.request, text % {"record": self.object})
            return HttpResponseRedirect(self.get_delete_url())
