"""The common part of bulk actions on publications: whose they are, and the page that asks."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import classproperty
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from labportal.base.records.bulk_actions import ListedRecords
from labportal.base.text.record_ids import ids_in
from publications.models import Publication


class PublicationsAction(ListedRecords, SnippetBulkAction):
    """An action on the publications that somebody may change, and that are there."""

    template_name = "publications/admin/bulk_action.html"
    #: The title of its page, the number of publications in a sentence (`ngettext_lazy` by
    #: `number`), and the buttons that carry it out and lead back.
    title: Any
    sentence: Any
    button: Any
    way_back: Any

    @classproperty
    def models(cls) -> list[Any]:  # noqa: N805 - as Wagtail has it
        return [Publication]

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Iterable[Any]) -> list[Any]:
        """Return the publications; Wagtail's answers 404 where nothing is ticked."""
        return list(model.objects.filter(pk__in=ids_in(map(str, object_ids))))

    def check_perm(self, obj: Publication) -> bool:
        # Asked of the model, once: nobody has publications of their own.
        return obj.retired_at is None and self._may_change()

    def _may_change(self) -> bool:
        policy = self.permission_policy
        return bool(policy.user_has_permission(self.request.user, "change"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "number": str(self.sentence % {"number": len(context["items"])})}

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "user": self.request.user}
