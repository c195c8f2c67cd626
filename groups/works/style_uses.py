"""Citation styles of groups, and the lists on pages that print by one."""

from collections.abc import Iterable, Iterator

from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from groups.records.research_group import ResearchGroup


def groups_by_style(key: str) -> Iterable[ResearchGroup]:
    """Return the groups whose lists are printed by the style with this key."""
    return ResearchGroup.objects.filter(citation_style=key).with_texts()


def style_of_group(slug: str) -> str:
    """Return the citation style of a group, "" where it has none of its own, or of no group."""
    found = ResearchGroup.objects.filter(slug=slug) if slug else ResearchGroup.objects.none()
    return found.values_list("citation_style", flat=True).first() or ""


def pages_by_style(key: str) -> Iterator[Page]:
    """Yield the pages with a list that is printed by the style with this key."""
    for model in get_page_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                # As PostgreSQL writes JSON: a key of a style has no character to be escaped.
                body = Cast(field.name, TextField())
                yield from model._default_manager.annotate(stream=body).filter(
                    stream__contains=f'"style": "{key}"'
                )
