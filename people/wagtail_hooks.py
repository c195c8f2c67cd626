"""Registrations with the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from people.models import Person
from people.permissions import PersonPermissionPolicy
from people.viewsets import PersonViewSet, RoleViewSet

register_permission_policy(Person, PersonPermissionPolicy(Person))


@hooks.register("register_admin_viewset")
def register_people() -> list[PersonViewSet | RoleViewSet]:
    """Register people and roles."""
    return [PersonViewSet(), RoleViewSet()]
