"""Accounts that keep rights though whose they are has left."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, Q, QuerySet

from groups.models import Membership
from labportal.models import StaffChange
from labportal.roles import MEMBERS


def may_edit_accounts(user: Any) -> bool:
    """Return whether somebody may change accounts."""
    return bool(user.has_perm("auth.change_user"))


def accounts_of_alumni() -> QuerySet[Any]:
    """Return the accounts with rights of people all of whose memberships have ended."""
    left = Membership.objects.of_alumni().filter(person=OuterRef("person"))
    waiting = Membership.objects.exclude(pk__in=Membership.objects.past().values("pk"))
    with_rights = Q(is_superuser=True) | Q(groups__isnull=False) | Q(user_permissions__isnull=False)
    accounts = get_user_model().objects.filter(with_rights, Exists(left), is_active=True)
    # Whoever keeps the account for the own profile was let, unless more was given since.
    kept = StaffChange.objects.keeping_account().filter(person=OuterRef("person"))
    others = Group.objects.exclude(name=MEMBERS).filter(user=OuterRef("pk"))
    more = Q(is_superuser=True) | Q(user_permissions__isnull=False) | Exists(others)
    accounts = accounts.filter(~Exists(kept) | more)
    # A membership that is yet to begin is a reason to keep the rights.
    accounts = accounts.exclude(Exists(waiting.filter(person=OuterRef("person"))))
    return accounts.order_by("username").distinct()
