"""Pictures that say nothing to those who do not see them."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from people.models import Person


def may_edit_pictures(user: Any) -> bool:
    """Return whether somebody may change pictures, be it only those that they uploaded."""
    policy = policy_registry.get_by_type(get_image_model())
    return bool(policy.user_has_any_permission(user, ["add", "change"]))


def undescribed_pictures(user: Any) -> QuerySet[Any]:
    """Return the pictures without a description that somebody may change.

    Portraits are left out: the name of the person stands for them.
    """
    policy = policy_registry.get_by_type(get_image_model())
    pictures = policy.instances_user_has_permission_for(user, "change").filter(description="")
    return pictures.exclude(Exists(Person.objects.filter(photo=OuterRef("pk")))).order_by("title")
