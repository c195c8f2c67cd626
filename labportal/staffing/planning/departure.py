"""The plan of a departure: memberships end, rights go, the page of the person stays."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from labportal.models import LabSettings, OpeningPage, StaffChangeKind
from labportal.roles import role_titles
from labportal.staffing import steps
from labportal.staffing.planning.move import tell_of_lead
from labportal.staffing.planning.plan import Note, Plan, in_words, open_memberships
from people.models import Person


def plan_departure(
    person: Person,
    last: date,
    *,
    destination: str = "",
    keeps: bool = False,
    lab: LabSettings | None = None,
    by: Any,
) -> Plan:
    """Return the plan by which a person leaves, with `last` as the last day.

    The account goes with all rights, or `keeps` what the own profile takes. A last day that is
    today or past lets the rights go at once, one to come on the day after it. `lab` are the
    settings whose contact may be the person's.
    """
    day = last if last <= timezone.localdate() else last + timedelta(days=1)
    plan = Plan(StaffChangeKind.DEPARTURE, person, day, keeps_account=keeps)
    later = []
    for membership in open_memberships(person, last):
        if membership.start > last.isoformat():
            later.append(membership)
            continue
        if membership.end != last.isoformat():
            plan.end(membership, last, destination)
        if membership.lead:
            tell_of_lead(plan, membership)
    for membership in later:
        text = _("%(membership)s begins later, and stays.")
        plan.notes.append(Note(text % {"membership": in_words(membership)}))
    _plan_account(plan, by)
    if not plan.edits and not plan.steps:
        plan.faults.append(
            _("%(person)s has no membership that could end then, and no account.")
            % {"person": person}
        )
    if not later:
        plan.effects.append(
            _("The page of %(person)s stays; lists show it among the former members.")
            % {"person": person}
        )
    plan.notes += supervised_openings(person)
    plan.notes += _contact_of_lab(person, lab)
    return plan


def _plan_account(plan: Plan, by: Any) -> None:
    account = plan.person.user
    if account is None:
        plan.notes.append(Note(_("There is no account: no rights go.")))
        return
    url = reverse("wagtailusers_users:edit", args=[account.pk])
    said = {"when": plan.when(), "account": account.get_username()}
    if account == by:
        plan.notes.append(
            Note(_("The account is your own: another administrator has to take its rights."), url)
        )
    elif account.is_superuser and not by.is_superuser:
        text = _("“%(account)s” is an account of a superuser, who alone may change it: it stays.")
        plan.notes.append(Note(text % said, url))
    elif not account.is_active and not plan.keeps_account:
        plan.notes.append(Note(_("The account “%(account)s” is switched off.") % said, url))
    else:
        plan.steps.append(steps.strip(account, keeps=plan.keeps_account))
        said["roles"] = role_titles(account.groups.all()) or _("none")
        text = (
            _(
                "%(when)s, the account “%(account)s” loses its roles (%(roles)s) and keeps "
                "the own profile alone."
            )
            if plan.keeps_account
            else _(
                "%(when)s, the account “%(account)s” loses its roles (%(roles)s) and is "
                "switched off: nobody signs in with it."
            )
        )
        plan.effects.append(text % said)


def _contact_of_lab(person: Person, lab: LabSettings | None) -> list[Note]:
    """Return notes about the e-mail and phone of the lab that are those of somebody."""
    if lab is None:
        return []
    url = reverse("wagtailsettings:edit", args=["labportal", "labsettings", lab.site_id])
    text = _("The lab’s %(field)s is that of %(person)s: see to it.")
    return [
        Note(text % {"field": label, "person": person}, url)
        for column, label in (("email", _("e-mail")), ("phone", _("phone")))
        if getattr(lab, column) and getattr(lab, column) == getattr(person, column)
    ]


def supervised_openings(person: Person) -> list[Note]:
    """Return notes about the openings whose supervisor somebody is."""
    openings = OpeningPage.objects.current().filter(supervisors__person=person)
    text = _("%(person)s supervises the opening “%(opening)s”: see to it.")
    return [
        Note(
            text % {"person": person, "opening": page.get_admin_display_title()},
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )
        for page in openings.order_by("path")
    ]
