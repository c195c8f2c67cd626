"""News and openings on the pages of groups, people and publications."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from groups.models import ResearchGroup
from labportal.models import NewsPage, OpeningPage
from labportal.openings.items import OpeningItem, opening_items
from people.models import Person
from publications.models import Publication

register = template.Library()


@register.simple_tag
def news_about(record: ResearchGroup | Person | Publication | None, most: int) -> list[NewsPage]:
    """Return the latest news that concern a record, in the active language.

    Of a record that is not saved yet there are none.
    """
    if not record or not record.pk:
        return []
    news = NewsPage.objects.concerning(record).filter(locale__language_code=_language())
    return list(news.listed()[:most])


@register.simple_tag
def openings_of(record: ResearchGroup | Person | None) -> list[OpeningItem]:
    """Return the current openings of a group, or those a person supervises, like `news_about`."""
    if not record or not record.pk:
        return []
    openings = OpeningPage.objects.concerning(record).filter(locale__language_code=_language())
    return opening_items(openings.current().listed())


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
