"""Signal handlers that let editors of research groups write news and openings."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page

from groups.editors.auth_groups import editors_made
from labportal.contributors import let_editors_write, let_write
from labportal.models import NewsIndexPage, OpeningIndexPage


@receiver(editors_made)
def editors_were_made(editors: Group, **_kwargs: Any) -> None:
    """Let them write; what administrators change of it later stays."""
    let_write(editors)


@receiver(post_save, sender=NewsIndexPage)
@receiver(post_save, sender=OpeningIndexPage)
def index_page_saved(instance: Page, *, created: bool, raw: bool, **_kwargs: Any) -> None:
    """Let all editors write under a new index page; fixtures bring their own."""
    if created and not raw:
        let_editors_write(instance)
