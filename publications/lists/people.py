"""People of the lab whose names are printed on a publication."""

from django.db.models import Min

from people.models import Person
from people.querysets import PersonQuerySet
from publications.models import Publication


def people_of(publication: Publication) -> PersonQuerySet:
    """Return the people whose names are printed on a publication, in their order there."""
    return (
        Person.objects.live()
        .filter(authorships__publication=publication)
        .annotate(position=Min("authorships__position"))
        .order_by("position")
    )
