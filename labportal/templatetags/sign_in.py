"""The sign-in service on the pages where people sign in."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def sign_in_service() -> str:
    """Return the name of the sign-in service; "" if there is none."""
    return str(settings.OIDC.get("NAME", ""))
