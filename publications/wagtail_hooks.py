"""Registrations with the admin, and with the serving of documents."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from people.viewsets import PersonViewSet
from publications.bulk_actions.export import ExportPublications
from publications.bulk_actions.linking import LinkPerson
from publications.citations.admin.removal import DeleteStyles
from publications.citations.admin.viewset import CitationStyleViewSet
from publications.editing.draft_views import DraftViewSet
from publications.imports.admin.removals.deleting import (
    DeleteAction,
    DeletePeopleAction,
    MergeAction,
    MergePeopleAction,
)
from publications.imports.admin.removals.viewset import RemovalViewSet
from publications.imports.admin.viewset import ImportViewSet
from publications.models import Publication
from publications.name_links.admin.panel import put_after_name_variants
from publications.name_links.admin.viewset import LinkReviewViewSet

put_after_name_variants(PersonViewSet.edit_handler)


@hooks.register("register_admin_viewset")
def register_publications() -> list[ViewSet]:
    """Register citation styles, imports, the review of printed names, merges and deletions.

    `groups` registers publications, which are listed and changed by group as well.
    """
    return [
        CitationStyleViewSet(),
        DraftViewSet(),
        ImportViewSet(),
        LinkReviewViewSet(),
        RemovalViewSet(),
    ]


# Behind Wagtail's own: the later of two actions of one name counts.
for _action in (DeleteAction, DeletePeopleAction, DeleteStyles):
    hooks.register("register_bulk_action", _action, order=10)
for _action in (LinkPerson, MergeAction, MergePeopleAction, ExportPublications):
    hooks.register("register_bulk_action", _action)


@hooks.register("before_serve_document")
def hide_pdf(document: Any, request: HttpRequest) -> None:
    """Raise Http404 for the PDF of publications that visitors are not to see, or not yet.

    Its address can be guessed: ids are counted up, and names of files are much alike.
    """
    having = Publication.objects.filter(pdf=document)
    if request.user.has_perm("wagtailadmin.access_admin") or having.with_public_pdf().exists():
        return
    if having.exists():
        raise Http404
