"""What the buttons of an import's page do."""

from functools import partial
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from publications.bibtex.staged import confirm, files_of
from publications.import_decisions import decide, decide_many
from publications.import_views import PLAN_SALT, page_of, start
from publications.models import ImportBatch, ImportStatus
from publications.tasks import confirm_import


class ImportAction(PermissionCheckedMixin, View):
    """A button; it takes POST only."""

    model = ImportBatch
    permission_required = "add"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep the choices on the page, then do what the button says."""
        batch = get_object_or_404(ImportBatch, pk=pk)
        if batch.status == ImportStatus.PLANNED:
            decide(batch, request.POST)
        return self.act(request, batch)

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        """Do what the button says."""
        raise NotImplementedError

    def back(self, batch: ImportBatch) -> HttpResponse:
        """Return to the import's page as it was filtered."""
        return page_of(batch, self.request.GET.urlencode())


class DecideAction(ImportAction):
    """Keep the choices; for all entries shown if one is made for all."""

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        planned = batch.status == ImportStatus.PLANNED
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"saved": planned})
        if planned and "bulk" in request.POST:
            outcome = request.GET.get("outcome", "")
            count = decide_many(batch, request.POST["bulk"], outcome)
            messages.success(request, _("Decided about %(count)s entries.") % {"count": count})
        return self.back(batch)


class ConfirmAction(ImportAction):
    """Write the plan that was seen; if it is no longer what would happen, show the new one."""

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        if batch.status != ImportStatus.PLANNED:
            return page_of(batch)
        try:
            digest = signing.loads(request.POST.get("plan", ""), salt=PLAN_SALT)
        except signing.BadSignature:
            digest = ""
        if sum(len(file.content) for file in files_of(batch)) > settings.IMPORT_BACKGROUND_BYTES:
            self._confirm_later(batch, digest)
        elif confirm(batch.pk, digest):
            messages.success(request, _("The import is done."))
        else:
            messages.warning(
                request,
                _("The records have changed since this plan was made. Here is the new plan."),
            )
        return page_of(batch)

    def _confirm_later(self, batch: ImportBatch, digest: str) -> None:
        planned = ImportBatch.objects.filter(pk=batch.pk, status=ImportStatus.PLANNED)
        if planned.update(status=ImportStatus.APPLYING):
            transaction.on_commit(partial(confirm_import.enqueue, batch.pk, digest))


class DiscardAction(ImportAction):
    """Throw a plan away."""

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        unwritten = [ImportStatus.PLANNED, ImportStatus.FAILED]
        if ImportBatch.objects.filter(pk=batch.pk, status__in=unwritten).delete()[0]:
            messages.success(request, _("The plan was discarded. Nothing was imported."))
        return redirect("imports:list")


class AgainAction(ImportAction):
    """Plan the same files anew: to decide what was left open, or to bring back what was undone."""

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        files: list[Any] = files_of(batch)
        return page_of(start(files, batch.source, request.user)) if files else page_of(batch)
