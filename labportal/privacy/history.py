"""Lines of histories about personal data."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ERASED = "labportal.erase_person"
EXPORTED = "labportal.export_person"
CONTACTS_REMOVED = "labportal.remove_contacts"


def register_privacy_actions(actions: Any) -> None:
    """Register what histories say of personal data."""
    actions.register_action(ERASED, _("Erase"), _("Person erased"))
    actions.register_action(EXPORTED, _("Export data"), _("Personal data exported"))
    actions.register_action(
        CONTACTS_REMOVED,
        _("Remove contact details"),
        _("Contact details removed, as the lab's settings say for leavers"),
    )
