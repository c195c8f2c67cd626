"""News."""

from collections.abc import Sequence
from typing import Any, ClassVar

from groups.models import ResearchGroup
from labportal.api.resources.asked import Asked, TextByLanguage, languages
from labportal.api.resources.pages import url_by_language
from labportal.api.resources.record_fields import PageFields, page_fields
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


class NewsItem(PageFields):
    """A piece of news in one language."""

    date: str
    """The date of the news."""
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
        **page_fields(page, addresses, "news", asked),
        "date": page.date.isoformat(),
        "groups": [group_reference(one, asked) for one in shown.groups],
        "people": [person_reference(one, asked) for one in shown.people],
        "publications": [publication_reference(one, asked) for one in shown.publications],
    }
