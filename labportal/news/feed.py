"""The Atom feed (RFC 4287) of news."""

from datetime import datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from wagtail.models import Page

from labportal.base.text.links import absolute
from labportal.querysets import NewsQuerySet
from publications.exports.files.change_times import NEVER
from publications.vocabulary.text import one_line

ENTRIES = 30


class NewsFeed(Atom1Feed):
    """Django's Atom feed, without a time made up for one that is empty."""

    def latest_post_date(self) -> datetime:
        """Return when the latest change of an entry was; of an empty feed, long ago."""
        return max((item["updateddate"] for item in self.items), default=NEVER)


def feed_response(
    request: HttpRequest, page: Page, news: NewsQuerySet, *, lab_name: str
) -> HttpResponse:
    """Return the feed of `news` for their index page, in the name of the lab.

    Those come first that were published or changed last.
    """
    link = absolute(page.get_url(request))
    name = one_line(lab_name)
    feed = NewsFeed(
        title=one_line(f"{page.title} – {name}"),
        link=link,
        description=None,
        language=page.locale.language_code,
        author_name=name,
        feed_url=f"{link}feed.atom",
        feed_guid=f"{link}feed.atom",
    )
    for item in news.last_changed_first()[:ENTRIES]:
        feed.add_item(**_entry(item, absolute(item.get_url(request))))
    return HttpResponse(
        feed.writeString("utf-8"),
        content_type=NewsFeed.content_type,
        # Search engines are to find the pages themselves.
        headers={"X-Robots-Tag": "noindex"},
    )


def _entry(item: Any, url: str) -> dict[str, Any]:
    published = timezone.make_aware(datetime.combine(item.date, time.min))
    lead = one_line(item.lead)
    return {
        "title": one_line(item.title),
        "link": url,
        # Readers take the summary for HTML.
        "description": f"<p>{escape(lead)}</p>" if lead else None,
        "unique_id": url,
        "pubdate": published,
        # It may have been published before its date, and been hidden until then.
        "updateddate": max(filter(None, [item.last_published_at, published])),
    }
