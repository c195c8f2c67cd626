"""Searching the whole portal: pages, people, topics and publications."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import Locale, Page

from groups.record_urls import RecordUrls
from labportal.base.models import Topic, TopicQuerySet, TopicText
from labportal.base.text_keys import fold
from labportal.models import OpeningPage
from people.models import Person
from publications.models import Publication
from publications.search import search as search_publications

MAX_LENGTH = 200
SHOWN = 10
PEOPLE_SHOWN = 20


@dataclass(frozen=True)
class Found:
    """What was found of one kind: the first few, and how many there are."""

    items: list[Any]
    count: int

    @classmethod
    def of(cls, found: Any, shown: int) -> "Found":
        """Return the first `shown` of the query's results, counted without a query if few."""
        items = list(found[: shown + 1])
        count = len(items) if len(items) <= shown else found.count()
        return cls(items[:shown], count)


@dataclass(frozen=True)
class Results:
    """What was found, by kind."""

    pages: Found
    people: Found
    topics: Found
    publications: Found

    @property
    def count(self) -> int:
        """How many there are of all kinds."""
        kinds: Iterable[Found] = (self.pages, self.people, self.topics, self.publications)
        return sum(found.count for found in kinds)


def clean_query(text: str) -> str:
    """Return what was typed without NULs, which PostgreSQL refuses, and not overly long."""
    return text.replace("\0", "").strip()[:MAX_LENGTH].strip()


def search(text: str, request: HttpRequest) -> Results | None:
    """Return what visitors may see that matches `text`, in the active language.

    Records are found where visitors have their index page to see. Returns None for text without a
    word to look for.
    """
    if not fold(text):
        return None
    urls = RecordUrls.for_request(request)
    people = Person.objects.live().matching(text).with_texts()
    publications = search_publications(Publication.objects.visible(), text).with_citation()
    topics = topics_matching(text).with_texts()
    # The index takes no subquery.
    past_openings = list(OpeningPage.objects.past().values_list("pk", flat=True))
    pages = Page.objects.live().public().filter(locale=Locale.get_active())
    pages = pages.exclude(pk__in=past_openings)
    return Results(
        pages=Found.of(pages.specific().search(text), SHOWN),
        people=Found.of(people if urls.of_index(Person) else people.none(), PEOPLE_SHOWN),
        topics=Found.of(topics if urls.of_index(Topic) else topics.none(), SHOWN),
        publications=Found.of(
            publications if urls.of_index(Publication) else publications.none(), SHOWN
        ),
    )


def topics_matching(text: str) -> TopicQuerySet:
    """Return the topics that have each word of `text`, or a longer one, in name or description."""
    topics = Topic.objects.all()
    for word in fold(text).split():
        begins = rf"\m{word}"
        texts = TopicText.objects.filter(
            Q(name__unaccent__iregex=begins) | Q(description__unaccent__iregex=begins),
            record=OuterRef("pk"),
        )
        topics = topics.filter(Q(name__unaccent__iregex=begins) | Exists(texts))
    return topics
