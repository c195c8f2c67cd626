"""Keeping files of people, importing them as told, and taking them back.

The only writer of tables.
"""

from collections.abc import Iterable
from itertools import islice
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from groups import row_log
from groups.models import Membership, ResearchGroup
from labportal.models import PeopleImport, PeopleImportKind
from labportal.staffing.changes import ChangeRefusedError
from labportal.staffing.planning.plan import COLUMNS, columns_of
from labportal.staffing.tables.people import write_people
from labportal.staffing.tables.planning import (
    SAME,
    PersonPlan,
    TablePlan,
    plan_sound_rows,
    plan_table,
)
from labportal.staffing.tables.rows import Fault
from publications.imports.run import lock
from publications.name_links.people_changes import linked_together

_LONGEST_NAME = 255


class SoundRows(NamedTuple):
    """A table imported, or planned, without the lines at fault; `change` is what was written."""

    plan: TablePlan
    faults: list[Fault]
    change: PeopleImport | None = None


def keep(content: bytes, name: str, by: Any, kind: str = PeopleImportKind.TABLE) -> PeopleImport:
    """Keep a file to be confirmed, in place of one of this kind that `by` did not confirm."""
    with transaction.atomic():
        PeopleImport.objects.waiting_of(by).filter(kind=kind).delete()
        return PeopleImport.objects.create(
            kind=kind, name=name[-_LONGEST_NAME:], content=content, user=by
        )


def carry_out(kept: PeopleImport, told: str, by: Any) -> TablePlan:
    """Import a kept table, all of it or nothing, if its plan still has the digest `told`.

    Returns the plan. Raises ChangeRefusedError if it is another, or was imported already.
    """
    try:
        with transaction.atomic():
            # Before planning, so that nobody else adds the same people meanwhile.
            lock()
            held = PeopleImport.objects.select_for_update(of=["self"]).get(pk=kept.pk)
            if held.imported_at:
                raise ChangeRefusedError(_("This table was imported already."))
            plan = plan_table(bytes(held.content))
            if plan.digest != told or not plan.writes:
                raise ChangeRefusedError(
                    _("Nothing was done yet. Read what would happen now, and confirm it.")
                )
            _write_plan(held, plan, by)
    except IntegrityError as error:
        raise _meanwhile() from error
    return plan


def import_sound_rows(content: bytes, name: str, *, dry_run: bool = False) -> SoundRows:
    """Import a table at once but for the lines that are at fault; with `dry_run`, plan it only.

    Raises UnreadableTableError if it is no table, and ChangeRefusedError if somebody else writes
    the same people.
    """
    try:
        with transaction.atomic():
            lock()
            plan, faults = plan_sound_rows(content)
            if dry_run or not plan.writes:
                return SoundRows(plan, faults)
            change = PeopleImport(name=name[-_LONGEST_NAME:])
            _write_plan(change, plan, None)
    except IntegrityError as error:
        raise _meanwhile() from error
    return SoundRows(plan, faults, change)


def _meanwhile() -> ChangeRefusedError:
    return ChangeRefusedError(_("Somebody changed these people meanwhile. Nothing was done."))


def _write_plan(change: PeopleImport, plan: TablePlan, by: Any) -> None:
    written = _write([one for one in plan.people if one.outcome != SAME], by)
    change.trace = {"people": written, "counts": dict(plan.counts)}
    # What was written is kept: the file holds nothing else that anybody needs.
    change.content = b""
    change.imported_at = timezone.now()
    change.save()


def _write(plans: list[PersonPlan], by: Any) -> list[dict[str, Any]]:
    """Write people and memberships, many at a time; return the trace of each person."""
    # Groups are noted once, when all is there. What people refer to is in no column of a table.
    with disable_reference_index_auto_update(), linked_together():
        write_people(plans, by)
        written = [_trace(plan) for plan in plans]
        groups = _write_memberships(plans, written)
    for group in groups:
        ReferenceIndex.create_or_update_for_object(group)
    return written


def _trace(plan: PersonPlan) -> dict[str, Any]:
    person = plan.person
    return {
        "person": person.pk,
        "name": str(person),
        "new": plan.is_new,
        "values": {change.column.key: [change.old, change.new] for change in plan.changes},
        "revision": person.latest_revision_id if plan.is_new else None,
    }


def _write_memberships(
    plans: list[PersonPlan], written: list[dict[str, Any]]
) -> Iterable[ResearchGroup]:
    """Write the memberships of all plans, note them in the traces, and return their groups."""
    edits = [(plan.person, edit) for plan in plans for edit in plan.edits]
    ids = [edit.pk for _person, edit in edits if edit.pk]
    held = Membership.objects.select_for_update(of=["self"]).in_bulk(ids)
    before = {pk: row_log.columns_of(one) for pk, one in held.items()}
    rows = []
    for person, edit in edits:
        membership = held[edit.pk] if edit.pk else Membership()
        for name, value in edit.after.items():
            setattr(membership, name, value)
        membership.person_id = person.pk
        rows.append(membership)
    columns = [name.removesuffix("_id") for name in COLUMNS]
    Membership.objects.bulk_update([one for one in rows if one.pk], columns, batch_size=500)
    Membership.objects.bulk_create([one for one in rows if not one.pk], batch_size=500)
    row_log.log_written([(one, before.get(one.pk)) for one in rows])
    of_edits = iter(zip(edits, rows, strict=True))
    for plan, trace in zip(plans, written, strict=True):
        trace["memberships"] = [
            [row.pk, edit.before, columns_of(row)]
            for (_person, edit), row in islice(of_edits, len(plan.edits))
        ]
    return ResearchGroup.objects.filter(pk__in={one.group_id for one in rows})
