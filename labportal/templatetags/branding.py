"""Icons, colours and share previews in the heads of pages."""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.template.defaultfilters import truncatechars
from django.utils.translation import get_language
from wagtail.models import Page, Site

from labportal.base.record_texts import in_language
from labportal.brand.branding import Branding, SharedPicture, description, share_locale
from labportal.models import LabSettings
from labportal.templatetags.machine_readable import canonical_url
from labportal.templatetags.navigation import navigation

register = template.Library()


@register.inclusion_tag("components/branding.html", takes_context=True)
def branding(context: Context) -> dict[str, Any]:
    """Show the links to the lab's icon and colours; none where no site answers."""
    nav = navigation(context)
    return {"branding": Branding.of(nav.lab) if nav and nav.lab else None}


@register.simple_tag(takes_context=True)
def admin_lab(context: Context) -> LabSettings | None:
    """Return the lab whose name and icon the admin bears; None where none is set up.

    Asked once per request, and nothing is made by asking, as Wagtail's `for_request` does.
    """
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return None
    if "admin_lab" not in request.__dict__:
        labs = LabSettings.objects.filter(site=site).prefetch_related("texts", "social_links")
        request.__dict__["admin_lab"] = labs.first()
    found: LabSettings | None = request.__dict__["admin_lab"]
    return found


@register.filter
def icon_of(lab: LabSettings) -> str:
    """Return the address of the lab's icon, which is another one when that has changed."""
    return Branding.of(lab).icon


@register.simple_tag(takes_context=True)
def lab_name(context: Context) -> str:
    """Return the name of the lab, or of the portal where no lab is set up yet."""
    lab = admin_lab(context)
    return lab.lab_name if lab else settings.WAGTAIL_SITE_NAME


@register.inclusion_tag("components/share_preview.html", takes_context=True)
def share_preview(context: Context) -> dict[str, Any]:
    """Show the Open Graph tags (https://ogp.me) of a page or of the record that it shows."""
    nav, request = navigation(context), context.get("request")
    if nav is None or nav.lab is None or request is None:
        return {}
    page, person = context.get("page"), context.get("person")
    publication, topic = context.get("publication"), context.get("topic")
    picture, kind = None, "website"
    if person is not None:
        titled = in_language(person.texts.all(), having="own_title")
        title, text, kind = person.name, titled.own_title if titled else "", "profile"
        if person.public_photo:
            picture = SharedPicture.of_image(request, person.public_photo, person.name)
    elif publication is not None:
        title, text, kind = publication.title, publication.abstract, "article"
    elif topic is not None:
        described = in_language(topic.texts.all(), having="description")
        title, text = topic.label, described.description if described else ""
    elif isinstance(page, Page):
        title, text = page.seo_title or page.title, context.get("meta_description") or ""
        kind = "article" if hasattr(page, "date") else kind
        if getattr(page, "picture", None):
            picture = SharedPicture.of_image(request, page.picture)
    else:
        return {}
    return {
        "title": truncatechars(title, 200),
        "description": description(text),
        "kind": kind,
        "locale": share_locale(get_language() or settings.LANGUAGE_CODE),
        "picture": picture or SharedPicture.of_lab(request, nav.lab),
        "url": canonical_url(context),
        "lab_name": nav.lab.lab_name,
    }
