"""Ways from the first page to what somebody writes: pages of groups, news, openings."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from groups.editors.permissions import edited_groups
from groups.models import ResearchGroupPage
from groups.reports.viewset import report_address
from labportal.desk.pages import editable_pages, may_translate_pages
from labportal.models import NewsIndexPage, OpeningIndexPage

#: The name of a language, and where to go in it.
Way = tuple[str, str]


class GroupEntrance(NamedTuple):
    """A group that somebody edits: its name, record, report, pages, and the missing ones."""

    name: str
    record: str
    report: str
    pages: list[Way]
    missing: list[Way]


class WritingEntrance(NamedTuple):
    """Something to write, by language."""

    label: str
    icon: str
    languages: list[Way]


def group_entrances(user: Any) -> list[GroupEntrance]:
    """Return the groups that somebody edits, with those of their pages that may be edited.

    A page that is missing in a language is made from the first of the group's.
    """
    groups = list(edited_groups(user).with_texts())
    if not groups:
        return []
    names = list(map(language_name, Locale.objects.all())) if may_translate_pages(user) else []
    pages = ResearchGroupPage.objects.filter(group__in=groups, pk__in=editable_pages(user))
    found: dict[int, list[Way]] = {}
    missing: dict[int, list[Way]] = {}
    for page in pages.select_related("locale").order_by("path"):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        found.setdefault(page.group_id, []).append((language_name(page.locale), address))
        translate = reverse("simple_translation:submit_page_translation", args=[page.pk])
        missing.setdefault(page.group_id, [(name, translate) for name in names])
    for group, ways in missing.items():
        there = {name for name, _address in found[group]}
        missing[group] = [way for way in ways if way[0] not in there]
    return [
        GroupEntrance(
            group.name,
            reverse("wagtailsnippets_groups_researchgroup:edit", args=[group.pk]),
            report_address(groups=group.pk),
            found.get(group.pk, []),
            missing.get(group.pk, []),
        )
        for group in groups
    ]


def writing_entrances(user: Any) -> list[WritingEntrance]:
    """Return what somebody may write that has a date: news and openings."""
    may_add = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    kinds = (
        (_("Write news:"), "calendar", NewsIndexPage, "newspage"),
        (_("Write an opening:"), "form", OpeningIndexPage, "openingpage"),
    )
    entrances = []
    for label, icon, index_page, model in kinds:
        pages = index_page.objects.filter(live=True, pk__in=may_add.values("pk"))
        languages = [
            (
                language_name(page.locale),
                reverse("wagtailadmin_pages:add", args=["labportal", model, page.pk]),
            )
            for page in pages.select_related("locale").order_by("path")
        ]
        entrances += [WritingEntrance(label, icon, languages)] if languages else []
    return entrances


def language_name(locale: Locale) -> str:
    """Return the name of a language in that of the reader."""
    code = locale.language_code
    return str(_(get_content_languages().get(code, code)))
