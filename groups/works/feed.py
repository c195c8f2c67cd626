"""The Atom feed of a filtered list of publications."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page

from groups.works.filters import LabPublicationFilter
from groups.works.words import narrowed_to
from labportal.base.database.kept import kept
from labportal.base.registries.lab import labs
from labportal.base.text.links import absolute
from publications.exports.files.change_times import last_changed_first
from publications.exports.files.feed import PublicationFeed, atom_feed
from publications.models import Publication

ENTRIES = 50


def feed_response(request: HttpRequest, page: Page, asked: LabPublicationFilter) -> HttpResponse:
    """Return the feed of the publications that pass the filter, for their index page.

    It is always those that were added or changed last: an order that is asked for changes nothing.
    """
    asked = replace(asked, sort="newest")
    publications = _last_changed(asked)
    query = replace(asked, sort="").query
    link = absolute(page.get_url(request))
    lab = labs.of(request)
    name = lab.lab_name.strip() if lab else ""
    narrowed = [page.title, *narrowed_to(asked)]
    text = atom_feed(
        publications,
        title=f"{', '.join(narrowed)} – {name}",
        author=name,
        language=page.locale.language_code,
        link=f"{link}?{query}" if query else link,
        feed_url=f"{link}feed.atom?{query}" if query else f"{link}feed.atom",
        url_of=lambda publication: f"{link}{publication.slug}/",
    )
    return HttpResponse(
        text,
        content_type=PublicationFeed.content_type,
        # Search engines are to find the pages of publications.
        headers={"X-Robots-Tag": "noindex"},
    )


def _last_changed(asked: LabPublicationFilter) -> list[Publication]:
    """Return the publications of the feed; which ones is kept, since all are sorted to know it."""

    def last() -> list[int]:
        found = last_changed_first(asked.apply(Publication.objects.visible()))
        return list(found.values_list("pk", flat=True)[:ENTRIES])

    # Who may read a PDF changes with the day, and content does not.
    ids = kept("feed", [asked.query, timezone.localdate()], last)
    by_id = Publication.objects.visible().with_citation().in_bulk(ids)
    return [by_id[pk] for pk in ids if pk in by_id]
