"""Who works on which topic: by choice, through current groups, and through publications."""

from django.db.models import Q

from groups.models.membership import Membership
from labportal.base.models import Topic, TopicQuerySet
from people.models import Person
from people.querysets import PersonQuerySet
from publications.models import Publication


def topics_of_person(person: Person) -> TopicQuerySet:
    """Return the topics of a person, with their texts."""
    publications = Publication.objects.visible().filter(authorships__person=person)
    return (
        Topic.objects.filter(
            Q(person_items__content_object=person)
            | Q(group_items__content_object__in=person.memberships.current().values("group"))
            | Q(publication_items__content_object__in=publications.values("pk"))
        )
        .with_texts()
        .distinct()
    )


def people_on_topic(slug: str) -> PersonQuerySet:
    """Return the people who work on the topic with this slug, or once published on it."""
    publications = Publication.objects.visible().on_topic(slug)
    members = Membership.objects.current().filter(group__tagged_topics__tag__slug=slug)
    return (
        Person.objects.live()
        .filter(
            Q(tagged_topics__tag__slug=slug)
            | Q(pk__in=members.values("person"))
            | Q(
                pk__in=publications.filter(authorships__person__isnull=False).values(
                    "authorships__person"
                )
            )
        )
        .distinct()
    )
