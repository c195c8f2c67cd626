"""The bar of public pages for those who are signed in: who they are, and the way to edit."""

from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.contrib.admin.utils import quote
from django.template import Context
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

register = template.Library()

#: By what name a page of a record hands it to its template.
_RECORDS = ("publication", "person", "topic")


class StaffBar(NamedTuple):
    """The name of somebody who may enter the admin, and the form of what is shown, if any."""

    user: str
    edit: str
    names_record: bool


@register.simple_tag(takes_context=True)
def staff_bar(context: Context) -> StaffBar | None:
    """Return the bar for who is signed in and may enter the admin; nothing for visitors.

    Without a session cookie nobody is asked for: pages of visitors stay the same for all of them.
    """
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = getattr(request, "user", None)
    if user is None or not user.has_perm("wagtailadmin.access_admin"):
        return None
    record = next((found for name in _RECORDS if (found := context.get(name))), None)
    edit = _form_of_record(record, user) if record else _form_of_page(context.get("page"), user)
    return StaffBar(user.get_full_name() or user.get_username(), edit, record is not None)


def _form_of_record(record: Any, user: Any) -> str:
    policy = policy_registry.get_by_type(type(record))
    if not record.pk or not policy.user_has_permission_for_instance(user, "change", record):
        return ""
    meta = record._meta
    try:
        return reverse(
            f"wagtailsnippets_{meta.app_label}_{meta.model_name}:edit", args=[quote(record.pk)]
        )
    except NoReverseMatch:
        return ""


def _form_of_page(page: Any, user: Any) -> str:
    if not isinstance(page, Page) or not page.pk or not page.permissions_for_user(user).can_edit():
        return ""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
