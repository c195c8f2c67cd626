"""The order of the feed of news."""

from datetime import date, timedelta

from django.utils import timezone

from labportal.models import NewsPage
from tests.labportal.news.test_news import ATOM, add, feed


def test_news_that_were_published_or_changed_last_are_the_first_of_the_feed(site_tree, client):
    now = timezone.now()
    for title, day, published in (
        ("Of old", date(2020, 1, 1), None),
        ("Of now", date(2026, 1, 1), None),
        ("Of then and told today", date(2019, 1, 1), now),
        ("Of today and written before", timezone.localdate(), now - timedelta(days=9)),
    ):
        add(site_tree, title, date=day)
        NewsPage.objects.filter(title=title).update(last_published_at=published)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed(client).findall(f"{ATOM}entry")]
    latest = ["Of then and told today", "Of today and written before"]
    assert titles == [*latest, "Of now", "Of old"]
