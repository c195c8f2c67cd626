"""Deleting records from their form and their listing: a tombstone stays."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import DeleteView

from labportal.base.records.bulk_actions import ListedRecords, with_ticks
from publications.imports.admin.removals.kinds import PEOPLE, PUBLICATIONS, RemovableKind
from publications.imports.admin.removals.said import say_with_take_back
from publications.imports.removals.merging import RemovalRefusedError
from publications.records.permissions import may_remove


def _say(request: HttpRequest, kind: RemovableKind, removals: list[Any]) -> None:
    if len(removals) == 1:
        text = _("“%(title)s” was deleted.") % {"title": removals[0].record}
        say_with_take_back(request, text, removals[0])
        return
    button = messages.button(reverse("removals:list"), _("Merges and deletions"))
    count = {"count": len(removals)}
    messages.success(request, str(kind.words["deleted_many"] % count), buttons=[button])


class RemovableDeleteView(DeleteView):
    """The question whether to delete a record, with all that goes with it."""

    template_name = "publications/admin/delete.html"
    kind: RemovableKind

    def get_object(self, queryset: Any = None) -> Any:
        record = super().get_object(queryset)
        return get_object_or_404(self.kind.live, pk=record.pk)

    def get_usage_url(self) -> None:
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pk = self.object.pk
        return super().get_context_data(
            title=str(self.object),
            words=self.kind.words,
            belongings=self.kind.belongings([pk])[pk],
            farewells=self.kind.farewells(self.object),
            **kwargs,
        )

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete it, and say so with the way back."""
        try:
            removal = self.kind.delete(self.object.pk, user=self.request.user)
        except RemovalRefusedError as error:
            messages.error(self.request, str(error))
        else:
            _say(self.request, self.kind, [removal])
        return redirect(self.get_success_url())


class PublicationDeleteView(RemovableDeleteView):
    """The question whether to delete a publication."""

    kind = PUBLICATIONS


class PersonDeleteView(RemovableDeleteView):
    """The question whether to delete a person."""

    kind = PEOPLE


class _RemovableAction(ListedRecords, SnippetBulkAction):
    kind: ClassVar[RemovableKind]
    template_name = "publications/admin/delete_many.html"

    @classproperty
    def models(cls) -> list[Any]:  # noqa: N805 - of the class
        return [cls.kind.model]

    def check_perm(self, obj: Any) -> bool:
        # Asked for each: who was merged or deleted meanwhile is in no listing.
        is_live = obj.merged_into_id is None and not _gone_at(obj)
        return is_live and may_remove(self.request.user, [obj])


def _gone_at(record: Any) -> Any:
    return getattr(record, "retired_at", None) or getattr(record, "deleted_at", None)


class _DeleteAction(_RemovableAction):
    display_name = gettext_lazy("Delete")
    action_type = "delete"
    action_priority = 30
    classes = {"serious"}

    def object_context(self, obj: Any) -> dict[str, Any]:
        return {
            **super().object_context(obj),
            "title": str(obj),
            "belongings": self.kind.belongings([obj.pk])[obj.pk],
            "farewells": self.kind.farewells(obj),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(words=self.kind.words, **kwargs)

    @classmethod
    def execute_action(cls, objects: list[Any], **kwargs: Any) -> tuple[int, int]:
        """Delete the records; what is gone meanwhile stays so."""
        action, removals = kwargs["self"], []
        for one in objects:
            try:
                removals.append(cls.kind.delete(one.pk, user=action.request.user))
            except RemovalRefusedError as error:
                messages.error(action.request, str(error))
        if removals:
            _say(action.request, cls.kind, removals)
        return len(removals), 0


class DeleteAction(_DeleteAction):
    """Deleting the publications that are ticked in the listing."""

    kind = PUBLICATIONS
    aria_label = gettext_lazy("Delete selected publications")


class DeletePeopleAction(_DeleteAction):
    """Deleting the people who are ticked in the listing."""

    kind = PEOPLE
    aria_label = gettext_lazy("Delete selected people")


class _MergeAction(_RemovableAction):
    display_name = gettext_lazy("Merge")
    action_type = "merge"
    action_priority = 20

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the page of the two; if it is not two, say so and lead back."""
        records = self.get_actionable_objects()[0]
        if len(records) == 2:
            return redirect(self.kind.urls["merge"], *(one.pk for one in records))
        messages.error(request, str(self.kind.words["tick_two"]))
        if not request.GET.get("next"):
            return redirect(self.kind.url_name("list"))
        return redirect(with_ticks(self.next_url, request.GET.getlist("id")))


class MergeAction(_MergeAction):
    """Merging the two publications that are ticked in the listing: their page opens."""

    kind = PUBLICATIONS
    aria_label = gettext_lazy("Merge the two selected publications")


class MergePeopleAction(_MergeAction):
    """Merging the two people who are ticked in the listing: their page opens."""

    kind = PEOPLE
    aria_label = gettext_lazy("Merge the two selected people")
