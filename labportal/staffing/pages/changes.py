"""Pages of those who move, leave and hand over: the form, what it would do, and the deed.

A change is carried out only as it was told: the form sends the hash of what stood on the page. If
that is no longer what would happen, the page comes back with what would, and nothing is done.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from labportal.base.records.open_forms.state import LOADED_STATE
from labportal.models import LabSettings, StaffChange
from labportal.staffing.changes import ChangeRefusedError, carry_out, take_back
from labportal.staffing.forms.changes import ChangeForm, DepartureForm, HandoverForm, MoveForm
from labportal.staffing.panel import ways_of_staff
from labportal.staffing.planning.plan import Plan
from labportal.staffing.rights import ForOffice, may

LIST = "staffing:list"
_PER_PAGE = 50
#: The button that shows what would happen, where no script does.
PREVIEW = "preview"
#: What the script that asks while somebody chooses sends with it.
LIVE = "live"


class OfficePage(ForOffice, WagtailAdminTemplateMixin):
    """The common part of the pages: access and place."""

    header_icon = "group"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            *([{"url": reverse(LIST), "label": StaffPage.title}] if self._may_see_list() else []),
            {"url": "", "label": self.get_page_title()},
        ]

    def _may_see_list(self) -> bool:
        return may(self.request.user, StaffPage.work)


class ChangePage(OfficePage, FormView[ChangeForm]):
    """A change of staff: its form, and what it would do."""

    template_name = "labportal/admin/staffing/change.html"
    #: The words of the button, and of the message when it is done.
    verb: Any = ""
    done: Any = ""

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        lab = LabSettings.answering(self.request)
        return kwargs | {"by": self.request.user, "lab": lab}

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        return {name: asked[name] for name in ("person", "group") if name in asked}

    @cached_property
    def plan_told(self) -> Plan | None:
        """The plan of what the form says, None while it says too little."""
        form = self._form
        if not form.is_bound:
            # As a browser would send it with all that is chosen already.
            data = {field.html_name: field.value() for field in form}
            form = type(form)(_sent(data), by=self.request.user, lab=form.lab)
        return form.plan() if form.is_valid() else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        self._form: ChangeForm = context["form"]
        plan = self.plan_told
        if self.request.POST.get(PREVIEW) == LIVE:
            # Nobody has come to these fields yet.
            for name in self._form.followers:
                self._form.errors.pop(name, None)
        return context | {
            "plan": plan,
            "state": plan.digest if plan and not plan.faults else "",
            "state_name": LOADED_STATE,
            "verb": self.verb,
            "preview": PREVIEW,
            "media": self._form.media,
        }

    def form_valid(self, form: ChangeForm) -> HttpResponse:
        """Carry the change out as it was told, or show what would happen."""
        plan = form.plan()
        if PREVIEW in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if plan.faults:
            messages.error(self.request, _("Nothing was done: see what stands in the way."))
            return self.render_to_response(self.get_context_data(form=form))
        if self.request.POST.get(LOADED_STATE) != plan.digest:
            text = _("Nothing was done yet. Read what would happen now, and confirm it.")
            messages.warning(self.request, text)
            return self.render_to_response(self.get_context_data(form=form))
        try:
            change = carry_out(plan, self.request.user)
        except ChangeRefusedError as error:
            messages.error(self.request, str(error))
            return self.render_to_response(self.get_context_data(form=form))
        say_with_link(self.request, self.done % {"person": plan.person}, change)
        return redirect(LIST)


def _sent(values: dict[str, Any]) -> Any:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        if isinstance(value, list | tuple):
            data.setlist(name, value)
        elif value is not None and value is not False:
            data[name] = value
    return data


def say_with_link(request: HttpRequest, text: str, change: StaffChange) -> None:
    """Say that a change was made, with a link to its place in the list, where it is taken back."""
    button = messages.button(f"{reverse(LIST)}#change-{change.pk}", _("Show in the list"))
    messages.success(request, text, buttons=[button])


class MovePage(ChangePage):
    """Somebody moves to another group."""

    form_class = MoveForm
    verb, done = pgettext_lazy("staff", "Move"), gettext_lazy("%(person)s moves.")

    def get_page_title(self) -> str:
        return _("Somebody moves")


class DeparturePage(ChangePage):
    """Somebody leaves."""

    form_class = DepartureForm
    verb, done = gettext_lazy("End all of it"), gettext_lazy("%(person)s leaves.")

    def get_page_title(self) -> str:
        return _("Somebody leaves")


class HandoverPage(ChangePage):
    """A group or the chair gets another lead."""

    form_class = HandoverForm
    verb, done = gettext_lazy("Hand over"), gettext_lazy("%(person)s takes over.")

    def get_page_title(self) -> str:
        return _("Hand over")


class StaffPage(OfficePage, TemplateView):
    """The list of changes of staff, the latest first."""

    template_name = "labportal/admin/staffing/changes.html"
    title = gettext_lazy("Changes of staff")

    def get_page_title(self) -> str:
        return str(self.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        changes = StaffChange.objects.select_related("person", "group", "user", "taken_back_by")
        changes = changes.prefetch_related("group__texts")
        page = Paginator(changes, _PER_PAGE).get_page(self.request.GET.get("p") or 1)
        return super().get_context_data(page=page, links=ways_of_staff(self.request.user), **kwargs)


class TakeBackAction(ForOffice, View):
    """The button that takes a change back; it takes POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it back, and say what stays as it is. Raises Http404 for an unknown change."""
        change = get_object_or_404(StaffChange, pk=pk)
        if not request.user.is_authenticated:
            raise PermissionDenied
        try:
            left = take_back(pk, request.user)
        except ChangeRefusedError as error:
            messages.error(request, str(error))
            return redirect(LIST)
        if left:
            text = _("Taken back, but for what was changed since: %(left)s")
            messages.warning(request, text % {"left": " ".join(dict.fromkeys(left))})
        else:
            text = _("Taken back: all of it is as it was for %(person)s.")
            messages.success(request, text % {"person": change.person})
        return redirect(LIST)
