"""Template tags for publications shown as works: what one can do with each."""

from django import template
from django.utils.translation import gettext_lazy as _

from groups.templatetags.citations import Link, links, preprints, shown_pdf
from labportal.base.text.links import web_address
from publications.models import Publication
from publications.vocabulary.identifier_kinds import arxiv_url, doi_url

register = template.Library()


@register.filter
def actions(publication: Publication) -> list[Link]:
    """Return where a work and what belongs to it can be had, the work itself first.

    It is read at its DOI, or else at its web address or on arXiv; "" is the text of all.
    """
    pdf = shown_pdf(publication)
    at_arxiv = arxiv_url(publication.arxiv_id) if publication.arxiv_id else ""
    at_home = doi_url(publication.doi) if publication.doi else web_address(publication.url)
    offered = [
        (_("Read"), at_home or at_arxiv),
        ("PDF", pdf.url if pdf else ""),
        ("arXiv", at_arxiv if at_home else ""),
        *((_("Preprint"), one.url) for one in preprints(publication)),
        *((one.label, one.url) for one in links(publication)),
    ]
    return [Link(label, url, "") for label, url in offered if url]
