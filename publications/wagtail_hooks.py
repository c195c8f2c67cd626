"""Registrations with the admin."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from people.viewsets import PersonViewSet
from publications.import_viewset import ImportViewSet
from publications.link_review_panel import put_after_name_variants
from publications.link_review_viewset import LinkReviewViewSet
from publications.viewsets import PublicationViewSet

put_after_name_variants(PersonViewSet.edit_handler)


@hooks.register("register_admin_viewset")
def register_publications() -> list[ViewSet]:
    """Register publications, imports and the review of printed names."""
    return [PublicationViewSet(), ImportViewSet(), LinkReviewViewSet()]
