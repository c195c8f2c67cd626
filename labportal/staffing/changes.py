"""Carrying plans out, following them up on their day, and taking them back.

The only writer of changes of staff.
"""

import logging
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from groups.models import Membership
from labportal.base.records.merged_records import heir
from labportal.models import StaffChange, StaffChangeKind
from labportal.staffing import steps
from labportal.staffing.planning.plan import Plan, columns_of
from people.models import Person

_logger = logging.getLogger(__name__)


def register_log_actions(actions: Any) -> None:
    """Register what histories of people say of changes."""
    for kind in StaffChangeKind:
        actions.register_action(f"labportal.{kind}", kind.label, kind.label)
    taken_back = gettext_lazy("taken back")
    actions.register_action("labportal.taken_back", taken_back, taken_back)


class ChangeRefusedError(Exception):
    """A change that cannot be carried out or taken back; its text says why."""


def carry_out(plan: Plan, by: Any) -> StaffChange:
    """Write what a plan says, and do its steps if its day has come.

    Raises ChangeRefusedError if the plan has faults, or somebody changed what it is about.
    """
    if plan.faults:
        raise ChangeRefusedError(" ".join(plan.faults))
    try:
        with transaction.atomic():
            change = StaffChange.objects.create(
                kind=plan.kind,
                person=plan.person,
                group=plan.group,
                day=plan.day,
                keeps_account=plan.keeps_account,
                user=by,
                trace={"memberships": _write(plan), "steps": plan.steps},
            )
            if plan.day <= timezone.localdate():
                _follow(change)
            log(plan.person, f"labportal.{plan.kind}", user=by)
    except IntegrityError as error:
        raise ChangeRefusedError(_outdated()) from error
    return change


def _outdated() -> str:
    return _("Somebody changed these memberships meanwhile. Nothing was done.")


def _write(plan: Plan) -> list[list[Any]]:
    held = Membership.objects.select_for_update().in_bulk([e.pk for e in plan.edits if e.pk])
    trace = []
    for edit in plan.edits:
        membership = held.get(edit.pk) if edit.pk else Membership()
        if membership is None or (edit.before and columns_of(membership) != edit.before):
            raise ChangeRefusedError(_outdated())
        for name, value in edit.after.items():
            setattr(membership, name, value)
        membership.save()
        trace.append([membership.pk, edit.before, edit.after])
    return trace


def _follow(change: StaffChange) -> None:
    for step in change.steps:
        steps.follow(step, change)
    change.followed_at = timezone.now()
    change.save(update_fields=["trace", "followed_at"])


def follow_due(on: date | None = None) -> int:
    """Do the steps of changes whose day (default: today) has come; return how many were done.

    A change that fails is logged, and is due again the next time.
    """
    done = 0
    for pk in StaffChange.objects.due(on).values_list("pk", flat=True):
        try:
            with transaction.atomic():
                # Another worker may be at it, or have been; somebody may take it back.
                held = StaffChange.objects.due(on).select_for_update(skip_locked=True, of=["self"])
                if change := held.filter(pk=pk).first():
                    _follow(change)
                    done += 1
        except Exception:
            _logger.exception("The rights of change of staff %s could not follow.", pk)
    return done


def take_back(pk: int, by: Any) -> list[str]:
    """Take a change back; return sentences about what stayed, since it was changed later.

    Raises ChangeRefusedError if it was taken back already, and StaffChange.DoesNotExist.
    """
    with transaction.atomic():
        change = StaffChange.objects.select_for_update(of=["self"]).get(pk=pk)
        if change.taken_back_at:
            raise ChangeRefusedError(_("That was taken back already."))
        left = []
        for membership_pk, before, after in reversed(change.trace["memberships"]):
            left += restore_membership(membership_pk, before, after)
        for step in reversed(change.steps):
            left += steps.take_back(step, by)
        change.taken_back_at, change.taken_back_by = timezone.now(), by
        change.save(update_fields=["taken_back_at", "taken_back_by"])
        log(change.person, "labportal.taken_back", user=by)
    return left


def merged_sentence(person: Person) -> str:
    """Return the sentence that what a merged person had before is not given to the survivor."""
    text = _("%(name)s was merged into %(survivor)s, who stays as is.")
    return text % {"name": person, "survivor": heir(person)}


def held_membership(membership: Membership | None, after: dict[str, Any]) -> Membership:
    """Return a membership that is as a change left it. Raises ChangeRefusedError if it is not."""
    if membership is None:
        raise ChangeRefusedError(_("A membership is gone."))
    if any(getattr(membership, name) != value for name, value in after.items()):
        text = _("The membership “%(name)s” was changed since: it stays.")
        raise ChangeRefusedError(text % {"name": membership})
    return membership


def restore_membership(pk: int, before: dict[str, Any] | None, after: dict[str, Any]) -> list[str]:
    """Give a membership the columns that it had; return why it stays, if it was changed since."""
    found = Membership.objects.select_for_update(of=["self"]).filter(pk=pk).first()
    try:
        membership = held_membership(found, after)
    except ChangeRefusedError as error:
        return [str(error)]
    if before is None:
        membership.delete()
        return []
    for name, value in before.items():
        setattr(membership, name, value)
    membership.save()
    return []
