"""Index pages under which the editors of research groups may write."""

from typing import Any, ClassVar

from django.contrib.auth.models import Group

from groups.pages.composed_page import ComposedPage
from labportal.base.grants import grant_on_page

PERMISSIONS = ("wagtailcore.add_page",)


class ContributedIndexPage(ComposedPage):
    """An abstract index page. Whoever may write under it edits what they added, and no more."""

    max_count_per_parent = 1
    parent_page_types: ClassVar = ["labportal.HomePage"]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Fixtures are written past this, and bring their own permissions.
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if is_new:
            for editors in Group.objects.filter(research_group__isnull=False):
                self.let_write(editors)

    def let_write(self, editors: Group) -> None:
        """Let an auth group write under this page; what administrators change later stays."""
        grant_on_page(editors, self, PERMISSIONS)
