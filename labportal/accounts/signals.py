"""Receivers of Django's signals that write the log of accounts."""

from collections.abc import Iterable
from typing import Any

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils import timezone

from labportal.accounts.events import record, record_each
from labportal.accounts.locks import lift
from labportal.accounts.sessions import end_sessions
from labportal.models import AccountEvent, EventKind, ProvidedRole
from labportal.serving.client_address import client_address
from labportal.serving.current_request import current_request

#: Columns of an account whose changes are told, with the kinds of event for yes and no.
_FLAGS = {
    "is_active": (EventKind.ACTIVATED, EventKind.DEACTIVATED),
    "is_superuser": (EventKind.SUPERUSER, EventKind.NO_SUPERUSER),
}


def signed_in(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    """Log a sign-in."""
    by_provider = getattr(request, "is_provider_sign_in", False)
    kind = EventKind.SIGNED_IN_BY_PROVIDER if by_provider else EventKind.SIGNED_IN
    record(kind, user.get_username())


def signed_out(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    """Log that somebody signed out."""
    if user:
        record(EventKind.SIGNED_OUT, user.get_username(), by=user.get_username())


def sign_in_failed(
    sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any
) -> None:
    """Log a wrong password; that one came while it was locked, `locked_out` logs."""
    if request is None:
        return
    is_locked = getattr(request, "axes_locked_out", False)
    # Axes counts only what comes before a lock; the failure that leads to it is counted, too.
    if not is_locked or request.axes_failures_since_start is not None:
        record(EventKind.FAILED, _known_name(credentials.get("username")))


def locked_out(sender: Any, request: Any, username: str | None, **kwargs: Any) -> None:
    """Log a lock once: whoever goes on trying would fill the log."""
    account, address = _known_name(username), client_address(request)
    earlier = AccountEvent.objects.filter(
        kind=EventKind.LOCKED,
        account=account,
        address=address,
        at__gt=timezone.now() - settings.AXES_COOLOFF_TIME,
    )
    if not earlier.exists():
        record(EventKind.LOCKED, account)


def _known_name(typed: str | None) -> str:
    """Return what was typed if it is the name of an account: else it may be a password."""
    users = get_user_model().objects
    return typed if typed and users.filter(username=typed).exists() else ""


def note_former(sender: type[Any], instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Keep what an account was before it is saved.

    Raises PermissionDenied where somebody who is no superuser makes one, whatever the view is.
    """
    told = {*_FLAGS, "email"}
    if instance.pk and (update_fields is None or told & set(update_fields)):
        instance.former = sender.objects.filter(pk=instance.pk).values(*told).first()
    else:
        instance.former = None
    was_superuser = instance.former and instance.former["is_superuser"]
    user = getattr(current_request(), "user", None)
    # A save of other fields, such as the last sign-in, asks nothing of this one.
    is_asked = not instance.pk or instance.former
    if is_asked and instance.is_superuser and not was_superuser and user and not user.is_superuser:
        raise PermissionDenied


def account_saved(sender: type[Any], instance: Any, created: bool, **kwargs: Any) -> None:
    """Log a new account, and what has changed of one; end the sessions of an inactive one."""
    name, former = instance.get_username(), getattr(instance, "former", None)
    # Django keeps the password until the account is saved, but not when it only hashes it anew.
    has_new_password = instance._password is not None  # noqa: SLF001 - as Django asks itself
    if created:
        record(EventKind.MADE, name)
        if instance.is_superuser:
            record(EventKind.SUPERUSER, name)
        return
    if has_new_password:
        record(EventKind.PASSWORD, name, by="" if _acts() else name)
        # Whoever has just set it is no guesser: a forgotten password leads out of a lock.
        lift(name)
    for field, (yes, no) in _FLAGS.items():
        if former and former[field] != getattr(instance, field):
            record(yes if getattr(instance, field) else no, name)
    if former and former["email"] != instance.email:
        record(EventKind.EMAIL, name, instance.email)
    if former and former["is_active"] and not instance.is_active:
        end_sessions({instance.pk})


def account_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Log that an account is gone."""
    record(EventKind.DELETED, instance.get_username())


def role_saved(sender: Any, instance: Group, created: bool, **kwargs: Any) -> None:
    """Log a new role."""
    if created:
        record(EventKind.ROLE_MADE, detail=instance.name)


def role_deleted(sender: Any, instance: Group, **kwargs: Any) -> None:
    """Log that a role is gone."""
    record(EventKind.ROLE_DELETED, detail=instance.name)


def roles_changed(instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any) -> None:
    """Log roles that an account was given or lost, told from either side."""
    kind = _kind(action, EventKind.ROLE_GIVEN, EventKind.ROLE_TAKEN)
    if not kind:
        return
    pairs = _pairs(instance, reverse, pk_set, get_user_model(), Group, "groups")
    record_each(kind, [(user.get_username(), group.name) for user, group in pairs])
    for user, group in pairs:
        if kind == EventKind.ROLE_TAKEN:
            # If it comes back by hand, it is to stay.
            ProvidedRole.objects.filter(user=user, group=group).delete()


def role_permissions_changed(
    instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any
) -> None:
    """Log permissions that a role was given or lost."""
    kind = _kind(action, EventKind.PERMISSION_GIVEN, EventKind.PERMISSION_TAKEN)
    if kind:
        pairs = _pairs(instance, reverse, pk_set, Group, Permission, "permissions")
        names = _names(one for _role, one in pairs)
        told = [("", f"{role.name}: {names[one.pk]}") for role, one in pairs]
        record_each(kind, told)


def own_permissions_changed(
    instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any
) -> None:
    """Log permissions that an account was given or lost, beside its roles."""
    kind = _kind(action, EventKind.PERMISSION_GIVEN, EventKind.PERMISSION_TAKEN)
    if kind:
        users = get_user_model()
        pairs = _pairs(instance, reverse, pk_set, users, Permission, "user_permissions")
        names = _names(one for _user, one in pairs)
        record_each(kind, [(user.get_username(), names[one.pk]) for user, one in pairs])


def _names(permissions: Iterable[Permission]) -> dict[int, str]:
    """Return the names of permissions by their ids: "people.choose_person"."""
    kinds = ContentType.objects
    return {
        one.pk: f"{kinds.get_for_id(one.content_type_id).app_label}.{one.codename}"
        for one in permissions
    }


def _kind(action: str, given: EventKind, taken: EventKind) -> EventKind | None:
    # When all are taken, only the signal before tells which.
    return {"post_add": given, "post_remove": taken, "pre_clear": taken}.get(action)


def _pairs(
    instance: Any,
    reverse: bool,
    pk_set: Any,
    owners: type[Model],
    owned: type[Model],
    field: str,
) -> list[tuple[Any, Any]]:
    """Return the pairs that a change of a many-to-many relation concerns."""
    if pk_set is None:
        pairs = owners._meta.get_field(field).remote_field.through.objects.all()  # type: ignore[union-attr]
        own, other = (owned, owners) if reverse else (owners, owned)
        rows = pairs.filter(**{str(own._meta.model_name): instance})
        pk_set = set(rows.values_list(f"{other._meta.model_name}_id", flat=True))
    others = (owners if reverse else owned)._default_manager.filter(pk__in=pk_set)
    return [(one, instance) if reverse else (instance, one) for one in others.order_by("pk")]


def _acts() -> bool:
    request: Any = current_request()
    return request is None or request.user.is_authenticated


def connect() -> None:
    """Connect the receivers."""
    users: Any = get_user_model()
    user_logged_in.connect(signed_in)
    user_logged_out.connect(signed_out)
    user_login_failed.connect(sign_in_failed)
    user_locked_out.connect(locked_out)
    pre_save.connect(note_former, sender=users)
    post_save.connect(account_saved, sender=users)
    post_delete.connect(account_deleted, sender=users)
    post_save.connect(role_saved, sender=Group)
    post_delete.connect(role_deleted, sender=Group)
    m2m_changed.connect(roles_changed, sender=users.groups.through)
    m2m_changed.connect(role_permissions_changed, sender=Group.permissions.through)
    m2m_changed.connect(own_permissions_changed, sender=users.user_permissions.through)
