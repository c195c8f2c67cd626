"""Views for those who may merge and delete publications or people."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from publications.imports.admin.removals.kinds import KINDS, RemovableKind
from publications.records.permissions import may_remove_any


def kinds_of(user: Any) -> list[RemovableKind]:
    """Return the kinds of records that somebody may merge and delete."""
    return [kind for kind in KINDS if may_remove_any(user, kind.model)]


class ForRemovers:
    """A view for those who may merge and delete records of its kind; others get a message."""

    #: The kind that the view is about; any, if None.
    kind: RemovableKind | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, or raise PermissionDenied."""
        kinds = kinds_of(request.user)
        if not kinds or (self.kind and self.kind not in kinds):
            raise PermissionDenied
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer
