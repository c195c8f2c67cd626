"""Menus, settings, and translations of pages in the admin."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.views import EditView
from wagtail.contrib.simple_translation.forms import SubmitTranslationForm
from wagtail.contrib.simple_translation.views import SubmitPageTranslationView

from labportal.base.fields import has_several_languages
from labportal.base.records.open_forms.views import OutdatedFormCheck
from labportal.base.records.viewset import RecordViewSet
from labportal.models import Menu


class MenuViewSet(RecordViewSet):
    """Main and footer menus, one per language."""

    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 250
    add_to_admin_menu = False
    add_to_settings_menu = True
    list_display = ["__str__", "place", *(["language"] if has_several_languages() else []), "site"]

    def listed(self, records: models.QuerySet[Menu]) -> models.QuerySet[Menu]:
        return records.select_related("site")


class SettingsEditView(OutdatedFormCheck, EditView):
    """The form of the lab's particulars."""


class PageTranslationView(SubmitPageTranslationView):
    """The form that has a page translated, with the language ticked if there is only one left."""

    def get_form(self) -> SubmitTranslationForm:
        """Return the form."""
        form = super().get_form()
        field = form.fields["locales"]
        disabled = set(field.widget.disabled_values)
        left = [locale.pk for locale in field.queryset if locale.pk not in disabled]
        if len(left) == 1:
            field.initial = left
        return form
