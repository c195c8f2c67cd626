"""Addresses of records' pages: below the index page of their kind, in the visitor's language."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site

from groups.models import (
    PeopleIndexPage,
    PublicationIndexPage,
    ResearchGroup,
    ResearchGroupPage,
    TopicIndexPage,
)
from labportal.base.database.kept import kept
from labportal.base.models import Topic
from labportal.base.querysets import seen_by_everybody
from people.models import Person
from publications.models import Publication

INDEX_PAGE_OF_RECORD = {
    Person: PeopleIndexPage,
    Publication: PublicationIndexPage,
    Topic: TopicIndexPage,
}

#: Which template shows a record, by its kind.
TEMPLATES = {
    Person: "groups/person_page.html",
    Publication: "groups/publication_page.html",
}


class RecordUrls:
    """The addresses of records in one language, or in the site's first where there is no page.

    It asks the database once for all index pages, and once for all pages of groups, when an
    address is first asked for after content changed.
    """

    def __init__(self, language: str, request: HttpRequest | None = None) -> None:
        self._languages = list(dict.fromkeys([language, settings.LANGUAGE_CODE]))
        self._request = request

    @classmethod
    def for_request(cls, request: HttpRequest | None) -> "RecordUrls":
        """Return the addresses in the active language, the same object all through a request."""
        language = get_language() or settings.LANGUAGE_CODE
        if request is None:
            return cls(language)
        # By language: `override` may make another one active within the request.
        known: dict[str, RecordUrls] = request.__dict__.setdefault("record_urls", {})
        return known.setdefault(language, cls(language, request))

    def of(self, record: Any) -> str:
        """Return the path of the record's page, or "" where visitors have none to see.

        Records are people, publications, topics and research groups; others raise TypeError.
        """
        return self._path(record, self._languages)

    def identity(self, record: Any) -> str:
        """Return the path of the record's page in the site's first language, or in the nearest.

        It is the same whatever language a page is in, and asks for nothing that `of` does not.
        """
        return self._path(record, self._languages[::-1])

    def of_index(self, kind: type[Person | Publication | Topic]) -> str:
        """Return the path of the index page of this kind of record, or ""."""
        return self._index(kind, self._languages)

    def _path(self, record: Any, languages: list[str]) -> str:
        match record:
            case ResearchGroup():
                return _first(self._group_pages.get(record.pk, {}), languages)
            case Person() if record.merged_into_id or record.deleted_at:
                return ""
            case Publication() if record.retired_at or not record.public:
                return ""
            case Person() | Publication() | Topic():
                index = self._index(type(record), languages)
                return f"{index}{record.slug}/" if index and record.slug else ""
        raise TypeError(f"{record!r} is no record that has a page.")

    def _index(self, kind: type[Person | Publication | Topic], languages: list[str]) -> str:
        return _first(
            self._index_pages.get(INDEX_PAGE_OF_RECORD[kind]._meta.label_lower, {}), languages
        )

    @cached_property
    def _index_pages(self) -> dict[str, dict[str, str]]:
        pages = Page.objects.type(*INDEX_PAGE_OF_RECORD.values()).select_related(
            "locale", "content_type"
        )
        return self._by_language(
            "indexes", pages, lambda page: ".".join(page.content_type.natural_key())
        )

    @cached_property
    def _group_pages(self) -> dict[int, dict[str, str]]:
        # Streams are read when a page is loaded, and an address needs none of them.
        pages = ResearchGroupPage.objects.select_related("locale").defer("body", "introduction")
        return self._by_language("groups", pages, lambda page: page.group_id)

    def _by_language(
        self, name: str, pages: Any, key: Callable[[Any], Any]
    ) -> dict[Any, dict[str, str]]:
        """Return the paths of the pages under each key, by language; kept under `name`."""

        def paths() -> dict[Any, dict[str, str]]:
            public: Iterable[Page] = seen_by_everybody(
                # Of several pages for one record, the first in the tree, for every visitor.
                pages.filter(locale__language_code__in=self._languages).order_by("path")
            )
            urls: dict[Any, dict[str, str]] = {}
            for page in public:
                if url := page.get_url(self._request):
                    urls.setdefault(key(page), {}).setdefault(page.locale.language_code, url)
            return urls

        # Paths on the site that is asked are relative, those on others are not.
        site = Site.find_for_request(self._request) if self._request else None
        return kept(f"urls-of-{name}", [site and site.pk, *self._languages], paths)


def address(record: Any, request: HttpRequest | None) -> str:
    """Return the path of the record's page as `RecordUrls.of` does, for a request."""
    return RecordUrls.for_request(request).of(record)


def _first(by_language: dict[str, str], languages: list[str]) -> str:
    return next((by_language[code] for code in languages if code in by_language), "")
