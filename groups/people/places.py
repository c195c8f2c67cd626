"""Groups and roles of people, today's or former ones, in a few words."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.records.membership import Membership
from labportal.base.text.partial_dates import format_partial_date
from people.models import Person


def place_names(person: Person, on: date | None = None) -> str:
    """Return groups and roles of a person on a day (default: today) and to come, or the former.

    The former ones are told of whoever has no others.
    """
    day = on or timezone.localdate()
    memberships = list(person.memberships.all())
    present = [_place(one) for one in memberships if one.is_current(day)]
    coming = [
        _("from %(start)s %(place)s")
        % {"start": format_partial_date(one.start), "place": _place(one)}
        for one in sorted(memberships, key=lambda one: one.start)
        if one.begins_after(day)
    ]
    if present or coming or not memberships:
        return _joined([*present, *coming])
    return _("formerly %(places)s") % {"places": _joined(_place(one) for one in memberships)}


def _place(membership: Membership) -> str:
    if membership.group:
        return f"{membership.group}: {membership.role}"
    return str(membership.role)


def _joined(places: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(places))
