"""Deleting publications from their form and their listing: a tombstone stays."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import DeleteView

from publications.imports.admin.removals.belongings import belongings_of
from publications.imports.admin.removals.said import say_with_take_back
from publications.imports.removals.merging import RemovalRefusedError, delete
from publications.models import Publication, Removal
from publications.records.permissions import may_remove


def _say(request: HttpRequest, removals: list[Removal]) -> None:
    if len(removals) == 1:
        text = _("“%(title)s” was deleted.") % {"title": removals[0].publication.title}
        say_with_take_back(request, text, removals[0])
        return
    text = ngettext(
        "%(count)d publication was deleted.", "%(count)d publications were deleted.", len(removals)
    )
    button = messages.button(reverse("removals:list"), _("Merges and deletions"))
    messages.success(request, text % {"count": len(removals)}, buttons=[button])


class PublicationDeleteView(DeleteView):
    """The question whether to delete a publication, with all that goes with it."""

    template_name = "publications/admin/delete.html"

    def get_object(self, queryset: Any = None) -> Any:
        publication = super().get_object(queryset)
        return get_object_or_404(Publication.objects.live(), pk=publication.pk)

    def get_usage_url(self) -> None:
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pk = self.object.pk
        return super().get_context_data(belongings=belongings_of([pk])[pk], **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete it, and say so with the way back."""
        try:
            removal = delete(self.object.pk, user=self.request.user)
        except RemovalRefusedError as error:
            messages.error(self.request, str(error))
        else:
            _say(self.request, [removal])
        return redirect(self.get_success_url())


class _PublicationAction(SnippetBulkAction):
    @classproperty
    def models(cls) -> list[Any]:  # noqa: N805 - of the class
        return [Publication]

    def check_perm(self, obj: Publication) -> bool:
        return obj.retired_at is None and may_remove(self.request.user, [obj])


class DeleteAction(_PublicationAction):
    """Deleting the publications that are ticked in the listing."""

    display_name = gettext_lazy("Delete")
    action_type = "delete"
    aria_label = gettext_lazy("Delete selected publications")
    template_name = "publications/admin/delete_many.html"
    action_priority = 30
    classes = {"serious"}

    def object_context(self, obj: Publication) -> dict[str, Any]:
        return {**super().object_context(obj), "belongings": belongings_of([obj.pk])[obj.pk]}

    @classmethod
    def execute_action(cls, objects: list[Publication], **kwargs: Any) -> tuple[int, int]:
        """Delete the publications; what is gone meanwhile stays so."""
        action, removals = kwargs["self"], []
        for one in objects:
            try:
                removals.append(delete(one.pk, user=action.request.user))
            except RemovalRefusedError as error:
                messages.error(action.request, str(error))
        if removals:
            _say(action.request, removals)
        return len(removals), 0


class MergeAction(_PublicationAction):
    """Merging the two publications that are ticked in the listing: their page opens."""

    display_name = gettext_lazy("Merge")
    action_type = "merge"
    aria_label = gettext_lazy("Merge the two selected publications")
    template_name = "publications/admin/delete_many.html"
    action_priority = 20

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the page of the two; if it is not two, say so and lead back."""
        publications = self.get_actionable_objects()[0]
        if len(publications) == 2:
            return redirect("removals:merge", *(one.pk for one in publications))
        messages.error(request, _("Tick exactly two publications that you may change and delete."))
        return redirect(self.next_url if request.GET.get("next") else LISTING)


LISTING = "wagtailsnippets_publications_publication:list"
