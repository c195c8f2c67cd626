"""Groups and roles of people, today's or former ones, in a few words."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.records.membership import Membership
from people.models import Person


def place_names(person: Person, on: date | None = None) -> str:
    """Return groups and roles of a person on a day (default: today), or else the former ones."""
    day = on or timezone.localdate()
    memberships = list(person.memberships.all())
    current = [one for one in memberships if one.is_current(day)]
    if current or not memberships:
        return _joined(current)
    return _("formerly %(places)s") % {"places": _joined(memberships)}


def _joined(memberships: list[Membership]) -> str:
    places = (f"{one.group}: {one.role}" if one.group else str(one.role) for one in memberships)
    return "; ".join(dict.fromkeys(places))
