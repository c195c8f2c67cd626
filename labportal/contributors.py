"""Contributors: editors of research groups, who may write news and openings.

They may add pages under the index pages, and edit what they added; others' they may not touch, and
an administrator publishes. That is Wagtail's permission "add", and no more.
"""

from django.contrib.auth.models import Group
from wagtail.models import get_page_models

from labportal.models.contributed_index_page import ContributedIndexPage


def let_write(editors: Group) -> None:
    """Let new editors of a research group write news and openings in every language."""
    for kind in get_page_models():
        if issubclass(kind, ContributedIndexPage):
            for page in kind.objects.all():
                page.let_write(editors)
