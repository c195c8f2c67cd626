"""News."""

from collections.abc import Sequence
from typing import Any, ClassVar, TypedDict

from groups.models import ResearchGroup
from labportal.api.resources.asked import Asked, TextByLanguage, languages
from labportal.api.resources.pages import url_by_language
from labportal.api.resources.references import (
    NamedReference,
    PersonReference,
    PublicationReference,
    group_reference,
    person_reference,
    publication_reference,
)
from labportal.api.resources.resource import (
    GROUP,
    PERSON,
    Resource,
    in_order,
    named,
)
from labportal.base.answers.parameters import Parameter, language_parameter
from labportal.models import NewsPage
from labportal.news.items import NewsItem as ShownItem
from labportal.news.items import news_items
from labportal.querysets import NewsQuerySet
from people.models import Person

OF_LANGUAGE = language_parameter(
    "The language in which they are written; without it, the portal's first language."
)


class NewsItem(TypedDict):
    """A piece of news in one language."""

    id: int
    """The id, which never changes; a translation has another one."""
    self: str
    """The address of this item in the API."""
    url: str
    """The address of its page."""
    url_by_language: TextByLanguage
    """The addresses of the page in each language that it is in."""
    language: str
    """The language in which it is written."""
    changed: str | None
    """When it was last published."""
    date: str
    """The date of the news."""
    title: str
    """The title."""
    lead: str
    """One or two sentences."""
    groups: list[NamedReference]
    """The research groups that it concerns."""
    people: list[PersonReference]
    """The people whom it concerns."""
    publications: list[PublicationReference]
    """The publications that it concerns."""


class NewsResource(Resource):
    """News."""

    name = "news"
    about = "News, each in one language, the latest first."
    item = NewsItem
    parameters: ClassVar[tuple[Parameter, ...]] = (GROUP, PERSON, OF_LANGUAGE)

    def shown(self, asked: Asked) -> NewsQuerySet:
        pages: NewsQuerySet = NewsPage.objects.listed()
        return pages.filter(locale__language_code__in=languages())

    def records(self, asked: Asked) -> NewsQuerySet:
        news = self.shown(asked).filter(locale__language_code=asked.language)
        if group := named(asked, GROUP, ResearchGroup.objects):
            news = news.concerning(group)
        if person := named(asked, PERSON, Person.objects.select_related("merged_into")):
            news = news.concerning(person)
        return news.order_by("-date", "-pk")

    def items(self, ids: Sequence[int], asked: Asked) -> list[NewsItem]:
        pages = in_order(ids, self.shown(asked).with_concerned().in_bulk(ids))
        addresses = url_by_language(pages, self.shown(asked), asked)
        return [_item(one, addresses[one.page.pk], asked) for one in news_items(pages)]


def _item(shown: ShownItem, addresses: TextByLanguage, asked: Asked) -> NewsItem:
    page: Any = shown.page
    return {
        "id": page.pk,
        "self": asked.api_url("news", page.pk),
        "url": asked.page_url(page),
        "url_by_language": addresses,
        "language": page.locale.language_code,
        "changed": page.last_published_at.isoformat() if page.last_published_at else None,
        "date": page.date.isoformat(),
        "title": page.title,
        "lead": page.lead,
        "groups": [group_reference(one, asked) for one in shown.groups],
        "people": [person_reference(one, asked) for one in shown.people],
        "publications": [publication_reference(one, asked) for one in shown.publications],
    }
