"""Links from the admin's forms to the chapter that tells how they are used."""

from django import template

from labportal.base.registries.guide import guide

register = template.Library()


@register.inclusion_tag("components/guide_link.html")
def guide_link(document: str = "", chapter: str = "", about: str = "") -> dict[str, str]:
    """Link to a chapter of the guide, or to the guide of the own role.

    `about` names for screen readers what it is about.
    """
    return {"address": guide.address(document, chapter), "about": about}
