"""Contributors: editors of research groups, who may write news and openings.

They may add pages under the index pages, and edit what they added; others' they may not touch, and
an administrator publishes. That is Wagtail's permission "add", and no more.
"""

from django.contrib.auth.models import Group
from wagtail.models import Page

from labportal.base.grants import grant_on_page
from labportal.models import NewsIndexPage, OpeningIndexPage

PERMISSIONS = ("wagtailcore.add_page",)
INDEX_PAGES = (NewsIndexPage, OpeningIndexPage)


def let_write(editors: Group) -> None:
    """Let new editors of a research group write news and openings in every language."""
    for kind in INDEX_PAGES:
        for page in kind.objects.all():
            grant_on_page(editors, page, PERMISSIONS)


def let_editors_write(page: Page) -> None:
    """Let the editors of every research group write under a new index page."""
    for editors in Group.objects.filter(research_group__isnull=False):
        grant_on_page(editors, page, PERMISSIONS)
