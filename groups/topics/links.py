"""People on topics: by choice, through current groups, and through publications."""

from django.db.models import Count, Q

from groups.records.membership import Membership
from labportal.base.models import Topic, TopicQuerySet
from people.models import Person
from people.querysets import PersonQuerySet
from publications.models import AuthorRole, Authorship, Publication


def topics_of_person(person: Person) -> TopicQuerySet:
    """Return the topics of a person, with their texts; those published on most come first."""
    publications = Publication.objects.visible().by_person(person.slug)
    published = Q(publication_items__content_object__in=publications.values("pk"))
    written = Count("publication_items", filter=published, distinct=True)
    return (
        Topic.objects.filter(
            Q(person_items__content_object=person)
            | Q(group_items__content_object__in=person.memberships.current().values("group"))
            | published
        )
        .annotate(written=written)
        .order_by("-written", "name", "pk")
        .with_texts()
    )


def people_on_topic(slug: str) -> PersonQuerySet:
    """Return the people who work on the topic with this slug, or once published on it."""
    publications = Publication.objects.visible().on_topic(slug)
    written = Authorship.objects.filter(
        publication__in=publications, role=AuthorRole.AUTHOR, person__isnull=False
    )
    members = Membership.objects.current().filter(group__tagged_topics__tag__slug=slug)
    return (
        Person.objects.live()
        .filter(
            Q(tagged_topics__tag__slug=slug)
            | Q(pk__in=members.values("person"))
            | Q(pk__in=written.values("person"))
        )
        .distinct()
    )
