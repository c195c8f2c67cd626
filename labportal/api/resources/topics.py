"""Topics of research."""

from collections.abc import Sequence

from labportal.api.resources.asked import Asked, TextByLanguage, text_by_language
from labportal.api.resources.record_fields import RecordFields, record_fields
from labportal.api.resources.references import topic_name
from labportal.api.resources.resource import MovedError, Resource, as_id, in_order
from labportal.base.models import Topic, TopicQuerySet
from labportal.base.records.former_slugs import record_with_slug


class TopicItem(RecordFields):
    """A topic of research."""

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
                **record_fields(topic, "topics", asked),
                "name": topic_name(topic),
                "description": text_by_language(topic.texts.all(), "description"),
            }
            for topic in in_order(ids, self.shown(asked).in_bulk(ids))
        ]
