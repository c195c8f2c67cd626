"""Registrations with the admin."""

from wagtail import hooks

from publications.import_viewset import ImportViewSet
from publications.viewsets import PublicationViewSet


@hooks.register("register_admin_viewset")
def register_publications() -> list[PublicationViewSet | ImportViewSet]:
    """Register publications and imports."""
    return [PublicationViewSet(), ImportViewSet()]
