"""The person that an operator means by a slug, number, ORCID iD or e-mail address."""

from django.db.models import Q

from labportal.base.records.former_slugs import FormerSlug
from labportal.base.records.merged_records import heir
from people.models import Person
from people.orcid import checked_orcid


class NoSuchPersonError(Exception):
    """Nobody, or more than one, is meant; the message says so."""


def person_meant(text: str) -> Person:
    """Return the person with a slug (also a former one), number, ORCID iD or e-mail address.

    Raises NoSuchPersonError.
    """
    former = FormerSlug.objects.of(Person).filter(slug=text).values("record_id")
    ways = [Q(slug=text), Q(pk__in=former)]
    if orcid := checked_orcid(text):
        ways.append(Q(orcid=orcid))
    if "@" in text:
        ways.append(Q(email__iexact=text.strip()) | Q(user__email__iexact=text.strip()))
    if text.isascii() and text.isdigit():
        ways.append(Q(pk=int(text)))
    for way in ways:
        people = Person.objects.filter(way).select_related("merged_into").distinct()
        # Whoever was merged is somebody else now.
        found = list({heir(one).pk: heir(one) for one in people}.values())
        if len(found) > 1:
            slugs = ", ".join(one.slug for one in found)
            raise NoSuchPersonError(f"{text!r} is more than one person. Give one of: {slugs}.")
        if found:
            return found[0]
    raise NoSuchPersonError(
        f"There is nobody with the slug, number, ORCID iD or e-mail address {text!r}."
    )
