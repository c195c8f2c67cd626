"""The pages that every portal has: index pages, and those that the law asks for."""

from collections.abc import Mapping
from functools import partial

from wagtail.models import Page

from groups.models import (
    PeopleIndexPage,
    PublicationIndexPage,
    ResearchIndexPage,
    TopicIndexPage,
)
from labportal.base.pages import BasePage
from labportal.models import HomePage, NewsIndexPage, OpeningIndexPage, StandardPage
from labportal.setup.content import read_content, text_in
from labportal.setup.pages import add_translated, standard_page

PAGES_OF_A_NEW_PORTAL: dict[str, type[BasePage]] = {
    "research": ResearchIndexPage,
    "people": PeopleIndexPage,
    "topics": TopicIndexPage,
    "publications": PublicationIndexPage,
    "news": NewsIndexPage,
    "openings": OpeningIndexPage,
}

Pages = dict[str, dict[str, Page]]


def make_index_pages(home: Mapping[str, HomePage]) -> Pages:
    """Add the index pages under the home pages; return them by slug and language."""
    titles = read_content("labportal.lab_templates", "lab")["index_pages"]
    return {
        slug: add_translated(home, partial(_index_page, slug, titles[slug]))
        for slug in PAGES_OF_A_NEW_PORTAL
    }


def _index_page(slug: str, titles: Mapping[str, str], language: str) -> BasePage:
    return PAGES_OF_A_NEW_PORTAL[slug](
        slug=slug, title=text_in(titles, language), show_in_menus=True
    )


def kind_made(slug: str) -> type[BasePage]:
    """Return which kind of page a set-up makes under a slug; that of home pages for any other."""
    legal = read_content("labportal.lab_templates", "legal_pages")["pages"]
    if any(content["slug"] == slug for content in legal):
        return StandardPage
    return PAGES_OF_A_NEW_PORTAL.get(slug, HomePage)


def make_legal_pages(home: Mapping[str, HomePage]) -> Pages:
    """Add imprint, privacy and accessibility statements; return them by slug and language."""
    return {
        content["slug"]: add_translated(home, partial(standard_page, content))
        for content in read_content("labportal.lab_templates", "legal_pages")["pages"]
    }
