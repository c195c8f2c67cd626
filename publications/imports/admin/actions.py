"""Actions behind the buttons of an import's page."""

from typing import Any

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from labportal.base.text.record_ids import ids_in
from publications.imports.admin.filter import EntryFilter
from publications.imports.admin.pages import PLAN_SALT, page_of
from publications.imports.background import confirm_batch, may_be_replaced, plan, start
from publications.imports.decisions import decide, decide_many, take_back_many
from publications.imports.effects import UNDECIDED, effect_text, entries_of, is_written, summary
from publications.imports.planning.gone import doubt_of
from publications.imports.sources import known_sources
from publications.imports.staging import files_of, keep_mended, mend_typed, mended_of
from publications.models import ImportBatch, ImportEntry, ImportStatus, Outcome

# Any number of so many digits fits PostgreSQL's bigint.


class ImportAction(PermissionCheckedMixin, View):
    """A button; it takes POST only."""

    model = ImportBatch
    permission_required = "add"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep the choices and texts on the page, then carry out the action of the button."""
        batch = get_object_or_404(ImportBatch, pk=pk)
        self.decided = decide(batch, request.POST)
        # Behind the decisions: planned anew, the entries have other ids.
        self.mended = mend_typed(batch, request.POST)
        if self.mended:
            plan(batch)
        return self.act(request, batch)

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        """Carry out the action of the button."""
        raise NotImplementedError


class DecideAction(ImportAction):
    """Keep the choices, or one for all entries shown; then show the entries asked for."""

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        if request.headers.get("Accept") == "application/json":
            return self._answer(batch)
        if self.decided is None:
            text = _("The plan was made anew meanwhile; please check your last choices.")
            messages.warning(request, text)
        shown = EntryFilter.of(request.GET)
        if "bulk" in request.POST.getlist("do"):
            self._decide_many(batch, shown)
        elif "to" in request.POST:
            shown = EntryFilter.of(QueryDict(request.POST["to"]).dict())
        elif "q" in request.POST:
            names = ("q", "sort", "reason", "certainty")
            asked = {name: request.POST.get(name, "") for name in names if name in request.POST}
            shown = EntryFilter.of({**request.GET.dict(), **asked, "p": ""})
        return page_of(batch, shown.query(), "entries" if shown.p else "")

    def _decide_many(self, batch: ImportBatch, shown: EntryFilter) -> None:
        count = decide_many(batch, shown.entries(batch), self.request.POST.get("bulk", ""))
        if not count:
            messages.warning(self.request, _("None of the entries shown allows that."))
            return
        # The page itself says how many, beside the button that takes it back.

    def _answer(self, batch: ImportBatch) -> HttpResponse:
        if self.decided is None:
            text = _("Not saved: the plan was made anew. Reload the page.")
            return JsonResponse({"saved": False, "message": text})
        entries = list(entries_of(batch).filter(pk__in=self.decided))
        texts = {entry.pk: effect_text(entry, done=is_written(batch)) for entry in entries}
        return JsonResponse(
            {
                "saved": True,
                "message": _("Saved."),
                "entries": {
                    entry.pk: {
                        "citekey": entry.citekey,
                        "decision": entry.decision,
                        "chosen": entry.chosen,
                        "effect": entry.effect,
                        "text": texts[entry.pk],
                    }
                    for entry in entries
                },
                "summary": [list(line) for line in summary(batch)],
                "undecided": batch.entries.filter(UNDECIDED).count(),
            }
        )


class ConfirmAction(ImportAction):
    """Write the plan that was seen; if it is no longer what would happen, show the new one."""

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        if self.mended and batch.status == ImportStatus.PLANNED:
            text = _("This is the plan with the text that you typed. Confirm it again.")
            messages.warning(request, text)
        elif doubt_of(batch):
            messages.warning(request, _("Say first whether the files are the whole of the source."))
        elif batch.status == ImportStatus.PLANNED:
            try:
                digest = signing.loads(request.POST.get("plan", ""), salt=PLAN_SALT)
            # A digest that no page has shown confirms nothing: "" is the digest of no plan.
            except signing.BadSignature:
                digest = ""
            if confirm_batch(batch, str(digest)):
                messages.success(request, _("The import is done."))
        elif batch.status == ImportStatus.APPLIED:
            messages.success(request, _("The import is done."))
        else:
            text = _("This import cannot be confirmed: it is %(status)s.")
            messages.error(request, text % {"status": batch.get_status_display()})
        return page_of(batch)


class DiscardAction(ImportAction):
    """Throw a plan away, once the question whether that is meant was answered."""

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        if "sure" not in request.POST:
            return redirect("imports:ask_discard", batch.pk)
        if not may_be_replaced(batch):
            messages.error(request, _("Only what was not imported can be discarded."))
            return page_of(batch)
        with transaction.atomic():
            # Looked at once more: somebody else may just have confirmed it.
            unwritten = ImportBatch.objects.select_for_update().filter(
                pk=batch.pk, status=batch.status
            )
            # Not `unwritten.delete()`: Django drops `select_for_update` from a query that deletes.
            for one in unwritten:
                one.delete()
                messages.success(request, _("The plan was discarded. Nothing was imported."))
        return redirect("imports:list")


class WholeAction(ImportAction):
    """Answer whether the files are the whole of their source; if not, nothing is gone."""

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        whole = request.POST.get("whole") == "yes"
        planned = ImportBatch.objects.filter(pk=batch.pk, status=ImportStatus.PLANNED)
        if planned.update(complete=whole, surely_complete=whole) and not whole:
            batch.refresh_from_db()
            plan(batch)
        return page_of(batch)


class MendAction(ImportAction):
    """Take the text typed in place of an entry that cannot be read, and plan anew with it."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Note the place of the entry: planned anew, it has another id."""
        sent = request.POST
        entry_id = sent.get("mend", sent.get("unmend", ""))
        self.entry = ImportEntry.objects.filter(batch=pk, pk__in=ids_in([entry_id])).first()
        if self.entry and "unmend" in sent:
            as_in_the_file = sent.copy()
            as_in_the_file[f"text-{entry_id}"] = ""
            request.POST = as_in_the_file  # type: ignore[assignment]
        return super().post(request, pk)

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        shown, entry = EntryFilter.of(request.GET), self.entry
        if batch.status != ImportStatus.PLANNED:
            # The worker plans it, or it failed, or was written: its page says so.
            return page_of(batch)
        if entry is None or not (self.mended or entry.outcome == Outcome.INVALID):
            messages.error(request, _("This entry cannot be mended any more: the plan is another."))
            return page_of(batch, shown.query())
        now = batch.entries.filter(file=entry.file, line=entry.line).order_by("pk").first()
        if now is None:
            return page_of(batch)
        if now.outcome != Outcome.INVALID:
            text = _("Now it can be read: %(outcome)s.") % {"outcome": now.get_outcome_display()}
            messages.success(request, text)
        elif "mend" in request.POST:
            why = " ".join(map(str, now.messages))
            text = _("Still not readable: %(why)s What you typed is kept.") % {"why": why}
            messages.error(request, text)
        return page_of(batch, shown.query(), f"entry-{now.pk}")


class TakeBackAction(ImportAction):
    """Take the last decision about many entries back."""

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        count = take_back_many(batch)
        if count is None:
            messages.warning(
                request, _("There is no decision about many that could be taken back.")
            )
        else:
            text = ngettext(
                "%(n)d entry is decided as it was before.",
                "%(n)d entries are decided as they were before.",
                count,
            )
            messages.success(request, text % {"n": count})
        return page_of(batch, EntryFilter.of(request.GET).query())


class AgainAction(ImportAction):
    """Plan the same files anew, perhaps for another source.

    A plan is made anew in its place; an import that was written gets another one, to decide what
    was left open, or to bring back what was undone.
    """

    def act(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        if may_be_replaced(batch):
            source = request.POST.get("source", "")
            if source in known_sources():
                # Another source is another whole.
                batch.source, batch.surely_complete = source, False
                batch.save(update_fields=["source", "surely_complete"])
            plan(batch)
            return page_of(batch)
        files: list[Any] = files_of(batch) if is_written(batch) else []
        if not files:
            messages.error(request, _("This import has nothing that could be planned now."))
            return page_of(batch)
        again = start(files, batch.source, request.user, complete=batch.complete)
        if mended := mended_of(batch):
            keep_mended(again, mended)
            plan(again)
        # What was left open is asked about again, among all that is unchanged now.
        return page_of(again, EntryFilter.of(request.POST).query())
