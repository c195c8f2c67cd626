"""Entrances from the home page: the records of each kind, with their number."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from groups.models import Membership
from groups.record_urls import RecordUrls
from labportal.base.models import Topic
from people.models import Person
from publications.models import Publication


class WayIn(NamedTuple):
    """A link to all of a kind, and how many there are."""

    label: str
    url: str
    number: int


def ways_in(request: HttpRequest, research: Page | None, group_count: int) -> list[WayIn]:
    """Return the ways to groups, people, topics and publications, as far as there are any."""
    urls = RecordUrls.for_request(request)
    research_url = research.get_url(request) if research else ""
    ways: list[tuple[str, Any, int]] = [
        (_("Research groups"), research_url, group_count),
        (_("People"), urls.of_index(Person), Membership.objects.current().people_count()),
        (_("Topics"), urls.of_index(Topic), Topic.objects.count()),
        (
            _("Publications"),
            urls.of_index(Publication),
            Publication.objects.visible().count(),
        ),
    ]
    return [WayIn(label, url, number) for label, url, number in ways if url and number]
