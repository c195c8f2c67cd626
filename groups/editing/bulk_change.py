"""Changing many publications at once, by the groups whose works they are as well."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from groups.models import GroupPublication, ResearchGroup
from groups.row_log import Columns, columns_of, log_written
from groups.works.ownership import publications_of
from publications.bulk_actions.change import BulkChangeForm, ChangePublications


class LabBulkChangeForm(BulkChangeForm):
    """The changes, with the groups for those who may edit any: their own."""

    group = forms.ModelChoiceField(
        ResearchGroup.objects.none(), required=False, label=_("Add to the list of the group")
    )
    group_out = forms.ModelChoiceField(
        ResearchGroup.objects.none(), required=False, label=_("Take out of the list of the group")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = policy_registry.get_by_type(ResearchGroup)
        own = policy.instances_user_has_permission_for(user, "change").with_texts()
        for name in ("group", "group_out"):
            field: Any = self.fields.pop(name)
            if own.exists():
                field.queryset = own
                self.fields[name] = field

    @property
    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        topics, *others = super().sections
        if "group" not in self.fields:
            return [topics, *others]
        return [
            topics,
            (_("Lists of research groups"), [self["group"], self["group_out"]]),
            *others,
        ]


class ChangeLabPublications(ChangePublications):
    """The action that changes publications, and puts them into the list of a group by hand."""

    form_class = LabBulkChangeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    @classmethod
    def execute_action(cls, objects: Any, **context: Any) -> tuple[int, int]:
        done = super().execute_action(objects, **context)
        action, ids = context["self"], [one.pk for one in objects]
        said = action.cleaned_form.cleaned_data
        if group := said.get("group_out"):
            _say_taken_out(action.request, group, put(group, ids, included=False), len(ids))
        if group := said.get("group"):
            _say_added(action.request, group, put(group, ids, included=True), len(ids))
        return done


def put(group: ResearchGroup, publication_ids: Collection[int], *, included: bool) -> int:
    """Put publications into the list of a group, or take them out; return how many were changed.

    Those that are in it, or not, already stay as they are.
    """
    listed = publications_of(group.slug).filter(pk__in=publication_ids)
    there = set(listed.order_by().values_list("pk", flat=True))
    wanted = set(publication_ids) - there if included else there
    rows = {
        row.publication_id: row
        for row in GroupPublication.objects.filter(group=group, publication__in=wanted)
    }
    written: list[tuple[GroupPublication, Columns | None]] = []
    for pk in sorted(wanted):
        row = rows.get(pk) or GroupPublication(group=group, publication_id=pk)
        before = columns_of(row) if row.pk else None
        row.included = included
        written.append((row, before))
    GroupPublication.objects.bulk_update([row for row, _ in written if row.pk], ["included"])
    new = [row for row, _ in written if not row.pk]
    # Somebody may put one into the form of the group at the same moment.
    GroupPublication.objects.bulk_create(new, ignore_conflicts=True)
    log_written(written)
    # Rows that are written at once tell nobody what they name.
    ReferenceIndex.create_or_update_for_object(group)
    return len(written)


def _say_added(request: Any, group: ResearchGroup, number: int, of_all: int) -> None:
    if number:
        text = ngettext(
            "%(number)s publication was added to the list of %(group)s.",
            "%(number)s publications were added to the list of %(group)s.",
            number,
        )
        messages.success(request, text % {"number": number, "group": group})
    if left := of_all - number:
        text = ngettext(
            "%(number)s publication is in the list of %(group)s already.",
            "%(number)s publications are in the list of %(group)s already.",
            left,
        )
        messages.info(request, text % {"number": left, "group": group})


def _say_taken_out(request: Any, group: ResearchGroup, number: int, of_all: int) -> None:
    if number:
        text = ngettext(
            "%(number)s publication was taken out of the list of %(group)s.",
            "%(number)s publications were taken out of the list of %(group)s.",
            number,
        )
        messages.success(request, text % {"number": number, "group": group})
    if left := of_all - number:
        text = ngettext(
            "%(number)s publication is not in the list of %(group)s.",
            "%(number)s publications are not in the list of %(group)s.",
            left,
        )
        messages.info(request, text % {"number": left, "group": group})
