"""Publications whose address or citekey holds a former surname of somebody they name."""

import re
from collections.abc import Iterator

from labportal.base.text.keys import fold, spell_out
from people.models import Person
from people.names.surnames import same_surname
from publications.models import Authorship, Publication


def works_with_former_names(person: Person) -> list[Publication]:
    """Return the works of a person in whose slug or citekey a former surname stands as a word."""
    authorships = Authorship.objects.filter(
        person=person, publication__in=Publication.objects.live()
    )
    printed = list(authorships.select_related("publication").order_by("publication"))
    names = {*(one.parts for one in printed), *(one.parts for one in person.name_variants.all())}
    former = {
        pattern
        for name in names
        if name.family and not same_surname(name, person.parts)
        for pattern in _patterns(name.family)
    }
    works = {one.publication_id: one.publication for one in printed}
    if not former:
        return []
    # In "kruger2020" and "krugerHeart" a word ends before a digit or a capital.
    word = re.compile(rf"(?<![A-Za-z])(?i:{'|'.join(sorted(former))})(?![a-z])")
    return [work for work in works.values() if word.search(f"{work.slug} {work.citekey}")]


def _patterns(family: str) -> Iterator[str]:
    for spelled in (fold(family), spell_out(family)):
        if spelled:
            yield "[-_]?".join(spelled.split())
