"""Addresses and buttons of the pages about personal data."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button

from labportal.base.registries.record_buttons import record_buttons
from labportal.privacy.admin.erase import ErasePage, FurtherPrintsPage
from labportal.privacy.admin.export import ExportPage, may_export
from labportal.privacy.admin.leavers import LeaversPage
from labportal.privacy.admin.person_page import may_erase
from people.models import Person


class PrivacyViewSet(ViewSet):
    """The addresses of these pages."""

    name = "privacy"
    url_prefix = "privacy"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("<int:pk>/erase/", ErasePage.as_view(), name="erase"),
            path("erased/<int:pk>/", FurtherPrintsPage.as_view(), name="erased"),
            path("leavers/", LeaversPage.as_view(), name="leavers"),
            path("<int:pk>/export/", ExportPage.as_view(), name="export"),
        ]


def _of_person(person: Person, user: Any) -> list[Button]:
    buttons = []
    if person.pk and may_export(person, user):
        url = reverse("privacy:export", args=[person.pk])
        buttons.append(Button(_("Export data …"), url=url, icon_name="download", priority=60))
    if person.pk and may_erase(user):
        url = reverse("privacy:erase", args=[person.pk])
        buttons.append(Button(_("Erase all data …"), url=url, icon_name="warning", priority=61))
    return buttons


def register_buttons() -> None:
    """Register the buttons of people."""
    record_buttons.register(Person, _of_person, lambda _request: [])
