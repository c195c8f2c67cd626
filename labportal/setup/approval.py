"""Approval of pages, in place of the two auth groups that Wagtail brings along."""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext, gettext_lazy, gettext_noop, override
from wagtail.admin.localization import get_available_admin_languages
from wagtail.forms import TaskStateCommentForm
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowPage, WorkflowTask

from labportal.base.roots import root_page
from labportal.roles import ADMINISTRATORS

_EDITORS, _MODERATORS = "Editors", "Moderators"
_OLD_NAME = "Moderators approval"
_NEW_NAME = gettext_noop("Approval by administrators")


class ApprovalName(DeferredAttribute):
    """A name of a workflow or task that reads in the active language while nobody changed it."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        name = super().__get__(instance, cls)
        is_own = isinstance(name, str) and name in _names()
        return gettext(_NEW_NAME) if is_own else name

    def __set__(self, instance: Any, name: str) -> None:
        instance.__dict__["name"] = name


@cache
def _names() -> frozenset[str]:
    """Return the name in each language of the admin."""
    names = set()
    for language, _ in get_available_admin_languages():
        with override(language):
            names.add(gettext(_NEW_NAME))
    return frozenset(names)


def translate_approval() -> None:
    """Show in the reader's language what is stored in one only, or put into words at the start."""
    for kind in (Task, Workflow):
        kind.name = ApprovalName(kind._meta.get_field("name"))
    TaskStateCommentForm.base_fields["comment"].label = gettext_lazy("Comment")


def replace_default_groups() -> None:
    """Delete Wagtail's "Editors" and "Moderators", and let administrators approve pages instead.

    To be called once, when the portal's own roles are made.
    """
    administrators = Group.objects.get(name=ADMINISTRATORS)
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
