"""A plan of a change: rows of memberships as they will be, steps to follow, and all of it in words.

Nothing is written here. `labportal.staffing.changes` carries a plan out.
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from groups.models import Membership, ResearchGroup
from labportal.base.dates import are_in_order
from people.models import Person, Role

#: The columns of a membership that a change writes, and compares when it is taken back.
COLUMNS = ("person_id", "group_id", "role_id", "lead", "start", "end", "former", "destination")


def columns_of(membership: Membership) -> dict[str, Any]:
    """Return what a membership says."""
    return {name: getattr(membership, name) for name in COLUMNS}


def day_in_words(day: date) -> str:
    """Return a day as it is read in the active language."""
    return date_format(day, "DATE_FORMAT")


def place_of(group: ResearchGroup | None) -> str:
    """Return the name of a group, or words for the chair."""
    return str(group) if group else _("the chair itself")


def in_words(membership: Membership) -> str:
    """Return role and group of a membership: "Postdoc (Engines)"."""
    return f"{membership.role} ({place_of(membership.group)})"


@dataclass(frozen=True, slots=True)
class Edit:
    """A membership as it will be; `before` is what it says now, None if it is new."""

    pk: int | None
    before: dict[str, Any] | None
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a change leaves as it is, and where somebody may see to it."""

    text: str
    url: str = ""


@dataclass
class Plan:
    """All that one change would write, say and leave. `day` is the first of what is new."""

    kind: str
    person: Person
    day: date
    group: ResearchGroup | None = None
    keeps_account: bool = False
    edits: list[Edit] = field(default_factory=list)
    #: See `labportal.staffing.steps`.
    steps: list[dict[str, Any]] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """The hash of all that would be written and is said."""
        said = [
            [self.kind, self.person.pk, self.group and self.group.pk, self.day.isoformat()],
            [[one.pk, one.before, one.after] for one in self.edits],
            [self.steps, self.effects, [note.text for note in self.notes], self.faults],
        ]
        return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()

    def when(self) -> str:
        """Return when rights follow, as the beginning of a sentence."""
        if self.day <= timezone.localdate():
            return _("At once")
        return _("On %(day)s, by itself") % {"day": day_in_words(self.day)}

    def end(self, membership: Membership, last: date, destination: str = "") -> None:
        """Plan that a membership ends; it is a fault if it begins later."""
        if not are_in_order(membership.start, last.isoformat()):
            text = _("%(membership)s begins after %(day)s: it cannot end then.")
            self.faults.append(
                text % {"membership": in_words(membership), "day": day_in_words(last)}
            )
            return
        before = columns_of(membership)
        changed = {"end": last.isoformat()}
        if destination:
            changed["destination"] = destination
        self.edits.append(Edit(membership.pk, before, {**before, **changed}))
        text = (
            _("%(person)s: leading as %(membership)s ends on %(day)s.")
            if membership.lead
            else _("%(person)s: %(membership)s ends on %(day)s.")
        )
        self.effects.append(
            text
            % {
                "person": membership.person,
                "membership": in_words(membership),
                "day": day_in_words(last),
            }
        )

    def begin(
        self,
        person: Person,
        group: ResearchGroup | None,
        role: Role,
        *,
        lead: bool = False,
        gives_lead: bool = False,
    ) -> None:
        """Plan that a membership begins on the day; it is a fault if there is such a one then.

        `gives_lead` says that the person led until then, and leads no longer.
        """
        new = Membership(
            person=person, group=group, role=role, lead=lead, start=self.day.isoformat()
        )
        ending = {edit.pk for edit in self.edits}
        same = Membership.objects.filter(person=person, group=group, role=role)
        if any(_meets(one, self.day) and one.pk not in ending for one in same):
            text = _("%(person)s is %(membership)s at that time already.")
            self.faults.append(text % {"person": person, "membership": in_words(new)})
            return
        self.edits.append(Edit(None, None, columns_of(new)))
        if lead:
            text = _("%(person)s leads as %(membership)s from %(day)s.")
        elif gives_lead:
            text = _("%(person)s stays as %(membership)s, without leading, from %(day)s.")
        else:
            text = _("%(person)s: %(membership)s begins on %(day)s.")
        self.effects.append(
            text % {"person": person, "membership": in_words(new), "day": day_in_words(self.day)}
        )


def _meets(membership: Membership, day: date) -> bool:
    """Return whether a membership holds on a day, or begins later."""
    return membership.start > day.isoformat() or membership.is_current(day)


def day_before(day: date) -> date:
    """Return the day before."""
    return day - timedelta(days=1)


def open_memberships(person: Person, on: date | None = None) -> list[Membership]:
    """Return the memberships of a person that have not ended before a day (default: today)."""
    past = Membership.objects.past(on).values("pk")
    return list(Membership.objects.filter(person=person).exclude(pk__in=past).in_order())
