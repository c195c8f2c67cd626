"""Signal handlers that keep editors in step with saved and deleted research groups and pages.

Signals, since editors know the groups and not the other way round, and only Django's signals know
of groups that a query deletes.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import post_delete, post_save

from groups.editors.auth_groups import keep_editors, keep_page_permissions
from groups.models import ResearchGroup, ResearchGroupPage


def connect() -> None:
    """Connect all that follows here."""
    post_save.connect(research_group_saved, sender=ResearchGroup)
    post_delete.connect(research_group_deleted, sender=ResearchGroup)
    post_save.connect(research_group_page_saved, sender=ResearchGroupPage)


def research_group_saved(instance: ResearchGroup, *, raw: bool, **_kwargs: Any) -> None:
    """Keep the group's editors in step; fixtures bring their own."""
    if not raw:
        keep_editors(instance)


def research_group_deleted(instance: ResearchGroup, **_kwargs: Any) -> None:
    """Delete the group's editors."""
    Group.objects.filter(pk=instance.editors_id).delete()


def research_group_page_saved(instance: ResearchGroupPage, *, raw: bool, **_kwargs: Any) -> None:
    """Keep the editors' permissions on the page in step; fixtures bring their own."""
    if not raw:
        keep_page_permissions(instance)
