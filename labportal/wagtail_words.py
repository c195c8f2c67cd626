"""Texts of Wagtail whose German the portal says in other words, which stand in its own catalogue.

Wagtail's German calls a language "Locale", and a version now "Revision", now "Version"; its label
of the button ("In … einreichen") does not fit the name of a workflow.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

BUTTON = _("Submit to %(workflow_name)s")

LANGUAGES = (
    _("Locale"),
    _("Locale: "),
    _("locale"),
    _("Locales"),
    _("Switch locales"),
    _("Available in %(translations_total)s locales"),
    ngettext_lazy(
        "A locale is disabled because a parent page is not translated.",
        "Some locales are disabled because some parent pages are not translated.",
    ),
    _("Wagtail locales"),
    _("Add a locale"),
    _("Add locale"),
    _("Delete locale"),
    _("Are you sure you want to delete this locale?"),
    _("Locale '%(object)s' created."),
    _("Locale '%(object)s' updated."),
    _("Locale '%(object)s' deleted."),
    _("The locale could not be saved due to errors."),
    _("This locale's language code is not supported"),
    _(
        "This locale's current language code is not supported. Please choose a new language or "
        "delete this locale."
    ),
    _("This locale cannot be deleted because there are no other locales."),
    _("This locale cannot be deleted because there are pages and/or other objects using it."),
)

VERSIONS = (
    _("Compare with live version"),
    _("Replace current revision"),
    _("Are you sure you want to unschedule this revision?"),
    _('revision %(revision_id)s of "%(object)s"'),
    _("revision"),
    _("revisions"),
    _("latest revision"),
    _("latest revision created at"),
    _("live revision"),
    _("Cannot overwrite a revision that is not the latest for this %(model_name)s."),
    _("Cannot overwrite a revision that was not created by the current user."),
    _("Reverted to previous revision"),
    _("Reverted to previous revision with id %(revision_id)s from %(created_at)s"),
    _("Revision %(revision_id)s from %(created_at)s scheduled for publishing at %(go_live_at)s."),
    _(
        "Revision %(revision_id)s from %(created_at)s unscheduled from publishing at "
        "%(go_live_at)s."
    ),
    _("Task '%(task_name)s' on Revision '%(revision_info)s': %(status)s"),
)
