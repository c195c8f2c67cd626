"""Approval of pages, in place of the two auth groups that Wagtail brings along."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowPage, WorkflowTask

from labportal.base.roots import root_page
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
    if not Workflow.objects.exists():
        # A database that was emptied: without one, nobody could send news for review.
        task = GroupApprovalTask.objects.create(name=_NEW_NAME)
        task.groups.add(administrators)
        workflow = Workflow.objects.create(name=_NEW_NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.create(workflow=workflow, page=root_page())
