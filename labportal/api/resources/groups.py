"""Research groups that have a page."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Prefetch, Q
from django.utils import timezone

from groups.models import Membership, ResearchGroup, ResearchGroupPage
from groups.querysets import ResearchGroupQuerySet
from groups.records.research_group import GroupTopic
from labportal.api.resources.asked import Asked, TextByLanguage, languages, text_by_language
from labportal.api.resources.record_fields import RecordFields, last_edited, record_fields
from labportal.api.resources.references import (
    NamedReference,
    PersonReference,
    person_reference,
    topic_reference,
)
from labportal.api.resources.resource import (
    CURRENT,
    LANGUAGE,
    STATUS,
    TOPIC,
    MovedError,
    Resource,
    as_id,
    in_order,
    named,
)
from labportal.base.answers.parameters import Parameter
from labportal.base.dates import current_on, ended_before
from labportal.base.models import Topic
from labportal.base.querysets import seen_by_everybody
from labportal.base.records.former_slugs import record_with_slug


class GroupItem(RecordFields):
    """A research group, now or once."""

    changed: str | None
    """When the record was last edited, null if it never was; its members do not count."""
    name: TextByLanguage
    """The name, by language."""
    lead: TextByLanguage
    """One or two sentences about the group, by language."""
    start: str | None
    """The beginning as far as it is known: 2026, 2026-04 or 2026-04-15."""
    end: str | None
    """The end as far as it is known, null while there is none."""
    current: bool
    """Whether the group exists today."""
    leads: list[PersonReference]
    """The people who lead it today."""
    topics: list[NamedReference]
    """Its topics."""


class GroupResource(Resource):
    """Research groups."""

    name = "groups"
    about = "Research groups that have a page, now or once."
    item = GroupItem
    parameters: ClassVar[tuple[Parameter, ...]] = (TOPIC, STATUS, LANGUAGE)

    def shown(self, asked: Asked) -> ResearchGroupQuerySet:
        today = timezone.localdate()
        # Groups that are to begin have no place in any list.
        there = current_on(today) | ended_before(today)
        return ResearchGroup.objects.filter(there, pk__in=_pages().values("group"))

    def records(self, asked: Asked) -> ResearchGroupQuerySet:
        groups, status = self.shown(asked), asked.values.get("status")
        if status:
            today = timezone.localdate()
            is_wanted: Q = current_on(today) if status == CURRENT else ended_before(today)
            groups = groups.filter(is_wanted)
        if topic := named(asked, TOPIC, Topic.objects):
            groups = groups.on_topic(topic.slug)
        return groups.order_by("order", "slug", "pk")

    def find(self, key: str, asked: Asked) -> int:
        if as_id(key) is None:
            raise MovedError(record_with_slug(self.shown(asked), key).pk)
        return super().find(key, asked)

    def items(self, ids: Sequence[int], asked: Asked) -> list[GroupItem]:
        topics = GroupTopic.objects.select_related("tag").prefetch_related("tag__texts")
        groups = (
            self.shown(asked)
            .with_texts()
            .with_leads(Membership.objects.all())
            .select_related("latest_revision")
            .defer("latest_revision__content")
            .prefetch_related(
                Prefetch("pages", _pages().select_related("locale"), to_attr="shown_pages"),
                Prefetch("tagged_topics", topics.order_by("tag__name", "tag")),
            )
        )
        return [_item(group, asked) for group in in_order(ids, groups.in_bulk(ids))]


def _pages() -> Any:
    """Return the pages of groups that everybody may see."""
    pages = ResearchGroupPage.objects.filter(locale__language_code__in=languages())
    return seen_by_everybody(pages.defer("body", "introduction"))


def _item(group: Any, asked: Asked) -> GroupItem:
    today = timezone.localdate()
    return {
        **record_fields(group, "groups", asked),
        "changed": last_edited(group),
        "name": text_by_language(group.texts.all(), "name"),
        "lead": {page.locale.language_code: page.lead for page in group.shown_pages if page.lead},
        "start": group.start or None,
        "end": group.end or None,
        "current": not group.has_ended(today),
        "leads": [person_reference(one.person, asked) for one in group.leads],
        "topics": [topic_reference(item.tag, asked) for item in group.tagged_topics.all()],
    }
