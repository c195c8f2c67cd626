"""The page that tells whose contact details would go, and when."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from labportal.models.lab_settings import MOST_CONTACT_DAYS
from labportal.privacy.admin.person_page import may_erase
from labportal.privacy.expiry.leavers import contact_days, departures


class LeaversPage(WagtailAdminTemplateMixin, TemplateView):
    """Tell whose contact details would go if they were kept for the days that the address says.

    The form of the lab's settings shows the list of this page while somebody types.
    """

    template_name = "labportal/admin/privacy/leavers.html"
    header_icon = "user"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may change the days, and others with PermissionDenied."""
        if not may_erase(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Contact details of leavers")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("days")
        days, is_number = contact_days(), True
        if asked is not None:
            field = forms.IntegerField(required=False, min_value=0, max_value=MOST_CONTACT_DAYS)
            try:
                days = field.clean(asked.strip())
            except forms.ValidationError:
                is_number = False
        today = timezone.localdate()
        found = [] if days is None or not is_number else departures(days, today)
        return super().get_context_data(
            days=days,
            is_number=is_number,
            due=[one for one in found if one.day <= today],
            later=[one for one in found if one.day > today],
            **kwargs,
        )
