"""The button of an import's page that takes the deletion of an entry's publication back."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.admin import messages

from publications.imports.admin.actions import ImportAction
from publications.imports.admin.filter import EntryFilter
from publications.imports.admin.pages import page_of
from publications.imports.admin.removals.pages import number_in
from publications.imports.background import plan
from publications.imports.removals.merging import RemovalRefusedError
from publications.imports.removals.taking_back import take_back
from publications.models import ImportBatch, ImportStatus, Removal
from publications.records.permissions import may_remove


class RestoreAction(ImportAction):
    """Take a deletion back, and plan the import anew, which finds the publication then."""

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        """Carry it out; who may import is asked before, who may delete here."""
        deletions = Removal.objects.standing().deletions()
        pk = number_in(request.POST.get("restore", ""))
        removal = get_object_or_404(deletions, publication=pk)
        if not may_remove(request.user, [removal.publication]):
            raise PermissionDenied
        try:
            take_back(removal.pk, request.user if request.user.is_authenticated else None)
        except RemovalRefusedError as error:
            messages.error(request, str(error))
        else:
            text = _("Taken back: “%(title)s” is there again.")
            messages.success(request, text % {"title": removal.publication})
            if batch.status == ImportStatus.PLANNED:
                plan(batch)
        return page_of(batch, EntryFilter.of(request.GET).query())
