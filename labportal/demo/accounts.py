"""Accounts to try the roles with. Their passwords are known to everybody: not for production."""

from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from groups.models import ResearchGroup
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS
from people.models import Person

_SITE_ROLES = {
    "demo-admin": ADMINISTRATORS,
    "demo-bibliography": BIBLIOGRAPHY_ADMINS,
    "demo-member": MEMBERS,
}
_EDITED_GROUPS = {
    "demo-editor": "inverse-problems",
    "demo-editor-2": "ai-for-vision",
}
# Without a name, nobody can save what they choose for their account, such as the language.
_NAMES = {
    "demo-admin": ("Demo", "Administrator"),
    "demo-bibliography": ("Demo", "Librarian"),
    "demo-editor": ("Demo", "Editor"),
    "demo-editor-2": ("Another", "Editor"),
    "demo-member": ("Henrike", "Postelmann"),
}
_PEOPLE = {"demo-member": "henrike-postelmann"}


class SignIn(NamedTuple):
    """The name and password by which somebody with a role signs in."""

    role: str
    username: str
    password: str


def sign_ins() -> list[SignIn]:
    """Return how to sign in to the demo, one account per role and a second group editor."""
    labels = {
        "demo-admin": "Administrator",
        "demo-bibliography": "Bibliography admin",
        "demo-editor": "Editor of “Inverse problems”",
        "demo-editor-2": "Editor of “AI for vision”",
        "demo-member": "Member (Henrike Postelmann)",
    }
    # The passwords are the names: they keep nobody out, and are easily told to a visitor.
    return [SignIn(role, username, username) for username, role in labels.items()]


def create_accounts() -> list[str]:
    """Create the accounts that are missing; return their names.

    Auth groups, research groups and people have to be there; what is not is left out.
    """
    users = get_user_model().objects
    there = set(users.values_list("username", flat=True))
    created = []
    for sign_in in sign_ins():
        name = sign_in.username
        if name in there:
            continue
        first, last = _NAMES[name]
        user = users.create_user(
            name, f"{name}@example.org", sign_in.password, first_name=first, last_name=last
        )
        group = Group.objects.filter(name=_SITE_ROLES.get(name, ""))
        edited = ResearchGroup.objects.filter(slug=_EDITED_GROUPS.get(name, ""))
        user.groups.set([*group, *(one.editors for one in edited if one.editors)])
        Person.objects.filter(slug=_PEOPLE.get(name, ""), user=None).update(user=user)
        created.append(name)
    return created
