"""Where the page of a record is: under the index page of its kind, in the visitor's language."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from groups.models import (
    PeopleIndexPage,
    PublicationIndexPage,
    ResearchGroup,
    ResearchGroupPage,
    TopicIndexPage,
)
from labportal.base.models import Topic
from labportal.base.querysets import seen_by_everybody
from people.models import Person
from publications.models import Publication

INDEX_PAGES = {
    Person: PeopleIndexPage,
    Publication: PublicationIndexPage,
    Topic: TopicIndexPage,
}


class RecordUrls:
    """The addresses of records in one language, or in the site's first where there is no page.

    It asks the database once for all index pages, and once for all pages of groups, when an
    address is first asked for.
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
        known: dict[str, RecordUrls] = request.__dict__.setdefault("record_urls", {})
        return known.setdefault(language, cls(language, request))

    def of(self, record: Any) -> str:
        """Return the path of the record's page, or "" where visitors have none to see.

        Records are people, publications, topics and research groups; others raise TypeError.
        """
        match record:
            case ResearchGroup():
                return self._group_pages.get(record.pk, "")
            case Person() if record.merged_into_id:
                return ""
            case Publication() if record.retired_at or not record.public:
                return ""
            case Person() | Publication() | Topic():
                index = self.of_index(type(record))
                return f"{index}{record.slug}/" if index and record.slug else ""
        raise TypeError(f"{record!r} is no record that has a page.")

    def of_index(self, kind: type[Person | Publication | Topic]) -> str:
        """Return the path of the index page of this kind of record, or ""."""
        return self._index_pages.get(INDEX_PAGES[kind]._meta.label_lower, "")

    @cached_property
    def _index_pages(self) -> dict[str, str]:
        pages = Page.objects.type(*INDEX_PAGES.values()).select_related("locale", "content_type")
        return self._nearest(
            pages,
            lambda page: f"{page.content_type.app_label}.{page.content_type.model}",
        )

    @cached_property
    def _group_pages(self) -> dict[int, str]:
        pages = ResearchGroupPage.objects.select_related("locale").defer("body", "introduction")
        return self._nearest(pages, lambda page: page.group_id)

    def _nearest(self, pages: Any, key: Callable[[Any], Any]) -> dict[Any, str]:
        """Return the path of the page in the nearest language under each key."""
        public: Iterable[Page] = seen_by_everybody(
            pages.filter(locale__language_code__in=self._languages).order_by("path")
        )
        urls: dict[Any, str] = {}
        for page in sorted(
            public, key=lambda page: self._languages.index(page.locale.language_code)
        ):
            if url := page.get_url(self._request):
                urls.setdefault(key(page), url)
        return urls
