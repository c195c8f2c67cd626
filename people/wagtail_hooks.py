"""Registrations with the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from people.models import Person
from people.permissions import PersonPermissionPolicy
from people.viewsets import RoleViewSet

register_permission_policy(Person, PersonPermissionPolicy(Person))


@hooks.register("register_admin_viewset")
def register_roles() -> RoleViewSet:
    """Register roles; `groups` registers people, who are listed with what they are members of."""
    return RoleViewSet()
