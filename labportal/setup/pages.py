"""Making pages: in every language at once, published, with a revision to go back to."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import uuid4

from wagtail.models import Locale, Page, Site

from groups.models import ResearchIndexPage
from labportal.models import StandardPage
from labportal.setup.content import languages, text_in

AnyPage = TypeVar("AnyPage", bound=Page)


def add_translated(
    parents: Mapping[str, Page],
    build: Callable[[str], AnyPage],
    *,
    live: bool = True,
    user: Any = None,
) -> dict[str, AnyPage]:
    """Add a page under the parent of each language, each a translation of the others.

    `build` returns the unsaved page in a language. Returns the pages by language, published, or
    as drafts unless `live`.
    """
    translation_key = uuid4()
    pages = {}
    for language, parent in parents.items():
        page = build(language)
        page.locale = Locale.objects.get_or_create(language_code=language)[0]
        page.translation_key = translation_key
        page.live = live
        parent.add_child(instance=page)
        if live:
            publish(page, user)
        else:
            page.has_unpublished_changes = True
            page.save_revision(user=user, log_action="wagtail.create")
        pages[language] = page
    return pages


def publish(page: Page, user: Any = None) -> None:
    """Save what `page` holds now as a revision, publish it, and read the page anew."""
    page.save_revision(user=user, log_action=True).publish(user=user)
    page.refresh_from_db()


def research_indexes(site: Site) -> dict[str, ResearchIndexPage]:
    """Return the first research index page of each language, those that are translations."""
    first = ResearchIndexPage.objects.descendant_of(site.root_page).first()
    if first is None:
        return {}
    pages = ResearchIndexPage.objects.filter(translation_key=first.translation_key)
    by_language = {page.locale.language_code: page for page in pages.select_related("locale")}
    return {code: by_language[code] for code in languages() if code in by_language}


def sections(content: Mapping[str, Any], language: str) -> list[tuple[str, Any]]:
    """Return the blocks of a page's body for the sections that `content` has."""
    return [
        (
            "section",
            {
                "heading": text_in(section["heading"], language),
                "text": text_in(section["body"], language),
            },
        )
        for section in content.get("sections", [])
    ]


def standard_page(content: Mapping[str, Any], language: str) -> StandardPage:
    """Return an unsaved standard page with the slug, texts and sections of `content`."""
    return StandardPage(
        slug=content["slug"],
        title=text_in(content["title"], language),
        lead=text_in(content["lead"], language),
        body=[
            ("text", text_in(content["introduction"], language)),
            *sections(content, language),
        ],
    )
