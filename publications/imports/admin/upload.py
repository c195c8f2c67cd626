"""The first page of the import wizard: choose files, or paste entries."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import FormView

from publications.imports.admin.forms import UploadForm, too_large
from publications.imports.admin.pages import ImportPage, page_of
from publications.imports.background import start
from publications.models import ImportStatus

#: Bytes that a form may need beside the files themselves.
_ROOM_FOR_FORM = 100_000


# The token against forgery is in the body, and a body beyond Django's limits is not read. The
# middleware would answer that with a bare error page, so the token is checked by `post` instead.
@method_decorator(csrf_exempt, name="dispatch")
class UploadView(ImportPage, FormView):  # type: ignore[type-arg] # none at run time
    """Choose files, or paste entries, and say which bibliography they are."""

    permission_required = "add"
    page_title = gettext_lazy("Import BibTeX")
    template_name = "publications/admin/import_upload.html"
    form_class: type[forms.Form] = UploadForm
    too_much_text = gettext_lazy("This is too much text to be pasted: choose a file instead.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the files; refuse a body that is too large before it is read."""
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > settings.IMPORT_MAX_BYTES + _ROOM_FOR_FORM:
            return self._refuse(too_large())
        try:
            # Read for its errors: Django parses the body here.
            _sent = request.POST
        except RequestDataTooBig:
            return self._refuse(str(self.too_much_text))
        except TooManyFilesSent:
            return self._refuse(_("These are too many files. Choose fewer at a time."))
        return csrf_protect(self._take)(request)

    def _take(self, request: HttpRequest) -> HttpResponse:
        form = self.get_form()
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def _refuse(self, message: str) -> HttpResponse:
        form = self.get_form_class()(initial=self.get_initial())
        return self.render_to_response(
            self.get_context_data(form=form, refused=message), status=413
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        limits = {"most_bytes": settings.IMPORT_MAX_BYTES, "too_large": too_large()}
        return super().get_context_data(**{**limits, **kwargs})

    def form_valid(self, form: Any) -> HttpResponse:
        data = form.cleaned_data
        batch = start(
            form.source_files(), data["source"], self.request.user, complete=data["complete"]
        )
        # Unreadable files are no import to be kept: the form comes back with the reason.
        if batch.status == ImportStatus.FAILED:
            for message in batch.messages:
                form.add_error(None, str(message))
            batch.delete()
            return self.form_invalid(form)
        return page_of(batch)
