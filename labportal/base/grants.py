"""Giving permissions to auth groups, by name: "people.choose_person"."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page


def permissions_named(names: Iterable[str]) -> list[Permission]:
    """Return the permissions with these names, each "app_label.codename".

    Raises LookupError, naming them, when some do not exist.
    """
    wanted = set(names)
    conditions = [
        Q(content_type__app_label=app_label, codename=codename)
        for app_label, _, codename in (name.partition(".") for name in wanted)
    ]
    if not conditions:
        return []
    found = Permission.objects.filter(reduce(or_, conditions)).select_related("content_type")
    by_name = {f"{one.content_type.app_label}.{one.codename}": one for one in found}
    if missing := sorted(wanted - by_name.keys()):
        message = f"There are no permissions {', '.join(missing)}. Run `manage.py migrate` first."
        raise LookupError(message)
    return [by_name[name] for name in sorted(wanted)]


def grant(group: Group, names: Iterable[str]) -> None:
    """Give `group` the permissions with these names; raises LookupError if one is missing."""
    group.permissions.add(*permissions_named(names))


def grant_in_collection(group: Group, collection: Collection, names: Iterable[str]) -> None:
    """Give `group` permissions in `collection` and those under it; raises LookupError."""
    GroupCollectionPermission.objects.bulk_create(
        (
            GroupCollectionPermission(group=group, collection=collection, permission=permission)
            for permission in permissions_named(names)
        ),
        ignore_conflicts=True,
    )


def grant_on_page(group: Group, page: Page, names: Iterable[str]) -> None:
    """Give `group` permissions on `page` and those under it; raises LookupError."""
    GroupPagePermission.objects.bulk_create(
        (
            GroupPagePermission(group=group, page_id=page.pk, permission=permission)
            for permission in permissions_named(names)
        ),
        ignore_conflicts=True,
    )
