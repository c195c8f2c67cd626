"""Contributors: editors of research groups, who may write news and openings.

They may add pages under the index pages, and edit what they added; others' they may not touch, and
an administrator publishes. That is Wagtail's permission "add", and no more. What they begin to
write names their own group already.
"""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Page, get_page_models

from groups.editors.permissions import edited_groups
from labportal.models import ConcernedGroup, NewsPage, OpeningPage
from labportal.models.contributed_index_page import ContributedIndexPage


def let_write(editors: Group) -> None:
    """Let new editors of a research group write news and openings in every language."""
    for kind in get_page_models():
        if issubclass(kind, ContributedIndexPage):
            for page in kind.objects.all():
                page.let_write(editors)


def name_own_group(page: Page, **_kwargs: Any) -> None:
    """Let a page that is begun name the research group of its owner, if they edit just one."""
    if not isinstance(page, NewsPage | OpeningPage) or page.owner is None:
        return
    groups = list(edited_groups(page.owner)[:2])
    if len(groups) != 1:
        return
    if isinstance(page, OpeningPage):
        page.group = groups[0]
    else:
        page.concerned_groups = [ConcernedGroup(group=groups[0])]
