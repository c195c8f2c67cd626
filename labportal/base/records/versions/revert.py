"""Going back to an older revision of a record."""

from collections.abc import Collection
from typing import Any

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.forms import ClusterForm
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.admin.views.generic.mixins import RevisionsRevertMixin


class RecordRevert(RevisionsRevertMixin):
    """An edit view with what an older revision holds: as much of it as the user's form holds.

    Otherwise a member would bring back a slug or an account that an administrator changed since,
    and anybody a record that was merged or undone.
    """

    view_name = "revisions_revert"

    def get_object(self, queryset: models.QuerySet[Any] | None = None) -> ClusterableModel:
        """Return the record, unsaved, with the revision's values for the fields of the form."""
        restored = super().get_object(queryset)
        keep_all_but(_names_in(self.get_form_class()), restored, self.live_object)
        for name, column in getattr(restored, "rows_kept_when_restored", {}).items():
            keep_rows(name, column, restored, self.live_object)
        return restored


def keep_all_but(names: Collection[str], restored: ClusterableModel, live: Any) -> None:
    """Put the values of `live` into `restored`, but for the fields and child relations `names`."""
    for field in live._meta.concrete_fields:
        if field.name not in names:
            setattr(restored, field.attname, getattr(live, field.attname))
    for relation in get_all_child_relations(live):
        name = relation.get_accessor_name()
        if name not in names:
            setattr(restored, name, list(getattr(live, name).all()))


def keep_rows(name: str, column: str, restored: ClusterableModel, live: Any) -> None:
    """Put rows of `live` that `restored` has not, told by a column, behind those that it has."""
    rows = list(getattr(restored, name).all())
    values, ids = {getattr(row, column) for row in rows}, {row.pk for row in rows}
    for row in getattr(live, name).all():
        if getattr(row, column) not in values:
            # The revision holds the row of this id as it was.
            row.pk = None if row.pk in ids else row.pk
            rows.append(row)
    setattr(restored, name, rows)


def _names_in(form_class: type[ClusterForm]) -> set[str]:
    model = form_class._meta.model
    names = {*form_class.base_fields, *form_class.formsets}
    relations = {relation.related_model: relation for relation in get_all_child_relations(model)}
    # A form names the manager of tags, the record holds them in a relation of another name.
    tags = {
        relations[field.through].get_accessor_name()
        for field in model._meta.many_to_many
        if field.name in names and isinstance(field, ClusterTaggableManager)
    }
    return names | tags
