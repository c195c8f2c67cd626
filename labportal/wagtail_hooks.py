"""Registrations with the admin and with pictures."""

from wagtail import hooks
from wagtail.images.image_operations import FilterOperation

from labportal.image_operations import BareOperation
from labportal.viewsets import MenuViewSet


@hooks.register("register_admin_viewset")
def register_menus() -> MenuViewSet:
    """Register menus."""
    return MenuViewSet()


@hooks.register("register_image_operations")
def register_bare() -> list[tuple[str, type[FilterOperation]]]:
    """Register the operation that leaves out what the camera wrote."""
    return [("bare", BareOperation)]
