"""Links to the forms of publications, in messages."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from publications.models import Publication
from publications.templatetags.publication_names import seen

#: A message names so many of the publications that it is about, and says how many others there are.
MOST_NAMED = 20


def links_to(works: Iterable[Publication], user: Any) -> SafeString:
    """Return the titles of publications as links to their forms, of very many the first."""
    listed: Sequence[Publication] = list(works)
    forms = AdminURLFinder(user)
    titles = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        ((forms.get_edit_url(one), seen(one)) for one in listed[:MOST_NAMED]),
    )
    others = len(listed) - MOST_NAMED
    if others <= 0:
        return titles
    return format_html(_("{titles} and {number} more"), titles=titles, number=others)
