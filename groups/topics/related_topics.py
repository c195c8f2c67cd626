"""Topics that are worked on together."""

from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from labportal.base.models import Topic, TopicQuerySet
from people.models import Person
from people.models.person import PersonTopic
from publications.models import Publication, PublicationTopic

MOST = 6


def related_topics(topic: Topic) -> TopicQuerySet:
    """Return the topics that share most with a topic, at most `MOST`, with their texts.

    What is shared are public publications that carry both, and people who chose both.
    """
    publications = Publication.objects.visible().on_topic(topic.slug)
    people = Person.objects.live().filter(tagged_topics__tag=topic)
    return (
        Topic.objects.exclude(pk=topic.pk)
        .annotate(
            shared=_number_of(PublicationTopic.objects.filter(content_object__in=publications))
            + _number_of(PersonTopic.objects.filter(content_object__in=people))
        )
        .filter(shared__gt=0)
        .order_by(F("shared").desc(), "name", "pk")
        .with_texts()[:MOST]
    )


def _number_of(items: QuerySet[Any]) -> Coalesce:
    """Return the number of `items` of each topic of the query that this is put into."""
    counted = items.filter(tag=OuterRef("pk")).order_by().values("tag").annotate(number=Count("*"))
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)
