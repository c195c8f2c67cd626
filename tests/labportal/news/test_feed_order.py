"""The order of the feed of news."""

from datetime import date, datetime, time, timedelta

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


def test_news_of_a_day_come_after_what_was_changed_early_on_it(site_tree, client):
    day = date(2026, 1, 2)
    midnight = timezone.make_aware(datetime.combine(day, time.min))
    add(site_tree, "Of the day", date=day)
    NewsPage.objects.update(last_published_at=midnight - timedelta(days=9))
    add(site_tree, "Changed at a quarter past midnight", date=date(2020, 1, 1))
    NewsPage.objects.filter(date__year=2020).update(
        last_published_at=midnight + timedelta(minutes=15)
    )
    add(site_tree, "Changed on the eve", date=date(2021, 1, 1))
    NewsPage.objects.filter(date__year=2021).update(
        last_published_at=midnight - timedelta(minutes=15)
    )
    titles = [entry.findtext(f"{ATOM}title") for entry in feed(client).findall(f"{ATOM}entry")]
    assert titles == ["Changed at a quarter past midnight", "Of the day", "Changed on the eve"]
