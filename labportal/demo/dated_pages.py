"""The news and openings of the demo lab, dated from the day on which they are loaded."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from groups.models import ResearchGroup
from labportal.demo.pictures import drawn_picture
from labportal.demo.publications import SOURCE
from labportal.models import (
    ConcernedGroup,
    ConcernedPerson,
    ConcernedPublication,
    NewsIndexPage,
    NewsPage,
    OpeningIndexPage,
    OpeningPage,
    OpeningSupervisor,
)
from labportal.setup.content import languages, read_content, text_in
from labportal.setup.pages import add_translated
from people.models import Person
from publications.models import Publication


def load_news(site: Site, today: date | None = None) -> list[str]:
    """Make the news that are missing; return their slugs.

    Groups, people and publications have to be there, and the index pages, without which there is
    no news. What is there is left alone.
    """
    return _load(site, "news", NewsIndexPage, partial(_news, today or timezone.localdate()))


def load_openings(site: Site, today: date | None = None) -> list[str]:
    """Make the openings that are missing, like `load_news`; return their slugs."""
    return _load(
        site, "openings", OpeningIndexPage, partial(_opening, today or timezone.localdate())
    )


def _load(site: Site, name: str, index: type[Page], prepare: Any) -> list[str]:
    parents = _index_pages(site, index)
    there = {page.slug for parent in parents.values() for page in parent.get_children()}
    contents = read_content("labportal.demo", name)[name]
    missing = [one for one in contents if parents and one["slug"] not in there]
    for content in missing:
        add_translated(parents, prepare(content))
    return [content["slug"] for content in missing]


def _index_pages(site: Site, index: type[Page]) -> dict[str, Page]:
    """Return the index page of each language, those that are translations of each other."""
    first = index.objects.descendant_of(site.root_page).first()
    if first is None:
        return {}
    pages = index.objects.filter(translation_key=first.translation_key).select_related("locale")
    by_language = {page.locale.language_code: page for page in pages}
    return {code: by_language[code] for code in languages() if code in by_language}


def _news(today: date, content: Mapping[str, Any]) -> Any:
    title = text_in(content["title"], languages()[0])
    picture = drawn_picture(content["slug"], title) if content.get("picture") else None

    def build(language: str) -> NewsPage:
        page = NewsPage(
            **_texts(content, language),
            date=today - timedelta(days=content["days_ago"]),
            picture=picture,
        )
        page.concerned_groups = [
            ConcernedGroup(group=group)
            for group in ResearchGroup.objects.filter(slug__in=content.get("groups", []))
        ]
        page.concerned_people = [
            ConcernedPerson(person=person) for person in _people(content.get("people", []))
        ]
        page.concerned_publications = [
            ConcernedPublication(publication=publication)
            for publication in Publication.objects.visible().filter(
                source_entries__source=SOURCE,
                source_entries__citekey__in=content.get("publications", []),
            )
        ]
        return page

    return build


def _opening(today: date, content: Mapping[str, Any]) -> Any:
    group = ResearchGroup.objects.filter(slug=content.get("group", "")).first()
    days = content.get("days_left")

    def build(language: str) -> OpeningPage:
        page = OpeningPage(
            **_texts(content, language),
            kind=content["kind"],
            group=group,
            deadline=None if days is None else today + timedelta(days=days),
            start=text_in(content["start"], language),
        )
        page.supervisors = [
            OpeningSupervisor(person=person) for person in _people(content["supervisors"])
        ]
        return page

    return build


def _texts(content: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {
        "slug": content["slug"],
        "title": text_in(content["title"], language),
        "lead": text_in(content["lead"], language),
        "body": [("text", text_in(content["text"], language).strip())],
    }


def _people(slugs: list[str]) -> Any:
    return Person.objects.live().filter(slug__in=slugs)
