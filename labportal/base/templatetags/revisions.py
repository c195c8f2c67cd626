"""Ways from versions that are compared."""

from django import template
from django.urls import reverse
from wagtail.admin.views.generic.models import RevisionsCompareView

register = template.Library()


@register.simple_tag
def revert_url(view: RevisionsCompareView) -> str:
    """Return the address of the form that holds the older version, or "" if it has no number."""
    if not str(view.revision_id_a).isdecimal():
        return ""
    # Of pages and of records: the views of one kind differ in their last name.
    kind = view.edit_url_name.rpartition(":")[0]
    return reverse(f"{kind}:revisions_revert", args=[view.object.pk, view.revision_id_a])
