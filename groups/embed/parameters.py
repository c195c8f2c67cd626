"""Parameters of a list in a frame, and the addresses of frame and list."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from groups.record_urls import RecordUrls
from groups.works.parameters import FILTERS, STYLE, sort_order
from labportal.base.answers.parameters import language_parameter, number
from labportal.base.text.links import absolute
from publications.models import Publication

MOST = 100
DEFAULT_LENGTH = 20
PARAMETERS = (
    *FILTERS,
    sort_order(),
    STYLE,
    language_parameter("The language of the list."),
    number("limit", "The most publications that are shown.", 1, MOST, DEFAULT_LENGTH),
)


def list_address(request: HttpRequest, query: str) -> str:
    """Return the whole address of the portal's own list, "" where visitors have none to see."""
    index = absolute(RecordUrls.for_request(request).of_index(Publication))
    return f"{index}?{query}" if index and query else index


def frame_address(query: str) -> str:
    """Return the whole address of a filtered list in a frame, in the active language."""
    language = urlencode({"lang": get_language()})
    address = absolute(reverse("embedded_publications"))
    return f"{address}?{query}&{language}" if query else f"{address}?{language}"
