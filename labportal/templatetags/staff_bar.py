"""The bar of public pages for those who are signed in: who they are, and the way to edit."""

from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder

from groups.works.filters import LabPublicationFilter
from labportal.base.registries.record_pages import AS_VISITOR

register = template.Library()

#: By what name a page of a record hands it to its template.
_RECORDS = ("publication", "person", "topic")


class StaffBar(NamedTuple):
    """The name of somebody who may enter the admin, and the form of what is shown, if any."""

    user: str
    edit: str
    names_record: bool
    #: The query by which the page is shown as to visitors, where it shows more to its reader.
    as_visitor: str = ""
    #: Whether it is shown so.
    is_as_visitor: bool = False
    #: The way to a report of the works of a filtered list.
    report: str = ""


@register.simple_tag(takes_context=True)
def signed_in_user(context: Context) -> Any:
    """Return who is signed in, None for visitors.

    Without a session cookie nobody is asked for: pages of visitors stay the same for all of them.
    A preview shows what visitors will see.
    """
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    if getattr(request, "is_preview", False):
        return None
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


@register.simple_tag(takes_context=True)
def staff_bar(context: Context) -> StaffBar | None:
    """Return the bar for who is signed in and may enter the admin; nothing for visitors."""
    user = signed_in_user(context)
    if user is None or not user.has_perm("wagtailadmin.access_admin"):
        return None
    record = next((found for name in _RECORDS if (found := context.get(name))), None)
    shown = record or context.get("page")
    edit = AdminURLFinder(user).get_edit_url(shown) if getattr(shown, "pk", None) else None
    return StaffBar(
        user.get_full_name() or user.get_username(),
        edit or "",
        record is not None,
        f"?{AS_VISITOR}" if context.get("shows_more") else "",
        bool(context.get("as_visitor")),
        "" if record else _report(context.get("filter")),
    )


def _report(asked: Any) -> str:
    if not isinstance(asked, LabPublicationFilter):
        return ""
    return f"{reverse('reports:from_list')}?{asked.query}"
