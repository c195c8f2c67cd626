"""Versions of records and pages: ways from those compared, and sentences about them."""

from typing import Any, NamedTuple

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.admin.models import EditingSession
from wagtail.admin.views.generic.models import RevisionsCompareView
from wagtail.log_actions import registry

from labportal.base.records.open_forms.views import OutdatedFormCheck

register = template.Library()


class RowsBesideVersions(NamedTuple):
    """The sentence that some rows are no part of versions, and the address of their log, if any."""

    text: str
    log: str


@register.simple_tag
def revert_url(view: RevisionsCompareView) -> str:
    """Return the address of the form that holds the older version, or "" if it has no number."""
    if not str(view.revision_id_a).isdecimal():
        return ""
    # Of pages and of records: the views of one kind differ in their last name.
    kind = view.edit_url_name.rpartition(":")[0]
    return reverse(f"{kind}:revisions_revert", args=[view.object.pk, view.revision_id_a])


@register.simple_tag
def rows_beside_versions(shown: Any) -> RowsBesideVersions | None:
    """Return what is said of rows that no version of a record holds, None without any.

    A page of a record names it by `record_of_rows`.
    """
    record = getattr(shown, "record_of_rows", shown)
    viewset: Any = getattr(type(record), "snippet_viewset", None)
    text = getattr(viewset, "beside_versions", "")
    if not text:
        return None
    logged = registry.get_logs_for_instance(record).filter(action=viewset.log_of_rows)
    history = reverse(viewset.get_url_name("history"), args=[record.pk])
    address = f"{history}?action={viewset.log_of_rows}" if logged.exists() else ""
    return RowsBesideVersions(str(text), address)


@register.simple_tag(takes_context=True)
def replaced_template(context: Context) -> SafeString:
    """Return what the template of the same name says, in whose place the present one stands."""
    # `context.template` is the one that includes others.
    present: Any = context.render_context.template
    replaced, _origin = present.engine.find_template(present.name, skip=[present.origin])
    said: SafeString = replaced.render(context)
    return said


@register.filter
def refuses_outdated(session: EditingSession) -> bool:
    """Return whether the form of what is edited is refused when somebody else saved meanwhile."""
    viewset: Any = getattr(session.content_type.model_class(), "snippet_viewset", None)
    return viewset is not None and issubclass(viewset.edit_view_class, OutdatedFormCheck)
