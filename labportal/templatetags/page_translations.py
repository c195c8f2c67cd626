"""The translations of a page that is edited: which are missing, and which are older than it."""

from typing import Any, NamedTuple

from django import template
from django.urls import reverse
from wagtail.models import Locale, Page

from labportal.base.fields import has_several_languages
from labportal.desk.entrances import Way, language_name
from labportal.desk.pages import may_translate_pages

register = template.Library()


class PageTranslations(NamedTuple):
    """The languages that a page lacks, where it is translated, and what is older than what.

    The original is the first page that there was of the translations; `original` is blank unless
    it was published after the page, `older` has those that were published before the original.
    """

    missing: list[str]
    translate: str
    older: list[Way]
    original: Way | None


@register.simple_tag
def page_translations(page: Any, user: Any) -> PageTranslations | None:
    """Return the state of the translations of a page; None of a record, or in one language."""
    if not isinstance(page, Page) or not page.pk or not has_several_languages():
        return None
    others = list(page.get_translations().select_related("locale"))
    there = {page.locale_id, *(one.locale_id for one in others)}
    missing = [language_name(one) for one in Locale.objects.all() if one.pk not in there]
    translate = ""
    if missing and may_translate_pages(user):
        translate = reverse("simple_translation:submit_page_translation", args=[page.pk])
    original = min([page, *others], key=lambda one: one.pk)
    if original.pk == page.pk:
        older = [_way(one) for one in others if _is_older(one, page)]
        return PageTranslations(missing, translate, older, None)
    newer = _way(original) if _is_older(page, original) else None
    return PageTranslations(missing, translate, [], newer)


def _is_older(page: Any, original: Any) -> bool:
    """Return whether both are public, and `page` was published before `original`."""
    times = (page.last_published_at, original.last_published_at)
    return page.live and original.live and all(times) and times[0] < times[1]


def _way(page: Any) -> Way:
    return language_name(page.locale), reverse("wagtailadmin_pages:edit", args=[page.pk])
