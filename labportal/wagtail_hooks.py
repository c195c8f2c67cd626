"""Registrations with the admin."""

from wagtail import hooks

from labportal.viewsets import MenuViewSet


@hooks.register("register_admin_viewset")
def register_menus() -> MenuViewSet:
    """Register menus."""
    return MenuViewSet()
