"""Pages of portraits: the upload of an archive, and its plan with pictures beside names."""

import io
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages

from labportal.base.database.binary_columns import open_column
from labportal.base.records.open_forms.state import LOADED_STATE
from labportal.models import PeopleImport, PeopleImportKind
from labportal.staffing.changes import ChangeRefusedError
from labportal.staffing.tables.archive import (
    MOST_BYTES,
    open_archive,
    picture_at,
    thumbnail,
    too_large,
)
from labportal.staffing.tables.imports import keep
from labportal.staffing.tables.pages import UPLOAD, ChoicePage, FileForm, TablePage, WaitingFile
from labportal.staffing.tables.portraits import PortraitPlan, plan_portraits, write_portraits


class ArchiveForm(FileForm):
    """The upload of an archive."""

    most_bytes = MOST_BYTES
    file = forms.FileField(
        label=gettext_lazy("ZIP archive"),
        help_text=gettext_lazy(
            "Pictures named after the person: the id, “family-given”, the ORCID iD, or the e-mail "
            "before the @. Folders do not matter."
        ),
        error_messages={"empty": gettext_lazy("This file is empty.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".zip"}),
    )

    def too_large(self) -> str:
        return too_large()

    def try_out(self, content: bytes) -> None:
        open_archive(io.BytesIO(content)).close()


class PortraitsPage(ChoicePage, FormView[ArchiveForm]):
    """Choose an archive of portraits."""

    file_kind = PeopleImportKind.PORTRAITS
    template_name = "labportal/admin/staffing/portraits_upload.html"
    form_class = ArchiveForm

    def get_page_title(self) -> str:
        return _("Import portraits")

    def form_valid(self, form: ArchiveForm) -> HttpResponse:
        """Keep the archive, and show whose portraits it has."""
        name = form.cleaned_data["file"].name
        kept = keep(form.content, name, self.request.user, PeopleImportKind.PORTRAITS)
        return redirect("staffing:portraits_plan", kept.pk)


class WaitingArchive(WaitingFile):
    """A view of an archive that its user has chosen and not confirmed."""

    file_kind = PeopleImportKind.PORTRAITS

    @cached_property
    def plan(self) -> PortraitPlan:
        """The plan as of now."""
        return plan_portraits(bytes(self.kept.content))


class PortraitsPlanPage(WaitingArchive, TablePage, TemplateView):
    """The plan of an archive, and the button that imports it as told."""

    template_name = "labportal/admin/staffing/portraits_plan.html"

    def get_page_title(self) -> str:
        return _("Import portraits: %(file)s") % {"file": self.kept}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            kept=self.kept, plan=self.plan, state_name=LOADED_STATE, **kwargs
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Import the archive as it was told, or show what would happen now."""
        try:
            plan = write_portraits(self.kept, request.POST.get(LOADED_STATE, ""), request.user)
        except ChangeRefusedError as error:
            messages.warning(request, str(error))
            return redirect("staffing:portraits_plan", pk)
        text = _("Imported portraits: %(number)d.") % {"number": len(plan.written)}
        button = messages.button(f"{reverse(UPLOAD)}#import-{pk}", _("Show in the list"))
        messages.success(request, text, buttons=[button])
        return redirect(UPLOAD)


class ThumbnailView(WaitingArchive, View):
    """A picture of an archive that is not imported yet, small."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Answer with the picture. Raises Http404 if there is none."""
        rows = PeopleImport.objects.filter(pk=self.kept.pk)
        with open_column(rows, "content") as file:
            picture = picture_at(file, number)
        if picture is None or picture.fault:
            raise Http404
        headers = {"Cache-Control": "private, max-age=600"}
        content = thumbnail(picture.content)
        return HttpResponse(content, content_type="image/webp", headers=headers)
