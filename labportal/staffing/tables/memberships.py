"""The memberships that rows of a table are about: which there is already, which is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from groups.models import Membership
from labportal.base.dates import are_in_order
from labportal.base.text.partial_dates import format_partial_date
from labportal.staffing.planning.plan import Edit, columns_of, in_words
from labportal.staffing.tables.columns import GROUP, MEMBERSHIP_COLUMNS, ROLE, Column, cell_of
from labportal.staffing.tables.records import PresentRecords, UnclearError
from labportal.staffing.tables.rows import Fault, Row
from people.models import Person, Role

_NOTHING = object()


@dataclass(frozen=True, slots=True)
class MembershipChange:
    """A membership as it will be; `changes` are column, old and new value."""

    line: int
    edit: Edit
    label: str
    changes: list[tuple[Column, Any, Any]]

    @property
    def said(self) -> list[tuple[str, str, str]]:
        """The changes in words: heading, old and new."""
        is_new = self.edit.pk is None
        return [
            (column.heading, "" if is_new else _shown(column, old), _shown(column, new))
            for column, old, new in self.changes
        ]

    @property
    def outcome(self) -> str:
        """Whether the membership is new, changed, or the same."""
        if self.edit.pk is None:
            return "new"
        return "changed" if self.changes else "same"


def _shown(column: Column, value: Any) -> str:
    return format_partial_date(value) if column.key in {"start", "end"} else cell_of(value)


@dataclass(slots=True)
class _Wanted:
    row: Row
    group: Any
    role: Role | None
    found: Membership | None = None


def plan_memberships(
    person: Person, rows: Iterable[Row], present: PresentRecords
) -> tuple[list[MembershipChange], list[Fault]]:
    """Return what rows of one person do to the memberships, and what is wrong with them."""
    faults: list[Fault] = []
    wanted: list[_Wanted] = []
    for row in rows:
        if not row.is_of_membership:
            if said := row.holds(MEMBERSHIP_COLUMNS):
                text = _("Of which group and role? Only “%(said)s” is given.")
                faults.append(Fault(row.line, text % {"said": ", ".join(map(str, said.values()))}))
            continue
        try:
            group = present.group(row.values["group"]) if GROUP.key in row.values else _NOTHING
            role = present.roles.find(row.values["role"]) if ROLE.key in row.values else None
        except UnclearError as error:
            faults.append(Fault(row.line, str(error)))
            continue
        wanted.append(_Wanted(row, group, role))
    stored = list(person.memberships.all()) if person.pk else []
    # Those of the very same start first, so that no other row takes them.
    for exactly in (True, False):
        for one in (one for one in wanted if one.found is None):
            taken = {other.found.pk for other in wanted if other.found}
            free = [each for each in stored if each.pk not in taken and _fits(one, each)]
            found = [each for each in free if each.start == one.row.values.get("start", "")]
            if not exactly:
                found = [each for each in free if _may_meet(each, one.row)]
            if len(found) == 1:
                one.found = found[0]
            elif found and not exactly:
                text = _("There are several such memberships: write the start of the one meant.")
                faults.append(Fault(one.row.line, text))
    return _changes(person, wanted, stored, faults), faults


def _fits(wanted: _Wanted, membership: Membership) -> bool:
    """Return whether group and role of a row, as far as it gives them, are a membership's."""
    if wanted.role and wanted.role.pk != membership.role_id:
        return False
    if wanted.group is _NOTHING:
        return True
    return bool(membership.group_id == (wanted.group.pk if wanted.group else None))


def _may_meet(membership: Membership, row: Row) -> bool:
    """Return whether a membership may be that of a row by the time of either."""
    start, end = row.values.get("start", ""), row.values.get("end", "")
    if membership.end and start and not are_in_order(start, membership.end):
        return False
    return not (end and membership.start and not are_in_order(membership.start, end))


def _changes(
    person: Person, wanted: list[_Wanted], stored: list[Membership], faults: list[Fault]
) -> list[MembershipChange]:
    changes = []
    faulty = {fault.line for fault in faults}
    touched = {one.found.pk for one in wanted if one.found}
    keys = {_key(columns_of(one)) for one in stored if one.pk not in touched}
    for one in (one for one in wanted if one.row.line not in faulty):
        if one.found is None and one.role is None:
            text = _("A new membership needs a role.")
            faults.append(Fault(one.row.line, text))
            continue
        # Without a group it is the chair's.
        group = None if one.group is _NOTHING else one.group
        membership = one.found or Membership(person=person, group=group, role=one.role)
        before = columns_of(membership)
        given = one.row.holds(MEMBERSHIP_COLUMNS)
        after = {**before, **given}
        if not are_in_order(after["start"], after["end"]):
            faults.append(Fault(one.row.line, _("The end is before the start.")))
        if after["former"] and after["end"]:
            text = _("Give the end, or say that it is unknown, not both.")
            faults.append(Fault(one.row.line, text))
        if _key(after) in keys:
            faults.append(Fault(one.row.line, _("This membership is there already.")))
        keys.add(_key(after))
        columns = [
            column for column in MEMBERSHIP_COLUMNS if before[column.key] != after[column.key]
        ]
        changes.append(
            MembershipChange(
                one.row.line,
                Edit(membership.pk, before if one.found else None, after),
                in_words(membership),
                [(column, before[column.key], after[column.key]) for column in columns],
            )
        )
    return changes


def _key(columns: dict[str, Any]) -> tuple[Any, ...]:
    return columns["group_id"], columns["role_id"], columns["start"]
