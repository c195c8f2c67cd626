"""A plan of a table: who is new, changed and the same, and what is wrong on which line.

Nothing is written here. `labportal.staffing.tables.imports` carries a plan out.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from labportal.base.text.keys import fold_keys
from labportal.base.text.slugs import SLUG_MAX_LENGTH, valid_slug
from labportal.staffing.planning.plan import Edit
from labportal.staffing.tables.columns import NEW, PERSON_COLUMNS, Column
from labportal.staffing.tables.files import read_table
from labportal.staffing.tables.memberships import MembershipChange, plan_memberships
from labportal.staffing.tables.records import (
    PresentRecords,
    UnclearError,
    name_keys,
    parts_of,
    stored_value,
)
from labportal.staffing.tables.rows import Fault, Row, Table, typed_table
from people.erasure.digests import EMAIL, ORCID, SLUG, digests, digests_of_name
from people.models import ErasedPerson, Person

NEW_, CHANGED, SAME, FAULTY = "new", "changed", "same", "faulty"
#: The outcomes in words.
OUTCOMES = {
    NEW_: gettext_lazy("new"),
    CHANGED: gettext_lazy("changed"),
    SAME: gettext_lazy("the same"),
    FAULTY: gettext_lazy("with errors"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A value of a person, and the one that the table gives."""

    column: Column
    old: str
    new: str


@dataclass
class PersonPlan:
    """All that a table says of one person; `person` is not stored yet if it is a new one."""

    person: Person
    is_new: bool = False
    rows: list[Row] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    memberships: list[MembershipChange] = field(default_factory=list)
    #: What is wrong on the lines that name the person.
    faults: list[Fault] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """Whether the person is new, changed in anything, or the same, or a line has an error."""
        if self.faults:
            return FAULTY
        if self.is_new:
            return NEW_
        edited = any(one.outcome != SAME for one in self.memberships)
        return CHANGED if self.changes or edited else SAME

    @property
    def outcome_label(self) -> Any:
        """The outcome in words."""
        return OUTCOMES[self.outcome]

    @property
    def lines(self) -> str:
        """The lines that name the person."""
        return ", ".join(str(row.line) for row in self.rows)

    @property
    def edits(self) -> list[Edit]:
        """The memberships that are written."""
        return [one.edit for one in self.memberships if one.outcome != SAME]


@dataclass
class TablePlan:
    """All that importing a table would do."""

    people: list[PersonPlan]
    faults: list[Fault]
    unknown: list[str]
    examples: int

    @property
    def counts(self) -> Counter[str]:
        """The number of people by outcome."""
        return Counter(one.outcome for one in self.people)

    @property
    def faults_by_text(self) -> list[tuple[str, list[int]]]:
        """The texts of the faults, each once with its lines: forty may name one group amiss."""
        lines: dict[str, list[int]] = {}
        for fault in self.faults:
            lines.setdefault(fault.text, []).append(fault.line)
        return list(lines.items())

    @property
    def writes(self) -> bool:
        """Whether there is anything to import, and nothing in the way."""
        return not self.faults and any(one.outcome != SAME for one in self.people)

    @property
    def digest(self) -> str:
        """The hash of all that would be written."""
        said = [
            [
                [one.person.pk, one.person.slug],
                [[change.column.key, change.old, change.new] for change in one.changes],
                [[edit.pk, edit.before, edit.after] for edit in one.edits],
            ]
            for one in self.people
        ]
        faults = [[fault.line, fault.text] for fault in self.faults]
        return hashlib.sha256(json.dumps([said, faults]).encode()).hexdigest()


def plan_table(content: bytes) -> TablePlan:
    """Return the plan of a file. Raises UnreadableTableError if it is no table."""
    return _plan(typed_table(read_table(content)), PresentRecords())


def plan_sound_rows(content: bytes) -> tuple[TablePlan, list[Fault]]:
    """Return the plan of a file without the lines that are at fault, and their faults.

    Raises UnreadableTableError if it is no table.
    """
    table, present = typed_table(read_table(content)), PresentRecords()
    left_out: list[Fault] = []
    # A line may be sound only as long as one that is left out was there.
    while faults := (plan := _plan(table, present)).faults:
        left_out += faults
        lines = {fault.line for fault in faults}
        table.rows = [row for row in table.rows if row.line not in lines]
        table.faults = []
    return plan, sorted(left_out, key=lambda fault: fault.line)


def _plan(table: Table, present: PresentRecords) -> TablePlan:
    faults = list(table.faults)
    faulty = {fault.line for fault in faults}
    plans: dict[int, PersonPlan] = {}
    newcomers = _Newcomers()
    for row in table.rows:
        try:
            person = present.person(row)
            if person is not None:
                plan = plans.setdefault(person.pk, PersonPlan(person))
            else:
                plan = newcomers.plan_of(row)
        except UnclearError as error:
            # What is wrong with its cells may be the reason.
            faults += [Fault(row.line, str(error))] if row.line not in faulty else []
            continue
        plan.rows.append(row)
    people = [*plans.values(), *newcomers.plans]
    for plan in people:
        faults += _plan_values(plan)
        plan.memberships, wrong = plan_memberships(plan.person, plan.rows, present)
        faults += wrong
    people.sort(key=lambda plan: plan.rows[0].line)
    faults.sort(key=lambda fault: fault.line)
    for plan in people:
        lines = {row.line for row in plan.rows}
        plan.faults = [fault for fault in faults if fault.line in lines]
    return TablePlan(people, faults, table.unknown, table.examples)


class _Newcomers:
    """People whom a table adds, each once however many rows name them."""

    def __init__(self) -> None:
        self.plans: list[PersonPlan] = []
        self._by_key: dict[tuple[str, str], PersonPlan] = {}
        #: People who were erased, by the hashes by which they are known.
        self._erased = {
            one: erased for erased in ErasedPerson.objects.all() for one in erased.digests
        }

    def plan_of(self, row: Row) -> PersonPlan:
        """Return the plan of the person of a row. Raises UnclearError if it cannot be told."""
        strong = [
            (name, row.values[name].lower())
            for name in ("orcid", "email", "slug")
            if row.values.get(name) and not (name == "slug" and fold_keys(row.slug) & NEW)
        ]
        names = [("name", key) for key in name_keys(parts_of(row))]
        known = self._known(strong) or self._known(names)
        if len(known) > 1:
            raise UnclearError(_("This row names several new people. Mend what is wrong."))
        if known:
            plan = known[0]
        else:
            self._refuse_erased(row)
            plan = PersonPlan(_newcomer(row), is_new=True)
            self.plans.append(plan)
        for key in (*strong, *names):
            self._by_key.setdefault(key, plan)
        return plan

    def _refuse_erased(self, row: Row) -> None:
        """Raise UnclearError if the row may be of somebody who was erased."""
        said = {
            kind: [row.values[name]]
            for kind, name in ((ORCID, "orcid"), (EMAIL, "email"), (SLUG, "slug"))
            if row.values.get(name)
        }
        hashes = digests_of_name(parts_of(row))
        hashes |= {one for kind, texts in said.items() for one in digests(kind, texts)}
        erased = next((self._erased[one] for one in hashes if one in self._erased), None)
        if erased:
            text = _(
                "This person was erased from the portal on %(day)s, so no table adds them. If they "
                "are back, or it is somebody else, add them by hand."
            )
            day = date_format(erased.erased_at, "SHORT_DATE_FORMAT")
            raise UnclearError(text % {"day": day})

    def _known(self, keys: Iterable[tuple[str, str]]) -> list[PersonPlan]:
        known = (self._by_key[key] for key in keys if key in self._by_key)
        return list({id(one): one for one in known}.values())


def _newcomer(row: Row) -> Person:
    if not row.values.get("family"):
        raise UnclearError(_("Nobody here is known by this row, and a new person needs a name."))
    slug = "" if fold_keys(row.slug) & NEW else row.slug
    try:
        if slug:
            valid_slug(slug)
            MaxLengthValidator(SLUG_MAX_LENGTH)(slug)
    except ValidationError as error:
        raise UnclearError(f"{_('id')}: {' '.join(error.messages)}") from error
    return Person(slug=slug)


def _plan_values(plan: PersonPlan) -> list[Fault]:
    """Plan the columns of a person; return the lines that contradict another of theirs."""
    faults = []
    said: dict[str, tuple[Any, int]] = {}
    for row in plan.rows:
        for name, value in row.holds(PERSON_COLUMNS).items():
            first, line = said.setdefault(name, (value, row.line))
            if value != first:
                text = _("Line %(line)d says “%(first)s” of this person, this one “%(value)s”.")
                faults.append(
                    Fault(row.line, text % {"line": line, "first": first, "value": value})
                )
    for column in PERSON_COLUMNS:
        if column.key in said:
            old = "" if plan.is_new else stored_value(plan.person, column.key)
            new = said[column.key][0]
            if old != new:
                plan.changes.append(Change(column, old, new))
                if plan.is_new and column.key != "homepage":
                    setattr(plan.person, column.key, new)
    return faults
