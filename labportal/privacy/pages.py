"""Pages of the admin by which a person is erased, and by which their data is exported."""

import tempfile
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from labportal.base.registries.record_buttons import record_buttons
from labportal.privacy.archive import write_archive
from labportal.privacy.erasure import (
    REPLACEMENT,
    ErasureRefusedError,
    PlanChangedError,
    Report,
    Wish,
    erase,
)
from labportal.privacy.history import EXPORTED
from labportal.privacy.places import places_by_record
from labportal.staffing.rights import may
from people.models import Person

_LISTING = "wagtailsnippets_people_person:list"
_EDIT = "wagtailsnippets_people_person:edit"
#: The button that erases; the other one shows what would be done.
CONFIRM = "confirm"
_WORK = "erase"


class PersonPage(WagtailAdminTemplateMixin):
    """The common part: the person that the address names."""

    header_icon = "user"

    @cached_property
    def person(self) -> Person:
        """The person, who was neither merged nor deleted."""
        person: Person = get_object_or_404(Person.objects.live(), pk=self.kwargs["pk"])
        return person

    def get_page_subtitle(self) -> str:
        return str(self.person)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(_EDIT, args=[self.person.pk]), "label": str(self.person)},
            {"url": "", "label": self.get_header_title()},
        ]


class ErasureForm(forms.Form):
    """The form of an erasure: the name on works, and its replacement."""

    names = forms.ChoiceField(
        label=gettext_lazy("The name as works print it"),
        choices=[
            ("replace", gettext_lazy("is replaced everywhere")),
            ("keep", gettext_lazy("stays in the lists of authors, and is replaced elsewhere")),
        ],
        initial="replace",
        widget=forms.RadioSelect,
    )
    replacement = forms.CharField(
        label=gettext_lazy("What stands in place of the name"),
        max_length=60,
        initial=REPLACEMENT,
    )

    @property
    def wish(self) -> Wish:
        """The choice."""
        return Wish(self.cleaned_data["names"] == "keep", self.cleaned_data["replacement"])


class ErasePage(PersonPage, FormView[ErasureForm]):
    """Erase a person: choose, read what would be done, and confirm it."""

    template_name = "labportal/admin/privacy/erase.html"
    form_class = ErasureForm
    report: Report | None = None

    @property
    def is_done(self) -> bool:
        """Whether the person is erased, and named no more."""
        return bool(self.report and self.report.erased)

    def get_page_subtitle(self) -> str:
        return "" if self.is_done else super().get_page_subtitle()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        if not self.is_done:
            return super().get_breadcrumbs_items()
        listing = {"url": reverse(_LISTING), "label": Person._meta.verbose_name_plural}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may erase people, and others with PermissionDenied."""
        if not may(request.user, _WORK):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Erase a person")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        left = (*self.report.left, *self.report.bare) if self.report else ()
        return super().get_context_data(
            person=self.person,
            report=self.report,
            records=places_by_record(left, self.request.user),
            confirm=CONFIRM,
            **kwargs,
        )

    def form_valid(self, form: ErasureForm) -> HttpResponse:
        """Show what would be done, or do it."""
        agreed = self.request.POST.get(CONFIRM)
        try:
            self.report = self._erase(form.wish, agreed)
        except PlanChangedError as error:
            messages.error(self.request, str(error))
            agreed, self.report = None, self._erase(form.wish, None)
        except ErasureRefusedError as error:
            messages.error(self.request, str(error))
            return self.render_to_response(self.get_context_data(form=form))
        if agreed is None:
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, _("The person is erased."))
        if self.report.is_complete:
            return redirect(_LISTING)
        # Shown at once: nobody can look for the name again, since it is stored nowhere.
        self.template_name = "labportal/admin/privacy/erased.html"
        return self.render_to_response(self.get_context_data(form=form))

    def _erase(self, wish: Wish, agreed: str | None) -> Report:
        """Erase the person as was agreed to, or return the plan."""
        by, is_plan = self.request.user, agreed is None
        return erase(self.person, wish, by, dry_run=is_plan, agreed=agreed)


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
            person=self.person, is_own=not may(self.request.user, _WORK), **kwargs
        )

    def post(self, request: HttpRequest, pk: int) -> FileResponse:
        """Answer with the archive; the history of the person says that it was made."""
        # Closed, and with that removed, by the answer.
        file = tempfile.TemporaryFile()  # noqa: SIM115
        write_archive(self.person, file, with_mentions=may(request.user, _WORK))
        file.seek(0)
        log(self.person, EXPORTED, user=request.user)
        return FileResponse(file, as_attachment=True, filename=f"{self.person.slug}.zip")


def may_export(person: Person, user: Any) -> bool:
    """Return whether somebody may export the data of a person."""
    return bool(may(user, _WORK) or (person.user_id and person.user_id == user.pk))


class PrivacyViewSet(ViewSet):
    """The addresses of these pages."""

    name = "privacy"
    url_prefix = "privacy"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("<int:pk>/erase/", ErasePage.as_view(), name="erase"),
            path("<int:pk>/export/", ExportPage.as_view(), name="export"),
        ]


def _of_person(person: Person, user: Any) -> list[Button]:
    buttons = []
    if person.pk and may_export(person, user):
        url = reverse("privacy:export", args=[person.pk])
        buttons.append(Button(_("Export data …"), url=url, icon_name="download", priority=60))
    if person.pk and may(user, _WORK):
        url = reverse("privacy:erase", args=[person.pk])
        buttons.append(Button(_("Erase …"), url=url, icon_name="bin", priority=61))
    return buttons


def register_buttons() -> None:
    """Register the buttons of people."""
    record_buttons.register(Person, _of_person, lambda _user: [])
