"""Giving topics to the publications of an import for their keywords, and taking them back.

Nothing here happens by itself: an editor chooses. What an import gave is told from what editors
gave by `PublicationTopic.given_by`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from labportal.base.models import Topic, TopicText
from labportal.base.records.former_slugs import unique_slug
from publications.imports.keywords.keywords import Keyword, name_keys, written_entries
from publications.models import ImportBatch, ImportStatus, Publication, PublicationTopic
from publications.querysets import PublicationQuerySet
from publications.records.revisions import revise

NAME_LENGTH: int = Topic._meta.get_field("name").max_length or 0
_ROWS_AT_ONCE = 2000


class NotGivenError(Exception):
    """The import's keywords cannot become topics; nothing was written."""


@dataclass(frozen=True, slots=True)
class TopicNames:
    """All topics, by what they are called in any language."""

    topics: dict[int, Topic]
    by_key: Mapping[str, list[int]]
    by_text: Mapping[str, list[int]]

    @classmethod
    def load(cls) -> Self:
        """Return the topics as they are now, in two queries."""
        topics = {topic.pk: topic for topic in Topic.objects.with_texts()}
        by_key, by_text = defaultdict(list), defaultdict(list)
        for pk, topic in topics.items():
            names = {topic.name, *(text.name for text in topic.texts.all())}
            for text in {name.casefold() for name in names}:
                by_text[text].append(pk)
            for key in frozenset[str]().union(*map(name_keys, {*names, topic.slug})):
                by_key[key].append(pk)
        return cls(topics, by_key, by_text)

    def called(self, name: str) -> Topic | None:
        """Return a topic that has exactly this name, but for upper and lower case."""
        found = [self.topics[pk] for pk in self.by_text.get(name.casefold(), ())]
        # Its own name is unique; a name in another language may be that of several.
        found.sort(key=lambda topic: (topic.name != name, topic.pk))
        return found[0] if found else None

    def equal(self, keyword: Keyword) -> Topic | None:
        """Return the topic that a keyword names in any spelling; None if there are several."""
        exact = {pk for text in keyword.spellings for pk in self.by_text.get(text.casefold(), ())}
        keys = {key for text in keyword.spellings for key in name_keys(text)}
        alike = {pk for key in keys for pk in self.by_key.get(key, ())}
        ids = exact or alike
        return self.topics[min(ids)] if len(ids) == 1 else None


def topics_by_publication(batch: ImportBatch) -> dict[int, set[int]]:
    """Return the ids of the topics that the publications of an import carry, in one query."""
    topics: dict[int, set[int]] = defaultdict(set)
    rows = PublicationTopic.objects.filter(content_object__in=_publications(batch)).order_by()
    for publication_id, topic_id in rows.values_list("content_object_id", "tag_id"):
        topics[publication_id].add(topic_id)
    return topics


def _publications(batch: ImportBatch) -> PublicationQuerySet:
    return Publication.objects.filter(pk__in=written_entries(batch).values("publication"))


def make_topic(name: str, language: str, user: User | None = None) -> Topic:
    """Make a topic with a name in one language; its page stands in the history as made by `user`.

    The caller has looked whether `name` is free and short enough.
    """
    topic = Topic(name=name)
    topic.slug = unique_slug(topic, name)
    topic.texts = [TopicText(language=language, name=name)]
    topic.save()
    log(instance=topic, action="wagtail.create", user=user)
    return topic


@transaction.atomic
def give(
    batch: ImportBatch, wanted: Mapping[int, Iterable[int]], user: User | None = None
) -> list[int]:
    """Give topics to publications of an import, by the id of the topic; return who got any.

    Who is gone, or has the topic already, stays as it is. Each publication that got one has a
    revision by `user`, so that a form opened before is refused. Raises NotGivenError if the import
    was not written, or is being taken back.
    """
    written = ImportBatch.objects.select_for_update(no_key=True)
    if not written.filter(pk=batch.pk, status=ImportStatus.APPLIED, undoes=None).exists():
        raise NotGivenError
    # Held in the order in which imports and forms hold them.
    ids = {pk for some in wanted.values() for pk in some}
    held = set(_publications(batch).filter(pk__in=ids).held().values_list("pk", flat=True))
    topics = Topic.objects.select_for_update(no_key=True).filter(pk__in=wanted.keys())
    topic_ids = set(topics.order_by("pk").values_list("pk", flat=True))
    there = set(
        PublicationTopic.objects.filter(content_object__in=held, tag__in=topic_ids).values_list(
            "content_object_id", "tag_id"
        )
    )
    new = sorted({(pk, topic) for topic in topic_ids for pk in wanted[topic] if pk in held} - there)
    PublicationTopic.objects.bulk_create(
        (PublicationTopic(content_object_id=pk, tag_id=topic, given_by=batch) for pk, topic in new),
        batch_size=_ROWS_AT_ONCE,
        ignore_conflicts=True,
    )
    changed = sorted({pk for pk, _ in new})
    revise(changed, user)
    return changed


def given_by_import(batch: ImportBatch) -> QuerySet[PublicationTopic]:
    """Return the topics that publications have because of the keywords of `batch`."""
    return PublicationTopic.objects.filter(given_by=batch)


def given_otherwise(batch: ImportBatch) -> QuerySet[PublicationTopic]:
    """Return the topics that editors gave, or other imports: an undo of `batch` leaves them."""
    return PublicationTopic.objects.exclude(given_by=batch)


@transaction.atomic
def take_back(
    batch: ImportBatch, user: User | None = None, *, without_revision: Collection[int] = ()
) -> int:
    """Take away the topics that were given for the keywords of `batch`; return how many.

    Each publication that lost one gets a revision, but for `without_revision`: those that are
    taken back altogether, or get a revision by the caller.
    """
    given = given_by_import(batch)
    ids = set(given.values_list("content_object_id", flat=True))
    list(Publication.objects.filter(pk__in=ids).held().values_list("pk"))
    count, _ = given.delete()
    revise(sorted(ids.difference(without_revision)), user)
    return count
