"""The view of a list of publications in a frame of another site."""

from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from groups.embed.parameters import DEFAULT_LENGTH, PARAMETERS, list_address
from groups.works.filters import LabPublicationFilter
from groups.works.parameters import asked_filter
from labportal.base.answers.parameters import Fault, FaultyRequestError, read_parameters
from labportal.base.registries.lab import labs
from publications.citations.cache import MEMBERS
from publications.models import Publication

_TEMPLATE = "groups/embedded_publications.html"


@require_safe
@xframe_options_exempt
# Without the directive, since "*" leaves out pages without a host: a local file, a preview.
@csp_replace({"frame-ancestors": None})
def embedded_publications(request: HttpRequest) -> HttpResponse:
    """Show the first publications that pass a filter, for a page of any other site.

    What is wrong in its address is said in its place, to whoever puts it into a page. Raises
    Http404 where visitors have no list of publications to see.
    """
    wanted = request.GET.get("lang", "")
    known = dict(settings.LANGUAGES)
    with override(wanted if wanted in known else settings.LANGUAGE_CODE):
        status, context = _content(request)
        lab = labs.of(request)
        context["lab_name"] = lab.lab_name.strip() if lab else ""
        response = render(request, _TEMPLATE, context, status=status)
    response["Content-Language"] = wanted if wanted in known else settings.LANGUAGE_CODE
    # Search engines are to find the portal's own list.
    response["X-Robots-Tag"] = "noindex"
    return response


def _content(request: HttpRequest) -> tuple[int, dict[str, Any]]:
    """Return status and content of the answer."""
    if not (index := list_address(request, "")):
        raise Http404
    if LabPublicationFilter.from_query(request.GET).names_erased_people:
        text = _("The person whose publications these were is not in this portal any more.")
        return 410, {"address": index, "faults": [Fault("person", text, [])]}
    try:
        values = read_parameters(request.GET, PARAMETERS)
        asked = asked_filter(request.GET)
    except FaultyRequestError as error:
        return 400, {"address": index, "faults": error.faults}
    found = asked.apply(Publication.objects.visible())
    style = values.get("style", "")
    return 200, {
        "address": list_address(request, asked.query),
        "publications": found.with_citation()[: values.get("limit", DEFAULT_LENGTH)],
        "count": found.count(),
        "style": style,
        # As the portal's own lists; a style that is asked for prints as many names as it does.
        "names": "" if style else MEMBERS,
    }
