"""Parts of pages that are kept until content changes, whatever is kept of whole pages."""

from django import template
from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import Parser, Token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from labportal.base.database.kept import kept
from labportal.base.database.lazy_value import fetch
from labportal.page_cache.keys import host_of, part_key

register = template.Library()


class KeptPart(Node):
    """A part of a page, rendered once for all who ask for the page until content changes.

    It is made for each where the context does not say that what it shows is `same_for_all`, and
    in previews, which show what is not stored.
    """

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return what is kept, or else render it; what it needs of the context is lazy."""
        request = context.get("request")
        is_kept = context.get("same_for_all") and not getattr(request, "is_preview", False)
        key = part_key(request, host_of(request) or "") if request and is_kept else None
        if key is None:
            return self._made(context)
        asked = [get_language(), *key]
        # Text of the templates' own, escaped when it was rendered.
        return mark_safe(kept(f"part-{self.name}", asked, lambda: self._made(context)))  # noqa: S308

    def _made(self, context: Context) -> SafeString:
        fetch(context.flatten().values())
        return self.nodelist.render(context)


@register.tag("keptpart")
def kept_part(parser: Parser, token: Token) -> KeptPart:
    """Keep what is up to `endkeptpart` under a name: `{% keptpart main %}`."""
    _, *names = token.split_contents()
    if len(names) != 1:
        raise TemplateSyntaxError("keptpart takes a name.")
    nodelist = parser.parse(("endkeptpart",))
    parser.delete_first_token()
    return KeptPart(names[0], nodelist)
