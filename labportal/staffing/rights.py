"""Rights to the office's work, and the auth groups that somebody may give to others."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.models import GroupCollectionPermission, GroupPagePermission

#: The permissions that each kind of work takes. Administrators have them all.
NEEDED = {
    "new_member": ("people.add_person", "groups.add_membership", "auth.add_user"),
    "new_group": ("groups.add_researchgroup", "groups.add_membership", "auth.change_user"),
    "tables": (
        *(f"people.{action}_person" for action in ("add", "change", "delete")),
        *(f"groups.{action}_membership" for action in ("add", "change", "delete")),
    ),
    "erase": ("people.delete_person", "auth.delete_user", "labportal.change_labsettings"),
    "account": ("people.change_person", "auth.add_user", "auth.change_user"),
    "change": (
        "people.change_person",
        "groups.change_researchgroup",
        *(f"groups.{action}_membership" for action in ("add", "change", "delete")),
        "auth.change_user",
        "labportal.change_labsettings",
    ),
}

#: An auth group's permissions on places: (permission, path of the place).
_Places = Callable[[Collection[int]], dict[int, set[tuple[int, str]]]]


def may(user: Any, work: str) -> bool:
    """Return whether somebody may do a kind of work."""
    return user.is_active and bool(user.has_perms(NEEDED[work]))


class ForOffice:
    """A view for those who may do a kind of work; others get PermissionDenied."""

    work = "change"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, or raise PermissionDenied."""
        if not may(request.user, self.work):
            raise PermissionDenied
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


def grantable(user: Any, auth_groups: Iterable[Group]) -> list[Group]:
    """Return those of the auth groups that give no right that `user` lacks, in their order."""
    asked = list(auth_groups)
    if user.is_superuser:
        return asked
    own_groups = set(user.groups.values_list("pk", flat=True))
    ids = {one.pk for one in asked}
    named: dict[int, set[str]] = defaultdict(set)
    for group, app, code in Group.objects.filter(pk__in=ids, permissions__isnull=False).values_list(
        "pk", "permissions__content_type__app_label", "permissions__codename"
    ):
        named[group].add(f"{app}.{code}")
    permissions = user.get_all_permissions()
    places = [(kind(own_groups), kind(ids)) for kind in (_on_pages, _in_collections)]
    return [
        one
        for one in asked
        if named[one.pk] <= permissions
        and all(_covers(own, theirs.get(one.pk, set())) for own, theirs in places)
    ]


def _on_pages(auth_groups: Collection[int]) -> dict[int, set[tuple[int, str]]]:
    return _by_group(
        GroupPagePermission.objects.filter(group__in=auth_groups).values_list(
            "group", "permission", "page__path"
        )
    )


def _in_collections(auth_groups: Collection[int]) -> dict[int, set[tuple[int, str]]]:
    return _by_group(
        GroupCollectionPermission.objects.filter(group__in=auth_groups).values_list(
            "group", "permission", "collection__path"
        )
    )


def _by_group(rows: Iterable[tuple[int, int, str]]) -> dict[int, set[tuple[int, str]]]:
    found: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for group, permission, path in rows:
        found[group].add((permission, path))
    return found


def _covers(own: dict[int, set[tuple[int, str]]], theirs: Collection[tuple[int, str]]) -> bool:
    """Return whether each permission on a place is held on the place or one above it."""
    held = {one for places in own.values() for one in places}
    return all(
        any(mine == permission and path.startswith(above) for mine, above in held)
        for permission, path in theirs
    )
