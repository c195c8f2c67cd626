"""The plan of a move: memberships end, one in another group begins, editors' rights follow."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from groups.models import Membership, ResearchGroup
from labportal.models import StaffChangeKind
from labportal.staffing import steps
from labportal.staffing.planning.plan import Plan, day_before, open_memberships, place_of
from labportal.staffing.rights import grantable
from people.models import Person, Role


def plan_move(
    person: Person,
    ending: Collection[Membership],
    group: ResearchGroup | None,
    role: Role,
    day: date,
    *,
    edits: bool = False,
    by: Any,
) -> Plan:
    """Return the plan by which a person's memberships end and one in `group` begins on `day`.

    `edits` lets the account of the person edit the group. `by` is who asks for it.
    """
    plan = Plan(StaffChangeKind.MOVE, person, day, group)
    chosen = {one.pk for one in ending}
    for membership in open_memberships(person, day):
        if membership.pk in chosen:
            plan.end(membership, day_before(day))
            if membership.lead:
                tell_of_lead(plan, membership)
    plan.begin(person, group, role)
    remaining = {one.group_id for one in open_memberships(person, day) if one.pk not in chosen} | {
        group.pk if group else None
    }
    for left in {one.group for one in ending if one.group_id not in remaining and one.group}:
        stop_editing(plan, person, left)
    if edits and group:
        let_edit(plan, person, group, by)
    return plan


def tell_of_lead(plan: Plan, membership: Membership, *, besides: Collection[int] = ()) -> None:
    """Tell who leads a group when a membership that leads it has ended."""
    others = Membership.objects.current(plan.day).leading().filter(group=membership.group_id)
    others = others.exclude(person=membership.person_id).exclude(pk__in=besides)
    names = ", ".join(one.person.name for one in others.select_related("person"))
    text = _("%(others)s leads %(group)s then.") if names else _("Nobody leads %(group)s then.")
    plan.effects.append(text % {"others": names, "group": place_of(membership.group)})


def stop_editing(plan: Plan, person: Person, group: ResearchGroup) -> None:
    """Plan that the account of a person edits a group no more."""
    account, editors = person.user, group.editors
    if account and editors and account.groups.filter(pk=editors.pk).exists():
        plan.steps.append(steps.part(account, editors))
        text = _("%(when)s, the account “%(account)s” edits the pages of %(group)s no more.")
        plan.effects.append(
            text % {"when": plan.when(), "account": account.get_username(), "group": group}
        )


def let_edit(plan: Plan, person: Person, group: ResearchGroup, by: Any) -> None:
    """Plan that the account of a person edits a group; it is a fault if there is none."""
    account, editors = person.user, group.editors
    if not account or not account.is_active or not editors:
        plan.faults.append(
            _("%(person)s has no account that could edit pages.") % {"person": person}
        )
    elif not grantable(by, [editors]):
        plan.faults.append(_("You may not let others edit %(group)s.") % {"group": group})
    elif not account.groups.filter(pk=editors.pk).exists():
        plan.steps.append(steps.join(account, editors))
        text = _("%(when)s, the account “%(account)s” may edit the pages of %(group)s.")
        plan.effects.append(
            text % {"when": plan.when(), "account": account.get_username(), "group": group}
        )
