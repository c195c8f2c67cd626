"""The pages on which a person is erased, and on which is told where a name still stands."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView, View
from wagtail.admin import messages

from labportal.base.text.record_ids import ids_in
from labportal.privacy.admin.forms import ErasureForm
from labportal.privacy.admin.person_page import PersonPage, may_erase
from labportal.privacy.admin.places import places_by_record, prints_with_forms
from labportal.privacy.admin.rest import REST, Rest, rest_page
from labportal.privacy.erasure import (
    ErasureRefusedError,
    PlanChangedError,
    ReplacementRefusedError,
    erase,
    erase_further,
)
from labportal.privacy.report import Report, Wish
from people.models import ErasedPerson

#: The button that erases; the other one shows what would be done.
CONFIRM = "confirm"


class ErasePage(PersonPage, FormView[ErasureForm]):
    """Erase a person: choose, read what would be done, and confirm it."""

    template_name = "labportal/admin/privacy/erase.html"
    form_class = ErasureForm
    report: Report | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may erase people, and others with PermissionDenied."""
        if not may_erase(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Erase all data of a person")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report, user = self.report, self.request.user
        told: dict[str, Any] = {}
        if report:
            told = {
                "rewritten": places_by_record(report.rewritten, user),
                "records": places_by_record((*report.left, *report.bare), user),
                "prints": prints_with_forms(report.possible, user),
            }
        return super().get_context_data(
            person=self.person, report=report, confirm=CONFIRM, **told, **kwargs
        )

    def form_valid(self, form: ErasureForm) -> HttpResponse:
        """Show what would be done, or do it."""
        agreed = self.request.POST.get(CONFIRM)
        try:
            self.report = self._erase(form.wish, agreed)
        except PlanChangedError as error:
            messages.error(self.request, str(error))
            self.report = self._erase(form.wish, None)
        except ReplacementRefusedError as error:
            form.add_error("replacement", str(error))
            return self.form_invalid(form)
        except ErasureRefusedError as error:
            messages.error(self.request, str(error))
            return self.form_invalid(form)
        if self.report.erased is None:
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, _("The person is erased."))
        # Shown at once: nobody can look for the name again, since it is stored nowhere.
        return rest_page(self.request, Rest.of(self.report.erased, self.report))

    def _erase(self, wish: Wish, agreed: str | None) -> Report:
        """Erase the person as was agreed to, or return the plan."""
        by, is_plan = self.request.user, agreed is None
        return erase(self.person, wish, by, dry_run=is_plan, agreed=agreed)


class FurtherPrintsPage(View):
    """Replace printed names that were left when a person was erased; tell what is left then."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may erase people, and others with PermissionDenied."""
        if not may_erase(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Replace those that are ticked, of those that were told of."""
        erased = get_object_or_404(ErasedPerson, pk=pk)
        rest = Rest.unpacked(request.POST.get(REST, ""), erased)
        ids = {*ids_in(request.POST.getlist("prints"))} & {*rest.prints}
        try:
            number = erase_further(erased, ids)
        except ErasureRefusedError as error:
            messages.error(request, str(error))
        else:
            rest.prints = [one for one in rest.prints if one not in ids]
            text = ngettext(
                "%(number)s printed name is replaced.",
                "%(number)s printed names are replaced.",
                number,
            )
            messages.success(request, text % {"number": number})
        return rest_page(request, rest)
