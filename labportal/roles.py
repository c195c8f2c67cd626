"""The roles of those who sign in: auth groups and what they may do.

Group editors have an auth group per research group, which `groups.editors.auth_groups` looks after.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.models import Collection

from groups.editors.auth_groups import PREFIX as EDITORS_PREFIX
from labportal.base.grants import grant, grant_in_collection, grant_on_page
from labportal.base.roots import root_collection, root_page

ADMINISTRATORS = gettext_noop("Administrators")
BIBLIOGRAPHY_ADMINS = gettext_noop("Bibliography admins")
MEMBERS = gettext_noop("Members")
PORTRAITS = "Portraits"


def _on(app_label: str, models: Iterable[str], actions: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{app_label}.{action}_{model}" for model in models for action in actions)


_EDIT = ("add", "change", "delete")
_EDIT_AND_CHOOSE = (*_EDIT, "choose")
_FILES = (
    *_on("wagtailimages", ["image"], ["add", "change", "choose"]),
    *_on("wagtaildocs", ["document"], ["add", "change", "choose"]),
)


@dataclass(frozen=True)
class SiteRole:
    """An auth group, and the permissions it is made with: everywhere and in parts of the site."""

    name: str
    permissions: tuple[str, ...]
    on_pages: tuple[str, ...] = ()
    in_collections: tuple[str, ...] = ()
    in_portraits: tuple[str, ...] = ()

    def make(self) -> None:
        """Make the auth group; raises LookupError if a permission is missing."""
        group = Group.objects.create(name=self.name)
        grant(group, self.permissions)
        grant_on_page(group, root_page(), self.on_pages)
        grant_in_collection(group, root_collection(), self.in_collections)
        if self.in_portraits:
            grant_in_collection(group, portraits_collection(), self.in_portraits)


SITE_ROLES = (
    SiteRole(
        ADMINISTRATORS,
        permissions=(
            "wagtailadmin.access_admin",
            *_on("base", ["topic"], _EDIT_AND_CHOOSE),
            *_on("people", ["person", "role"], _EDIT_AND_CHOOSE),
            *_on("publications", ["publication"], _EDIT_AND_CHOOSE),
            *_on("publications", ["citationstyle"], _EDIT),
            *_on("publications", ["importbatch"], ["add", "view"]),
            *_on("groups", ["researchgroup"], _EDIT_AND_CHOOSE),
            *_on("groups", ["membership"], _EDIT),
            *_on("labportal", ["menu"], _EDIT),
            "labportal.change_labsettings",
            *_on("auth", ["user", "group"], _EDIT),
            *_on("wagtailcore", ["locale", "site", "task", "workflow"], _EDIT),
            *_on("wagtailredirects", ["redirect"], _EDIT),
            "simple_translation.submit_translation",
        ),
        on_pages=_on(
            "wagtailcore", ["page"], ["add", "bulk_delete", "change", "lock", "publish", "unlock"]
        ),
        in_collections=(*_FILES, *_on("wagtailcore", ["collection"], _EDIT)),
    ),
    SiteRole(
        BIBLIOGRAPHY_ADMINS,
        permissions=(
            "wagtailadmin.access_admin",
            *_on("publications", ["publication"], _EDIT_AND_CHOOSE),
            *_on("publications", ["importbatch"], ["add", "view"]),
            *_on("base", ["topic"], ["add", "change", "choose"]),
            "people.choose_person",
        ),
        in_collections=_on("wagtaildocs", ["document"], ["add", "change", "choose"]),
    ),
    SiteRole(
        MEMBERS,
        permissions=("wagtailadmin.access_admin",),
        in_portraits=_on("wagtailimages", ["image"], ["add", "choose"]),
    ),
)

_SITE_ROLE_NAMES = frozenset(role.name for role in SITE_ROLES)


def role_title(name: str) -> str:
    """Return the name of an auth group in the active language; one that somebody gave stays."""
    if name.startswith(EDITORS_PREFIX):
        return _("Editors: %(group)s") % {"group": name.removeprefix(EDITORS_PREFIX)}
    return _(name) if name in _SITE_ROLE_NAMES else name


def role_titles(groups: Iterable[Group]) -> str:
    """Return the names of auth groups in the active language, in the order of these."""
    return ", ".join(sorted(role_title(group.name) for group in groups))


def portraits_collection() -> Collection:
    """Return the collection of portraits; it is made where there is none."""
    root = root_collection()
    found = root.get_children().filter(name=PORTRAITS).first()
    return found or root.add_child(name=PORTRAITS)


def make_roles() -> list[str]:
    """Make the auth groups that are missing, and return their names.

    What a group that is there may do is left as it is: administrators decide that. Raises
    LookupError when permissions are missing from the database.
    """
    there = set(Group.objects.values_list("name", flat=True))
    missing = [role for role in SITE_ROLES if role.name not in there]
    for role in missing:
        role.make()
    return [role.name for role in missing]
