"""Steps that follow a change on its day: roles of accounts, and the lab's contact.

A step is data, since it may wait for its day: {"do": name, ...}. Done, it holds what it did in
truth (`did`), which is what is taken back. Auth groups are given and taken one account at a time,
so that whoever listens to Django's signals hears of each.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Membership
from labportal.models import LabSettings, StaffChange, StaffChangeKind
from labportal.roles import MEMBERS
from labportal.staffing.rights import grantable

Step = dict[str, Any]


def join(account: User, editors: Group) -> Step:
    """Return the step by which an account becomes an editor of a group."""
    return {"do": "join", "account": account.pk, "auth_group": editors.pk}


def part(account: User, editors: Group) -> Step:
    """Return the step by which an account stops being an editor of a group."""
    return {"do": "part", "account": account.pk, "auth_group": editors.pk}


def strip(account: User, *, keeps: bool) -> Step:
    """Return the step that takes all rights of an account, and switches it off unless it `keeps`.

    `had` is what it has today, so that the plan is another one when that changes.
    """
    return {"do": "strip", "account": account.pk, "keeps": keeps, "had": _rights(account)}


def contact(lab: LabSettings, column: str, value: str) -> Step:
    """Return the step that changes the lab's e-mail or phone."""
    before = getattr(lab, column)
    return {"do": "contact", "lab": lab.pk, "column": column, "before": before, "after": value}


def _rights(account: User) -> dict[str, Any]:
    return {
        "auth_groups": sorted(account.groups.values_list("pk", flat=True)),
        "permissions": sorted(account.user_permissions.values_list("pk", flat=True)),
        "is_superuser": account.is_superuser,
        "is_active": account.is_active,
    }


def follow(step: Step, change: StaffChange) -> None:
    """Do a step of a change, and note in it what it did; what is so already, or gone, it leaves.

    What was entered since counts: whoever is still a member keeps the rights, and whoever left
    gets none.
    """
    step["did"] = _DO[step["do"]](step, change)


def take_back(step: Step, by: Any) -> list[str]:
    """Undo what a step did, as far as `by` may, and return sentences about what stayed."""
    return _UNDO[step["do"]](step, by) if step.get("did") else []


def _account(step: Step) -> User | None:
    return User.objects.select_for_update().filter(pk=step["account"]).first()


def _join(step: Step, change: StaffChange) -> bool:
    left = StaffChange.objects.standing().filter(
        kind=StaffChangeKind.DEPARTURE,
        person__user=step["account"],
        created_at__gt=change.created_at,
        day__lte=change.day,
    )
    return False if left.exists() else _add(step)


def _add(step: Step) -> bool:
    account, group = _account(step), Group.objects.filter(pk=step["auth_group"]).first()
    if not account or not group or account.groups.filter(pk=group.pk).exists():
        return False
    account.groups.add(group)
    return True


def _part(step: Step, _change: StaffChange) -> bool:
    return _remove(step)


def _remove(step: Step) -> bool:
    account = _account(step)
    group = account and account.groups.filter(pk=step["auth_group"]).first()
    if not account or not group:
        return False
    account.groups.remove(group)
    return True


def _strip(step: Step, change: StaffChange) -> dict[str, Any] | None:
    account, by = _account(step), change.user
    if account is None or (account.is_superuser and not (by and by.is_superuser)):
        return None
    waited = timezone.localdate(change.created_at) < change.day
    if waited and Membership.objects.current(change.day).filter(person=change.person_id).exists():
        # The time was extended since.
        step["stays"] = True
        return None
    had = _rights(account)
    kept = Group.objects.filter(name=MEMBERS) if step["keeps"] else Group.objects.none()
    account.groups.set(kept)
    account.user_permissions.clear()
    account.is_superuser = False
    account.is_active = had["is_active"] and step["keeps"]
    account.save(update_fields=["is_superuser", "is_active"])
    return {"had": had, "has": _rights(account)}


def _contact(step: Step, _change: StaffChange) -> bool:
    return _write_contact(step, step["before"], step["after"])


def _write_contact(step: Step, before: str, after: str) -> bool:
    lab = LabSettings.objects.select_for_update().filter(pk=step["lab"]).first()
    if lab is None or getattr(lab, step["column"]) != before:
        return False
    setattr(lab, step["column"], after)
    lab.save()
    return True


def _undo_join(step: Step, _by: Any) -> list[str]:
    _remove(step)
    return []


def _undo_part(step: Step, by: Any) -> list[str]:
    if not grantable(by, Group.objects.filter(pk=step["auth_group"])):
        return [_("A role stays away: it is gone, or gives more rights than yours.")]
    _add(step)
    return []


def _undo_strip(step: Step, by: Any) -> list[str]:
    account, did = _account(step), step["did"]
    if account is None:
        return [_("The account is gone.")]
    if _rights(account) != did["has"]:
        return [_("The account “%(name)s” was changed since: it stays.") % {"name": account}]
    had = did["had"]
    groups = Group.objects.filter(pk__in=had["auth_groups"])
    permissions = Permission.objects.filter(pk__in=had["permissions"])
    given = grantable(by, groups)
    # Rights of one's own, given by hand: a superuser gives them back.
    own_rights = by.is_superuser or not (had["permissions"] or had["is_superuser"])
    account.groups.set(given)
    if own_rights:
        account.user_permissions.set(permissions)
        account.is_superuser = had["is_superuser"]
    account.is_active = had["is_active"]
    account.save(update_fields=["is_superuser", "is_active"])
    if own_rights and len(given) == len(had["auth_groups"]):
        return []
    return [_("A role stays away: it is gone, or gives more rights than yours.")]


def _undo_contact(step: Step, _by: Any) -> list[str]:
    if _write_contact(step, step["after"], step["before"]):
        return []
    return [_("The lab’s contact was changed since: it stays.")]


_DO: dict[str, Any] = {"join": _join, "part": _part, "strip": _strip, "contact": _contact}
_UNDO: dict[str, Any] = {
    "join": _undo_join,
    "part": _undo_part,
    "strip": _undo_strip,
    "contact": _undo_contact,
}
