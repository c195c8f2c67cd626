"""Registrations with the admin."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from people.models import Person
from people.models.personal_details import Visibility
from people.permissions import PersonPermissionPolicy
from people.viewsets import RoleViewSet

register_permission_policy(Person, PersonPermissionPolicy(Person))


@hooks.register("register_admin_viewset")
def register_roles() -> RoleViewSet:
    """Register roles; `groups` registers people, who are listed with what they are members of."""
    return RoleViewSet()


@hooks.register("construct_image_chooser_queryset")
def without_hidden_portraits(
    images: models.QuerySet[Any], request: HttpRequest
) -> models.QuerySet[Any]:
    """Return pictures to choose from without portraits of others that not everybody may see."""
    portraits = Person.objects.exclude(photo=None)
    hidden = portraits.exclude(photo_visibility=Visibility.PUBLIC) | portraits.not_agreed()
    others = hidden.exclude(user=request.user)
    return images.exclude(pk__in=others.values("photo"))
