"""Answers for lists in forms while one types: people and publications to add."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from groups.editing.works import printed
from groups.people.places import place_names
from labportal.base.text.record_ids import ids_in
from people.models import Person
from publications.models import Publication

_MOST = 8
_MOST_CHOSEN = 200


def people(request: HttpRequest) -> JsonResponse:
    """Return the people found by `q`, or those with the ids `id`: id, name, groups and roles."""
    rows, number = _found(request, Person)
    return _answer([[one.pk, str(one), place_names(one)] for one in rows], number)


def works(request: HttpRequest) -> JsonResponse:
    """Return the publications found by `q`, or those with the ids `id`: id and citation."""
    rows, number = _found(request, Publication)
    return _answer(printed(rows, request.GET.get("style", "")), number)


def _found(request: HttpRequest, model: type[models.Model]) -> tuple[list[Any], int]:
    """Return records to choose from, in their order, and how many there are of them."""
    if not policy_registry.get_by_type(model).user_has_permission(request.user, "choose"):
        raise PermissionDenied
    viewset: Any = model.snippet_viewset  # type: ignore[attr-defined]
    records = viewset.listed(model._default_manager.all())
    if ids := ids_in(request.GET.getlist("id")):
        places = {pk: place for place, pk in enumerate(ids[:_MOST_CHOSEN])}
        rows = sorted(records.filter(pk__in=places), key=lambda one: places[one.pk])
        return rows, len(rows)
    found = viewset.searched(records, request.GET.get("q", ""))
    return list(found[:_MOST]), found.count()


def _answer(rows: list[Any], number: int) -> JsonResponse:
    return JsonResponse({"rows": rows, "number": number})


class GroupListsViewSet(ViewSet):
    """The addresses that the lists ask; none is in a menu."""

    name = "group_lists"
    url_prefix = "group-lists"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("people/", people, name="people"), path("works/", works, name="works")]
