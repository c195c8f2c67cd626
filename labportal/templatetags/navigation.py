"""Links between pages in templates."""

from django import template
from django.template import Context
from wagtail.models import Page

from labportal.navigation.links import Link
from labportal.navigation.navigation import Navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> Navigation | None:
    """Return what leads from the page shown to others; None where there is no request."""
    request, page = context.get("request"), context.get("page")
    return Navigation.of(request, page if isinstance(page, Page) else None) if request else None


@register.simple_tag(takes_context=True)
def menu(context: Context, place: str) -> list[Link]:
    """Return the links of the menu at `place`: "main" or "footer"."""
    links = navigation(context)
    return links.menu(place) if links else []
