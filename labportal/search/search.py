"""Searching the whole portal: people, topics, pages and publications."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from wagtail.models import Locale, Page

from groups.record_urls import RecordUrls
from labportal.base.models import Topic, TopicQuerySet
from labportal.base.pages import pages_hidden_from_search
from labportal.base.querysets import closed_homes
from labportal.base.records.word_search import with_words
from labportal.base.text.keys import fold
from labportal.base.text.typed_words import TypedWords, best_matches, keys
from people.models import Person
from publications.models import Publication
from publications.search.index import has_words
from publications.search.index import search as search_publications

MAX_LENGTH = 200


def clean_query(text: str) -> str:
    """Return `text` without NULs, which PostgreSQL refuses, cut to MAX_LENGTH characters."""
    return text.replace("\0", "").strip()[:MAX_LENGTH].strip()


class SearchMatches(NamedTuple):
    """Results by kind, in the order in which they are shown; each can be sliced and counted."""

    people: Any
    topics: Any
    pages: Any
    publications: Any


def search(text: str, request: HttpRequest, *, names_only: bool = False) -> SearchMatches | None:
    """Return the matches of `text` that visitors may see, in the active language.

    Records are found where visitors have their index page to see. Names and titles with a mistyped
    word are found where nothing of any kind has it as it is spelled. With `names_only`, topics and
    pages are found by these. Returns None for text without a word to look for.
    """
    if not fold(text):
        return None
    urls = RecordUrls.for_request(request)
    visible = Publication.objects.visible()
    # Once for both rounds: the search of publications has its own steps from exact to forgiving.
    publications = search_publications(visible, text) if urls.of_index(Publication) else None

    def found(*, forgive: bool) -> SearchMatches:
        people = Person.objects.live().matching(text, forgive=forgive)
        topics = topics_matching(text, forgive=forgive, names_only=names_only)
        return SearchMatches(
            people if urls.of_index(Person) else people.none(),
            topics if urls.of_index(Topic) else topics.none(),
            pages_matching(text, forgive=forgive, names_only=names_only),
            visible.none() if publications is None else publications,
        )

    as_spelled = found(forgive=False)
    people, topics, pages, _publications = as_spelled
    if people.exists() or topics.exists() or pages.count() or has_words(visible, text):
        return as_spelled
    return found(forgive=True)


def topics_matching(text: str, *, forgive: bool = True, names_only: bool = False) -> TopicQuerySet:
    """Return the topics that have each word of `text`, or a longer one, in name or description.

    If there is none, a letter or two may be wrong, unless that is not to be forgiven.
    """
    fields = (
        ["name", "texts__name"] if names_only else ["name", "texts__name", "texts__description"]
    )
    return with_words(Topic.objects.all(), text, fields, forgive=forgive)


def pages_matching(text: str, *, forgive: bool = True, names_only: bool = False) -> Any:
    """Return the pages in the active language that visitors may see and that match `text`.

    They have its words; if there is none, their titles have words that begin so, or, if mistakes
    are to be forgiven, words that are nearly the same.
    """
    # The index takes no subquery.
    unlisted, *others = pages_hidden_from_search()
    pages = Page.objects.live().public().filter(locale=Locale.get_active(), depth__gt=1)
    pages = pages.exclude(pk__in=list(unlisted.union(*others)))
    for home in closed_homes():
        pages = pages.not_descendant_of(home)
    if not names_only:
        with_words = pages.specific().search(text)
        # Results of Wagtail's index have no `exists`.
        if with_words.count():
            return with_words
    titles = {pk: keys(title) for pk, title in pages.values_list("pk", "title")}
    found = best_matches(TypedWords.of(text), titles, forgive=forgive)
    return pages.filter(pk__in=found).specific().order_by("title", "pk")
