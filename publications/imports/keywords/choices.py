"""The form of an import's keywords, and its execution."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from labportal.base.models import Topic
from publications.imports.keywords.keywords import keywords_of
from publications.imports.keywords.topics import NAME_LENGTH, TopicNames, give, make_topic
from publications.models import ImportBatch
from publications.vocabulary.text import printable

NEW = "new"
_LONGEST_NUMBER = 9


@dataclass(slots=True)
class Choices:
    """By the key of a keyword: the id of the topic chosen for it, or the name of a new one."""

    topics: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    language: str = settings.LANGUAGE_CODE

    @classmethod
    def of(cls, post: Mapping[str, str]) -> Self:
        """Return what was chosen; a keyword that is left as it is, is left out.

        `keyword-7` is the key of row 7, `topic-7` the choice, `name-7` the name of a new topic.
        """
        choices = cls()
        if post.get("language") in dict(settings.LANGUAGES):
            choices.language = post["language"]
        for name, key in post.items():
            what, _, number = name.partition("-")
            chosen = post.get(f"topic-{number}", "") if what == "keyword" else ""
            if chosen == NEW:
                choices.names[key] = post.get(f"name-{number}", "").strip()
            elif chosen.isascii() and chosen.isdigit() and len(chosen) <= _LONGEST_NUMBER:
                choices.topics[key] = int(chosen)
        return choices

    @property
    def impossible_names(self) -> list[str]:
        """The names that no topic can have."""
        return [
            name
            for name in dict.fromkeys(self.names.values())
            if not 0 < len(name) <= NAME_LENGTH or printable(name) != name
        ]


@dataclass(frozen=True, slots=True)
class TopicsGiven:
    """The topics that were made, and how many publications were given topics."""

    made: list[Topic]
    given: int


@transaction.atomic
def carry_out(batch: ImportBatch, choices: Choices, user: User | None = None) -> TopicsGiven:
    """Give what was chosen to the publications of an import that carry the keywords.

    A new topic is made where there is none of that name. Raises NotGivenError as `give` does; then
    nothing was made.
    """
    chosen, made = dict(choices.topics), []
    if choices.names:
        topics = TopicNames.load()
        by_name: dict[str, Topic] = {}
        for key, name in choices.names.items():
            topic = by_name.get(name.casefold()) or topics.called(name)
            if topic is None:
                topic = make_topic(name, choices.language, user)
                made.append(topic)
            by_name[name.casefold()] = topic
            chosen[key] = topic.pk
    wanted: dict[int, set[int]] = defaultdict(set)
    for keyword in keywords_of(batch):
        if keyword.key in chosen:
            wanted[chosen[keyword.key]].update(keyword.publications)
    return TopicsGiven(made, len(give(batch, wanted, user)))
