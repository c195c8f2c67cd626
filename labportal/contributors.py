"""Contributors: editors of research groups, who may write news and openings.

They may add pages under the index pages, and edit what they added; others' they may not touch, and
an administrator publishes. That is Wagtail's permission "add", and no more.
"""

from django.contrib.auth.models import Group

from labportal.models import NewsIndexPage, OpeningIndexPage

INDEX_PAGES = (NewsIndexPage, OpeningIndexPage)


def let_write(editors: Group) -> None:
    """Let new editors of a research group write news and openings in every language."""
    for kind in INDEX_PAGES:
        for page in kind.objects.all():
            page.let_write(editors)
