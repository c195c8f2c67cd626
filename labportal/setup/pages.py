"""Making pages: in every language at once, published, with a revision to go back to."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import uuid4

from wagtail.models import Locale, Page

from labportal.models import StandardPage
from labportal.setup.content import text_in

AnyPage = TypeVar("AnyPage", bound=Page)


def add_translated(
    parents: Mapping[str, Page], build: Callable[[str], AnyPage]
) -> dict[str, AnyPage]:
    """Add a page under the parent of each language, each a translation of the others.

    `build` returns the unsaved page in a language. Returns the pages by language, published.
    """
    translation_key = uuid4()
    pages = {}
    for language, parent in parents.items():
        page = build(language)
        page.locale = Locale.objects.get_or_create(language_code=language)[0]
        page.translation_key = translation_key
        parent.add_child(instance=page)
        publish(page)
        pages[language] = page
    return pages


def publish(page: Page) -> None:
    """Save what `page` holds now as a revision, publish it, and read the page anew."""
    page.save_revision(log_action=True).publish()
    page.refresh_from_db()


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
