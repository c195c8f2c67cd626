"""Registrations with the admin."""

from wagtail import hooks

from publications.viewsets import ImportBatchViewSet, PublicationViewSet


@hooks.register("register_admin_viewset")
def register_publications() -> list[PublicationViewSet | ImportBatchViewSet]:
    """Register publications and imports."""
    return [PublicationViewSet(), ImportBatchViewSet()]
