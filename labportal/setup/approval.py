"""The two auth groups that Wagtail brings along, in whose place the portal's roles step."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Task, Workflow

from labportal.roles import ADMINISTRATORS

_EDITORS, _MODERATORS = "Editors", "Moderators"
_OLD_NAME, _NEW_NAME = "Moderators approval", "Approval by administrators"


def replace_default_groups() -> None:
    """Delete Wagtail's "Editors" and "Moderators", and let administrators approve pages instead.

    To be called once, when the portal's own roles are made.
    """
    administrators = Group.objects.get(name=ADMINISTRATORS)
    for task in GroupApprovalTask.objects.filter(groups__name=_MODERATORS):
        task.groups.add(administrators)
    for kind in (Task, Workflow):
        kind.objects.filter(name=_OLD_NAME).update(name=_NEW_NAME)
    Group.objects.filter(name__in=[_EDITORS, _MODERATORS], user=None).delete()
