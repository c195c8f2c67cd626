"""The Atom feed of a filtered list of publications."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from wagtail.models import Page

from groups.records.research_group import ResearchGroup
from groups.works.filters import LabPublicationFilter
from labportal.base.database.kept import kept
from labportal.base.models import Topic
from labportal.base.registries.lab import labs
from labportal.base.text.links import absolute
from people.models import Person
from publications.exports.files.change_times import last_changed_first
from publications.exports.files.feed import PublicationFeed, atom_feed
from publications.lists.filters import OPEN_ACCESS, ROLES
from publications.models import Publication
from publications.vocabulary.types import TYPES

ENTRIES = 50
_NAMED = {
    "editor": gettext_lazy("edited by %(name)s"),
    "translator": gettext_lazy("translated by %(name)s"),
    "supervisor": gettext_lazy("supervised by %(name)s"),
}


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
    narrowed = [page.title, *_narrowed_to(asked)]
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


def _narrowed_to(asked: LabPublicationFilter) -> list[str]:
    """Return in words what the list is narrowed to."""
    wanted = [*asked.wanted("person"), *(getattr(asked, role) for role in ROLES)]
    people = Person.objects.live().filter(slug__in=wanted)
    names = {person.slug: person.name for person in people}
    topic = asked.topic and Topic.objects.with_texts().filter(slug=asked.topic).first()
    group = asked.group and ResearchGroup.objects.with_texts().filter(slug=asked.group).first()
    kind = TYPES.get(asked.type)
    words = (
        group.name if group else asked.group,
        *(names.get(slug, slug) for slug in asked.wanted("person")),
        *(
            _NAMED[role] % {"name": names.get(slug, slug)}
            for role in ROLES
            if (slug := getattr(asked, role))
        ),
        topic.label if topic else asked.topic,
        kind or asked.type,
        asked.year,
        gettext("Open access") if asked.access == OPEN_ACCESS else asked.access,
        gettext("“%(words)s”") % {"words": asked.q} if asked.q else "",
    )
    return [str(word) for word in words if word]
