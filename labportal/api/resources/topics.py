"""Topics of research."""

from collections.abc import Sequence
from typing import TypedDict

from labportal.api.resources.asked import Asked, TextByLanguage, text_by_language
from labportal.api.resources.references import topic_name
from labportal.api.resources.resource import MovedError, Resource, as_id, in_order
from labportal.base.models import Topic, TopicQuerySet
from labportal.base.records.former_slugs import record_with_slug


class TopicItem(TypedDict):
    """A topic of research."""

    id: int
    """The id, which never changes."""
    self: str
    """The address of this item in the API."""
    url: str | None
    """The address of the topic's page."""
    url_by_language: TextByLanguage
    """The addresses of the page in each language that it is in."""
    slug: str
    """The last part of the address, by which lists are filtered. It may change."""
    name: TextByLanguage
    """The name, by language."""
    description: TextByLanguage
    """The description as plain text, by language."""


class TopicResource(Resource):
    """Topics."""

    name = "topics"
    about = "Topics of research."
    item = TopicItem

    def is_shown(self, asked: Asked) -> bool:
        return asked.has_index(Topic)

    def shown(self, asked: Asked) -> TopicQuerySet:
        return Topic.objects.with_texts()

    def records(self, asked: Asked) -> TopicQuerySet:
        return self.shown(asked).order_by("name", "pk")

    def find(self, key: str, asked: Asked) -> int:
        if as_id(key) is None:
            raise MovedError(record_with_slug(Topic.objects.all(), key).pk)
        return super().find(key, asked)

    def items(self, ids: Sequence[int], asked: Asked) -> list[TopicItem]:
        return [
            {
                "id": topic.pk,
                "self": asked.api_url("topics", topic.pk),
                "url": asked.url(topic),
                "url_by_language": asked.url_by_language(topic),
                "slug": topic.slug,
                "name": topic_name(topic),
                "description": text_by_language(topic.texts.all(), "description"),
            }
            for topic in in_order(ids, self.shown(asked).in_bulk(ids))
        ]
