"""The plan of a hand-over: another person leads a group, or the chair."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from groups.models import Membership, ResearchGroup
from labportal.base.dates import are_in_order
from labportal.models import LabSettings, StaffChangeKind
from labportal.staffing import steps
from labportal.staffing.planning.departure import supervised_openings
from labportal.staffing.planning.move import let_edit, stop_editing
from labportal.staffing.planning.plan import (
    Note,
    Plan,
    day_before,
    open_memberships,
    place_of,
)
from people.models import Person, Role

#: In place of a role: that of the membership until now, or none, since the membership ends.
SAME_ROLE, NO_ROLE = "same", "none"


def plan_handover(
    group: ResearchGroup | None,
    handing: list[Membership],
    person: Person,
    day: date,
    *,
    role: Role | None = None,
    staying: Role | str = NO_ROLE,
    lab: LabSettings | None = None,
    by: Any,
) -> Plan:
    """Return the plan by which `person` leads `group`, or the chair, from `day`.

    The memberships `handing` end, and give way to ones in the role `staying`, which is also
    `SAME_ROLE` or `NO_ROLE`; whoever else leads goes on. `role` is that of the new lead, by default
    that of the one before. `lab` are the settings whose contact follows a hand-over of the chair.
    """
    plan = Plan(StaffChangeKind.HANDOVER, person, day, group)
    former = [one for one in handing if one.person_id != person.pk and not one.has_ended(day)]
    if any(one.person_id == person.pk for one in handing):
        text = _("%(person)s leads %(group)s already.")
        plan.faults.append(text % {"person": person, "group": place_of(group)})
        return plan
    taken_role = role or (former[0].role if former else None)
    if taken_role is None:
        plan.faults.append(_("Choose the role: nobody led until now."))
        return plan
    for membership in former:
        plan.end(membership, day_before(day))
        if staying != NO_ROLE:
            kept_role = membership.role if isinstance(staying, str) else staying
            plan.begin(membership.person, group, kept_role, gives_lead=True)
        elif group:
            _stop_leaver(plan, membership.person, group)
    _begin_to_lead(plan, taken_role)
    if group:
        _tell_of_group(plan, person, group, by)
    else:
        _plan_contact(plan, [one.person for one in former], lab)
    _tell_who_leads_on(plan, former)
    for membership in former:
        if staying == NO_ROLE:
            plan.notes += supervised_openings(membership.person)
    return plan


def _tell_who_leads_on(plan: Plan, former: list[Membership]) -> None:
    gone = {one.person_id for one in former} | {plan.person.pk}
    leads = Membership.objects.current(plan.day).leading().filter(group=plan.group).in_order()
    text = _("%(person)s goes on leading %(group)s.")
    others = dict.fromkeys(one.person for one in leads if one.person_id not in gone)
    plan.notes += [
        Note(text % {"person": person, "group": place_of(plan.group)}) for person in others
    ]


def _begin_to_lead(plan: Plan, role: Role) -> None:
    """Let the new lead's membership in the group give way to one that leads it."""
    last = day_before(plan.day)
    for membership in open_memberships(plan.person, plan.day):
        if membership.group == plan.group and are_in_order(membership.start, last.isoformat()):
            plan.end(membership, last)
    plan.begin(plan.person, plan.group, role, lead=True)


def _stop_leaver(plan: Plan, person: Person, group: ResearchGroup) -> None:
    ending = {edit.pk for edit in plan.edits}
    staying = (one for one in open_memberships(person, plan.day) if one.pk not in ending)
    if all(one.group_id != group.pk for one in staying):
        stop_editing(plan, person, group)


def _tell_of_group(plan: Plan, person: Person, group: ResearchGroup, by: Any) -> None:
    if group.pages.exists():
        text = _("The pages of %(group)s name %(person)s as lead from then on.")
        plan.effects.append(text % {"group": group, "person": person})
    if person.user and person.user.is_active:
        let_edit(plan, person, group, by)
    else:
        plan.notes.append(
            Note(
                _("%(person)s has no account, and so cannot edit the pages.") % {"person": person},
                reverse("staffing:account", args=[person.pk]),
            )
        )


def _plan_contact(plan: Plan, former: list[Person], lab: LabSettings | None) -> None:
    """Let the lab's e-mail and phone follow where they were those of the lead until now."""
    if lab is None:
        return
    url = reverse("wagtailsettings:edit", args=["labportal", "labsettings", lab.site_id])
    for column, label in (("email", _("e-mail")), ("phone", _("phone"))):
        present = getattr(lab, column)
        new = plan.person.shown_to(AnonymousUser())[column]
        said = {"field": label, "old": present or "–", "new": new, "person": plan.person}
        if not present or all(getattr(one, column) != present for one in former):
            text = _("The lab’s %(field)s stays as it is: %(old)s.")
            plan.notes.append(Note(text % said, url))
        elif not new:
            text = _("The lab’s %(field)s stays %(old)s: %(person)s shows none to everybody.")
            plan.notes.append(Note(text % said, url))
        else:
            plan.steps.append(steps.contact(lab, column, new))
            text = _("%(when)s, the lab’s %(field)s changes from %(old)s to %(new)s.")
            plan.effects.append(text % {**said, "when": plan.when()})
