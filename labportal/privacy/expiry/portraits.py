"""Portraits that nobody is shown for want of consent: the files that pages have shown go."""

from people.models import Person


def withdraw_portraits() -> int:
    """Delete these files, of which somebody may have noted the addresses; return of how many.

    A form does so by itself; a setting that changes does not.
    """
    shown = Person.objects.not_agreed().filter(photo__renditions__isnull=False)
    people = list(shown.select_related("photo").distinct())
    for person in people:
        person.withdraw_photo()
    return len(people)
