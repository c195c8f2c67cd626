"""People who were erased and are here again, as after a restore of an older archive."""

from labportal.privacy.erasure import erase
from labportal.privacy.report import Report, Wish
from labportal.privacy.subject import Subject
from people.models import ErasedPerson, Person


def returned() -> list[tuple[Person, ErasedPerson]]:
    """Return the people who are here and were erased, told by slug, ORCID iD or e-mail address.

    A name alone tells nobody: somebody else may have it.
    """
    people = Person.objects.filter(merged_into=None).order_by("pk")
    hashes = {person: Subject.of(person).strong_digests() for person in people}
    met = {
        person: ErasedPerson.objects.with_any(some).order_by("pk").last()
        for person, some in hashes.items()
    }
    return [(person, erased) for person, erased in met.items() if erased]


def erase_again(*, dry_run: bool = False) -> list[Report]:
    """Erase those who were erased before and are here again, each as it was asked then."""
    return [
        erase(person, Wish(erased.names_kept, erased.replacement), dry_run=dry_run)
        for person, erased in returned()
    ]
