"""Numbers of groups, people and publications on each topic."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from groups.records.membership import Membership
from groups.records.research_group import GroupTopic, ResearchGroup
from labportal.base.models import Topic
from people.models.person import PersonTopic
from people.querysets import live_people
from publications.models import AuthorRole, Publication, PublicationTopic


@dataclass(frozen=True)
class TopicCount:
    """A topic, and how many people at the lab, public publications and groups there are on it."""

    topic: Topic
    people: int
    publications: int
    groups: int


def topic_counts(topics: list[Topic]) -> list[TopicCount]:
    """Return `topics` with what there is on each, in three queries however many there are."""
    people, publications, groups = _people(), _publications(), _groups()
    return [
        TopicCount(topic, people[topic.pk], publications[topic.pk], groups[topic.pk])
        for topic in topics
    ]


def _people() -> Counter[int]:
    """Count those at the lab today who chose the topic, are in a group on it or published on it."""
    current = Membership.objects.current().filter(live_people("person__"))
    people = current.values("person")
    chosen = PersonTopic.objects.filter(content_object__in=people)
    grouped = GroupTopic.objects.filter(content_object__memberships__in=current)
    published = PublicationTopic.objects.filter(
        content_object__in=Publication.objects.visible(),
        content_object__authorships__role=AuthorRole.AUTHOR,
        content_object__authorships__person__in=people,
    )
    # A union holds each pair of topic and person once.
    pairs = chosen.values_list("tag", "content_object").union(
        grouped.values_list("tag", "content_object__memberships__person"),
        published.values_list("tag", "content_object__authorships__person"),
    )
    return Counter(topic for topic, _person in pairs)


def _publications() -> Counter[int]:
    found = PublicationTopic.objects.filter(content_object__in=Publication.objects.visible())
    return Counter(dict(found.values_list("tag").annotate(Count("pk"))))


def _groups() -> Counter[int]:
    found = GroupTopic.objects.filter(content_object__in=ResearchGroup.objects.current())
    return Counter(dict(found.values_list("tag").annotate(Count("pk"))))
