"""The page on which a person's data is exported."""

import tempfile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.log_actions import log

from labportal.privacy.admin.person_page import PersonPage, may_erase
from labportal.privacy.archive import write_archive
from labportal.privacy.history import EXPORTED
from people.models import Person


class ExportPage(PersonPage, TemplateView):
    """Export a person's data: for administrators, and for the person."""

    template_name = "labportal/admin/privacy/export.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may export it, and others with PermissionDenied."""
        if not may_export(self.person, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Export data")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            person=self.person, is_own=not may_erase(self.request.user), **kwargs
        )

    def post(self, request: HttpRequest, pk: int) -> FileResponse:
        """Answer with the archive; the history of the person says that it was made."""
        # Closed, and with that removed, by the answer.
        file = tempfile.TemporaryFile()  # noqa: SIM115
        write_archive(self.person, file, with_mentions=may_erase(request.user))
        file.seek(0)
        log(self.person, EXPORTED, user=request.user)
        return FileResponse(file, as_attachment=True, filename=f"{self.person.slug}.zip")


def may_export(person: Person, user: Any) -> bool:
    """Return whether somebody may export the data of a person."""
    return bool(may_erase(user) or (person.user_id and person.user_id == user.pk))
