"""Leavers: e-mail address, phone and room are removed some time after the last membership ended."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision, Site

from groups.models import Membership
from labportal.base.dates import ended_before
from labportal.base.text.partial_dates import last_day
from labportal.models import LabSettings, PeopleImport
from labportal.privacy.history import CONTACTS_REMOVED
from people.models import Person
from publications.models import PersonRemoval

#: The columns that are emptied. Links, portrait and texts are what alumni are shown by.
CONTACTS = ("email", "phone", "room")
_AT_ONCE = 50


def contact_days() -> int | None:
    """Return how many days contact details are kept, as the settings of the lab say; None: ever."""
    site = Site.objects.filter(is_default_site=True).first()
    lab = LabSettings.objects.filter(site=site).first() if site else None
    return lab.contact_days if lab else None


@dataclass(frozen=True)
class Departure:
    """Somebody who has left and has contact details still: last day here, and when they go."""

    person: Person
    last_day: date
    day: date


def departures(days: int, today: date | None = None) -> list[Departure]:
    """Return people who have left and whose contact details go `days` after that, in that order.

    Left alone are those who have a membership, or will have one, or had one of which nobody knows
    when it ended; who never had any; and whose account is in use.
    """
    now = today or timezone.localdate()
    staying = Membership.objects.exclude(ended_before(now), end__gt="")
    empty = dict.fromkeys(CONTACTS, "")
    people = (
        Person.objects.live()
        .exclude(**empty)
        .exclude(memberships=None)
        .exclude(pk__in=staying.values("person"))
        .exclude(user__is_active=True)
        .prefetch_related("memberships")
    )
    found = []
    for person in people:
        last = max(last_day(one.end) for one in person.memberships.all())
        found.append(Departure(person, last, last + timedelta(days=days + 1)))
    return sorted(found, key=lambda one: (one.day, one.person.pk))


def leavers(days: int, today: date | None = None) -> list[Person]:
    """Return the people whose contact details go today, or should have gone."""
    now = today or timezone.localdate()
    return [one.person for one in departures(days, now) if one.day <= now][:_AT_ONCE]


def remove_contacts_of_leavers() -> int:
    """Remove the contact details of leavers; return of how many. To be called by the clock."""
    days = contact_days()
    if days is None:
        return 0
    found = leavers(days)
    for person in found:
        remove_contacts(person)
    return len(found)


@transaction.atomic
def remove_contacts(person: Person) -> None:
    """Remove the contact details of a person: from the record, its versions, and traces of tables.

    The history says so, and a form that was opened before is refused.
    """
    held = Person.objects.select_for_update(of=["self"]).get(pk=person.pk)
    for name in CONTACTS:
        setattr(held, name, "")
    held.save()
    kind = ContentType.objects.get_for_model(Person)
    versions = Revision.objects.filter(content_type=kind, object_id=str(held.pk))
    for version in versions:
        version.content = {**version.content, **dict.fromkeys(CONTACTS, "")}
    Revision.objects.bulk_update(versions, ["content"], batch_size=100)
    _clear_imports(held)
    _clear_removals(held)
    held.save_revision(log_action=CONTACTS_REMOVED, changed=True)


def _clear_imports(person: Person) -> None:
    """Clear what tables of people wrote, so that none is written back."""
    for change in PeopleImport.objects.filter(trace__people__contains=[{"person": person.pk}]):
        for row in change.trace["people"]:
            if row["person"] == person.pk:
                _clear(row["values"])
        change.save(update_fields=["trace"])


def _clear_removals(person: Person) -> None:
    """Clear what merges wrote, so that none is written back."""
    for removal in PersonRemoval.objects.filter(into=person):
        _clear(removal.trace.get("changes", {}))
        removal.save(update_fields=["trace"])


def _clear(changes: dict[str, Any]) -> None:
    for name in CONTACTS:
        changes.pop(name, None)
