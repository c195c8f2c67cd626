"""Co-authors within the lab."""

from django.db.models import Count

from people.models import Person
from people.querysets import PersonQuerySet
from publications.models import AuthorRole, Authorship, Publication


def co_authors_of(person: Person) -> PersonQuerySet:
    """Return the people of the lab who published with a person, most joint publications first.

    `joint_publications` is how many there are of those that everybody may see; who edited a book
    is no author of it.
    """
    authorships = Authorship.objects.filter(role=AuthorRole.AUTHOR)
    own = Publication.objects.visible().filter(
        pk__in=authorships.filter(person=person).values("publication")
    )
    # Of visible works alone, or the number would tell of works that are not public.
    joint = authorships.filter(publication__in=own).exclude(person=person)
    return (
        Person.objects.live()
        # Before `annotate`, which then counts the joint publications only.
        .filter(authorships__in=joint)
        .annotate(joint_publications=Count("authorships__publication", distinct=True))
        .order_by("-joint_publications", "sort_key", "pk")
    )
