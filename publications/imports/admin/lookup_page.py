"""The page of the import wizard that takes identifiers instead of files."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publications.imports.admin.lookup_form import LookupForm
from publications.imports.admin.pages import page_of
from publications.imports.admin.upload import UploadView
from publications.imports.background import start
from publications.lookup.bibliography import BusyError, find


class LookupView(UploadView):
    """Paste identifiers, and say which bibliography they are for."""

    page_title = gettext_lazy("Look up identifiers")
    template_name = "publications/admin/import_identifiers.html"
    form_class = LookupForm
    too_much_text = gettext_lazy("This is too much text: paste at most 50 identifiers.")

    def form_valid(self, form: Any) -> HttpResponse:
        """Look up the identifiers and plan the records found; without any, show the form again."""
        try:
            found = find(form.identifiers)
        except BusyError:
            form.add_error(
                None, _("Somebody else is looking up identifiers. Try it again in a minute.")
            )
            return self.form_invalid(form)
        if found.file is None:
            nothing = _("Nothing was found, so nothing was planned.")
            for message in [nothing, *map(str, found.messages)]:
                form.add_error(None, message)
            return self.form_invalid(form)
        # A file like any other, so that plan, decisions and undo are those of every import.
        batch = start([found.file], form.cleaned_data["source"], self.request.user)
        # Behind `start`: planning writes the messages of the plan over whatever stands there.
        batch.messages = [*batch.messages, *found.messages]
        batch.save(update_fields=["messages"])
        return page_of(batch)
