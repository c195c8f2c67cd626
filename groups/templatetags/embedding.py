"""The code by which other sites show a list of publications."""

from django import template
from django.template import Context
from django.utils.html import escape
from django.utils.translation import gettext as _

from groups.embed.parameters import frame_address, list_address
from labportal.base.registries.lab import labs

register = template.Library()

#: Makes the frame as high as it says; without it, visitors scroll in the frame.
_SCRIPT = (
    "<script>(f=>addEventListener('message',e=>{if(e.source===f.contentWindow&&"
    "e.data?.embedHeight>0)f.height=e.data.embedHeight}))"
    "(document.currentScript.previousElementSibling)</script>"
)


@register.simple_tag(takes_context=True)
def embed_code(context: Context, query: str) -> str:
    """Return the HTML that shows the list with this query; "" where visitors have none to see."""
    request = context.get("request")
    if request is None or not list_address(request, query):
        return ""
    lab = labs.of(request)
    title = ", ".join(filter(None, [_("Publications"), lab.lab_name.strip() if lab else ""]))
    # Text and not HTML: the page that offers it escapes all of it once more.
    return (
        f'<iframe src="{escape(frame_address(query))}" title="{escape(title)}" width="100%" '
        f'height="600" style="border:0" loading="lazy"></iframe>{_SCRIPT}'
    )
