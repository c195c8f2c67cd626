"""People and memberships as rows of a table, as an import takes them; and its template."""

from collections.abc import Iterator

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from groups.models import Membership
from labportal.staffing.planning.plan import place_of
from labportal.staffing.tables.columns import (
    COLUMNS,
    MEMBERSHIP_COLUMNS,
    PERSON_COLUMNS,
    cell_of,
)
from labportal.staffing.tables.records import named_groups, named_roles, stored_value
from people.models import Person


def table_of_people() -> Iterator[list[str]]:
    """Yield the headings, then a row for each membership, and one for whoever has none."""
    yield headings()
    groups, roles = named_groups(), named_roles()
    memberships = Membership.objects.in_order()
    people = Person.objects.live().order_by("sort_key", "pk")
    for person in people.prefetch_related("links", Prefetch("memberships", memberships)):
        own = [person.slug, *(stored_value(person, one.key) for one in PERSON_COLUMNS)]
        rows = [
            [
                groups.name_of(one.group) if one.group else place_of(None),
                roles.name_of(one.role),
                *(cell_of(getattr(one, column.key)) for column in MEMBERSHIP_COLUMNS),
            ]
            for one in person.memberships.all()
        ]
        nothing = [""] * (len(COLUMNS) - len(own))
        for row in rows or [nothing]:
            yield [*own, *row]


def headings() -> list[str]:
    """Return the headings in the active language."""
    return [column.heading for column in COLUMNS]


def template() -> list[list[str]]:
    """Return the headings and an example in the active language, which an import leaves out."""
    roles = named_roles()
    example = {
        "slug": _("example"),
        "academic_title": "Dr.",
        "given": "Ada",
        "family": "Lovelace",
        "email": "ada@example.org",
        "orcid": "0000-0002-1825-0097",
        "phone": "+49 89 1234-567",
        "room": "MI 03.11.018",
        "homepage": "https://example.org/ada",
        "group": _("the chair itself"),
        "role": roles.example(),
        "lead": _("no"),
        "start": "2021-04",
        "end": "2024",
        "destination": "Oxford",
    }
    return [headings(), [example.get(column.key, "") for column in COLUMNS]]
