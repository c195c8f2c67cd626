"""Suggestions while somebody types: people, topics, pages and publications, by name and title."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext

from groups.models import ResearchGroupPage
from groups.record_urls import RecordUrls
from labportal.search.search import search

MOST = 8
_FEWEST_LETTERS = 2
#: Numbers of suggestions of each kind before publications, which take the places left.
_MOST_PEOPLE = 3
_MOST_TOPICS = 2
_MOST_PAGES = 2
_LOOKED_AT = 20


class SearchSuggestion(NamedTuple):
    """A name or title, what it is one of, and where its page is."""

    title: str
    kind: str
    url: str


def suggestions(text: str, request: HttpRequest) -> list[SearchSuggestion]:
    """Return what visitors may mean who have typed `text`, in the active language, at most MOST.

    Nothing for less than two letters or digits.
    """
    if sum(map(str.isalnum, text)) < _FEWEST_LETTERS:
        return []
    return list(islice((one for one in _suggested(text, request) if one.url), MOST))


def _suggested(text: str, request: HttpRequest) -> Iterator[SearchSuggestion]:
    found = search(text, request, names_only=True)
    if found is None:
        return
    urls = RecordUrls.for_request(request)
    for person in found.people[:_MOST_PEOPLE]:
        yield SearchSuggestion(person.titled_name, gettext("Person"), urls.of(person))
    for topic in found.topics.with_texts()[:_MOST_TOPICS]:
        yield SearchSuggestion(topic.label, gettext("Topic"), urls.of(topic))
    # Groups are what pages are mostly looked for.
    pages = sorted(found.pages[:_LOOKED_AT], key=lambda one: not isinstance(one, ResearchGroupPage))
    for page in pages[:_MOST_PAGES]:
        is_group = isinstance(page, ResearchGroupPage)
        kind = gettext("Research group") if is_group else gettext("Page")
        yield SearchSuggestion(page.title, kind, page.get_url(request) or "")
    for publication in found.publications[:MOST]:
        yield SearchSuggestion(publication.title, gettext("Publication"), urls.of(publication))
