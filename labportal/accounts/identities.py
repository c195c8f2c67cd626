"""The account of somebody of the sign-in service, and the roles that the service gives it."""

import logging
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from labportal.accounts.events import acting, record
from labportal.accounts.provider import Person
from labportal.accounts.refusals import Refusal, RefusedError
from labportal.models import EventKind, ProvidedRole, ProviderIdentity

_logger = logging.getLogger(__name__)


@transaction.atomic
def account_of(person: Person) -> Any:
    """Return the account of a person, linked from now on, with the roles of today.

    The first time it is found by the verified address, which administrators have set; from then
    on by issuer and subject alone. Raises RefusedError.
    """
    with acting(settings.OIDC["NAME"]):
        user = _linked(person) or _link(person)
        _give_roles(user, person.groups)
    return user


def _linked(person: Person) -> Any:
    identity = (
        ProviderIdentity.objects.select_related("user")
        .filter(issuer=person.issuer, subject=person.subject)
        .first()
    )
    return _active(identity.user) if identity else None


def _link(person: Person) -> Any:
    if not person.email:
        refusal = Refusal.UNVERIFIED if person.has_unverified_email else Refusal.NO_EMAIL
        raise RefusedError(refusal)
    if "\0" in person.email:
        raise RefusedError(Refusal.INVALID)
    # Locked, so that of two first sign-ins the second finds the link of the first.
    users = get_user_model().objects.select_for_update().filter(email__iexact=person.email)
    found = list(users)
    if len(found) > 1:
        raise RefusedError(Refusal.SEVERAL)
    # The database takes "ı" for "i": only letters of ASCII are the same in either case.
    if not found or _folded(found[0].email) != _folded(person.email):
        raise RefusedError(Refusal.NO_ACCOUNT)
    user = _active(found[0])
    if identity := user.provider_identities.filter(issuer=person.issuer).first():
        if identity.subject != person.subject:
            raise RefusedError(Refusal.LINKED, user.get_username())
        return user
    user.provider_identities.create(issuer=person.issuer, subject=person.subject)
    record(EventKind.LINKED, user.get_username(), person.subject)
    return user


def _folded(email: str) -> bytes:
    return email.encode().lower()


def _active(user: Any) -> Any:
    if not user.is_active:
        raise RefusedError(Refusal.INACTIVE, user.get_username())
    return user


def _give_roles(user: Any, groups: frozenset[str]) -> None:
    """Give the roles of a person's groups, and take those that the service gave before.

    What was given by hand has no mark, and stays.
    """
    names = {role for group, role in settings.OIDC["ROLES"].items() if group in groups}
    wanted = {role.pk: role for role in Group.objects.filter(name__in=names)}
    if missing := names - {role.name for role in wanted.values()}:
        _logger.warning("OIDC_ROLES names roles that there are not: %s", sorted(missing))
    there = set(user.groups.values_list("pk", flat=True))
    marks = ProvidedRole.objects.filter(user=user)
    given = set(marks.values_list("group_id", flat=True))
    # Taking a role removes its mark.
    user.groups.remove(*(given - wanted.keys()))
    new = [role for pk, role in wanted.items() if pk not in there]
    user.groups.add(*new)
    ProvidedRole.objects.bulk_create(ProvidedRole(user=user, group=role) for role in new)
