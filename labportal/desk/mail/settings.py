"""The choice of the weekly mail among the settings of an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput

from labportal.models import WeeklyMail


class WeeklyMailForm(forms.ModelForm[WeeklyMail]):
    """The form of somebody's choice."""

    class Meta:
        model = WeeklyMail
        fields = ["wanted"]
        widgets = {"wanted": SwitchInput()}


class WeeklyMailPanel(BaseSettingsPanel):
    """The panel with the choice."""

    name = "weekly_mail"
    title = _("Weekly mail")
    tab = notifications_tab
    order = 50

    def get_form(self) -> WeeklyMailForm:
        mail = WeeklyMail.objects.filter(user=self.user).first() or WeeklyMail(user=self.user)
        data = self.request.POST if self.request.method == "POST" else None
        return WeeklyMailForm(data, instance=mail, prefix=self.name)


def weekly_mail_panel(request: Any, user: Any, profile: Any) -> WeeklyMailPanel:
    """Return the panel for an account."""
    return WeeklyMailPanel(request, user, profile)
