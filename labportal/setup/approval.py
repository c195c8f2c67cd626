"""Approval of pages, in place of the two auth groups that Wagtail brings along."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext, gettext_noop, override
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowPage, WorkflowTask

from labportal.base.roots import root_page
from labportal.roles import ADMINISTRATORS

_EDITORS, _MODERATORS = "Editors", "Moderators"
_OLD_NAME = "Moderators approval"
_NEW_NAME = gettext_noop("Approval by administrators")
# Wagtail's label of the button, whose German ("In … einreichen") does not fit such a name.
BUTTON = gettext_noop("Submit to %(workflow_name)s")


def replace_default_groups() -> None:
    """Delete Wagtail's "Editors" and "Moderators", and let administrators approve pages instead.

    To be called once, when the portal's own roles are made.
    """
    administrators = Group.objects.get(name=ADMINISTRATORS)
    # It is a record, and so has one name for the readers of all languages.
    with override(settings.LANGUAGE_CODE):
        name = gettext(_NEW_NAME)
    for task in GroupApprovalTask.objects.filter(groups__name=_MODERATORS):
        task.groups.add(administrators)
    for kind in (Task, Workflow):
        kind.objects.filter(name=_OLD_NAME).update(name=name)
    Group.objects.filter(name__in=[_EDITORS, _MODERATORS], user=None).delete()
    if not Workflow.objects.exists():
        # A database that was emptied: without one, nobody could send news for review.
        task = GroupApprovalTask.objects.create(name=name)
        task.groups.add(administrators)
        workflow = Workflow.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.create(workflow=workflow, page=root_page())
