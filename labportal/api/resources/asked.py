"""A request to the API as its resources see it: parameters, language, addresses."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from lxml.html import fragment_fromstring, tostring
from wagtail.templatetags.wagtailcore_tags import richtext

from groups.record_urls import RecordUrls
from labportal.base.models import Topic
from labportal.base.record_texts import RecordText
from labportal.base.text.links import absolute
from people.models import Person
from publications.models import Publication

#: A text in the languages that it is written in, by their codes.
TextByLanguage = dict[str, str]


class Asked:
    """A request: its language, and the values of its parameters by name."""

    def __init__(self, request: HttpRequest, values: dict[str, Any]) -> None:
        self.request = request
        self.values = values
        self.language: str = values.get("lang") or settings.LANGUAGE_CODE

    def url(self, record: Any) -> str | None:
        """Return the address of the record's page, or None where visitors have none to see."""
        return absolute(self.urls.of(record)) or None

    def page_url(self, page: Any) -> str:
        """Return the address of a page that visitors may see."""
        return absolute(page.get_url(self.request) or "")

    def url_by_language(self, record: Any) -> TextByLanguage:
        """Return the addresses of the record's pages by language, of those that there are."""
        found: TextByLanguage = {}
        for code, urls in self._urls_by_language.items():
            # One that a language lacks is that of the first.
            if (path := urls.of(record)) and absolute(path) not in found.values():
                found[code] = absolute(path)
        return found

    def has_index(self, kind: type[Person | Publication | Topic]) -> bool:
        """Return whether visitors have a list of these records to see, in any language."""
        return any(urls.of_index(kind) for urls in self._urls_by_language.values())

    def api_url(self, resource: str, pk: int) -> str:
        """Return the address of a record in the API."""
        return absolute(reverse("api_record", args=[resource, pk]))

    @cached_property
    def urls(self) -> RecordUrls:
        """The addresses of records in the language that is asked for."""
        return RecordUrls(self.language, self.request)

    @cached_property
    def _urls_by_language(self) -> dict[str, RecordUrls]:
        return {code: RecordUrls(code, self.request) for code in languages()}


def html_with_addresses(text: str) -> str:
    """Return rich text as HTML whose links hold whole addresses, for pages on other sites."""
    whole = fragment_fromstring(str(richtext(text)), create_parent="div")
    whole.make_links_absolute(absolute("/"))
    return str(tostring(whole, encoding="unicode")).removeprefix("<div>").removesuffix("</div>")


def languages() -> list[str]:
    """Return the codes of the portal's languages, the first one first."""
    return [code for code, _name in settings.LANGUAGES]


def text_by_language(texts: Iterable[RecordText], field: str) -> TextByLanguage:
    """Return a field of the texts of a record by language, where it says something.

    Where it says nothing in any language of the portal, what it says in others, as pages do.
    """
    found = {text.language: str(getattr(text, field)) for text in texts if getattr(text, field)}
    spoken = {code: found[code] for code in languages() if code in found}
    return spoken or found
