"""Queries over news and openings."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from labportal.models import NewsPage, OpeningPage
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory

DAY = date(2026, 5, 10)
NEXT, BEFORE = DAY + timedelta(days=1), DAY - timedelta(days=1)


@pytest.fixture
def add_news(site_tree):
    """A function that adds a piece of news in English."""

    def add(title, **fields):
        fields = {"slug": title.lower(), "date": DAY, **fields}
        return site_tree["news"]["en"].add_child(instance=NewsPage(title=title, **fields))

    return add


@pytest.fixture
def add_opening(site_tree):
    """A function that adds an opening in English."""

    def add(title, **fields):
        fields = {"slug": title.lower(), "kind": "phd", **fields}
        return site_tree["openings"]["en"].add_child(instance=OpeningPage(title=title, **fields))

    return add


def _titles(pages):
    return [page.title for page in pages]


def test_news_are_to_come_until_their_day_and_listed_from_then_on(add_news):
    for title, day in (("Yesterday", BEFORE), ("Today", DAY), ("Tomorrow", NEXT)):
        add_news(title, date=day)
    assert _titles(NewsPage.objects.to_come(DAY)) == ["Tomorrow"]
    assert _titles(NewsPage.objects.listed(DAY)) == ["Today", "Yesterday"]
    assert _titles(NewsPage.objects.listed(NEXT)) == ["Tomorrow", "Today", "Yesterday"]


def test_without_a_day_news_are_those_of_today(add_news):
    today = timezone.localdate()
    add_news("Today", date=today)
    add_news("Tomorrow", date=today + timedelta(days=1))
    assert _titles(NewsPage.objects.listed()) == ["Today"]
    assert _titles(NewsPage.objects.to_come()) == ["Tomorrow"]


def test_news_of_one_day_come_as_they_were_published_and_then_as_they_were_made(add_news):
    now = timezone.now()
    add_news("First", first_published_at=now)
    add_news("Second", first_published_at=now)
    add_news("Earlier", first_published_at=now - timedelta(hours=1))
    assert _titles(NewsPage.objects.listed(DAY)) == ["Second", "First", "Earlier"]


def test_neither_drafts_nor_private_pages_are_listed(add_news, add_opening):
    for add in (add_news, add_opening):
        add("Draft", live=False)
        private = add("Private")
        PageViewRestriction.objects.create(page=private, restriction_type="login")
        add("Public")
    assert _titles(NewsPage.objects.listed(DAY)) == ["Public"]
    assert _titles(OpeningPage.objects.listed()) == ["Public"]


def test_news_concern_who_holds_a_record_after_several_merges(add_news):
    last = PersonFactory()
    first = PersonFactory(merged_into=PersonFactory(merged_into=last))
    news = add_news("First")
    news.concerned_people.create(person=first)
    news.save()
    assert _titles(NewsPage.objects.concerning(last)) == ["First"]


def test_news_concern_a_record_and_what_was_merged_into_it(add_news):
    person, publication, group = PersonFactory(), PublicationFactory(), ResearchGroupFactory()
    merged = PersonFactory(merged_into=person)
    tombstone = PublicationFactory(merged_into=publication, retired_at=timezone.now())
    both = add_news("Both")
    for one in (person, merged):
        both.concerned_people.create(person=one)
    of_tombstone, of_group = add_news("Merged"), add_news("Group")
    of_tombstone.concerned_publications.create(publication=tombstone)
    of_group.concerned_groups.create(group=group)
    for page in (both, of_tombstone, of_group):
        page.save()
    concerning = NewsPage.objects.concerning
    assert _titles(concerning(person)) == ["Both"]
    assert _titles(concerning(publication)) == ["Merged"]
    assert _titles(concerning(group)) == ["Group"]
    assert not concerning(PersonFactory()).exists()
    assert not concerning(ResearchGroupFactory()).exists()


def test_what_news_concern_is_fetched_along(add_news, django_assert_num_queries):
    page = add_news("Some")
    page.concerned_people.create(person=PersonFactory())
    page.save()
    (found,) = NewsPage.objects.listed(DAY).with_concerned().with_picture()
    with django_assert_num_queries(0):
        assert len(found.concerned_people.all()) == 1
        assert list(found.concerned_groups.all()) == []
        assert found.picture is None
        assert found.locale.language_code == "en"


@pytest.mark.parametrize(
    ("deadline", "filled", "current"),
    [
        (BEFORE, False, False),
        (DAY, False, True),
        (NEXT, False, True),
        (None, False, True),
        (None, True, False),
        (NEXT, True, False),
    ],
)
def test_an_opening_is_either_current_or_past(add_opening, deadline, filled, current):
    add_opening("Some", deadline=deadline, filled=filled)
    assert OpeningPage.objects.current(DAY).exists() == current
    assert OpeningPage.objects.past(DAY).exists() != current


def test_openings_without_a_deadline_come_last_and_others_by_deadline_and_title(add_opening):
    for title, deadline in (("Never", None), ("Later", NEXT), ("B", DAY), ("A", DAY)):
        add_opening(title, deadline=deadline)
    assert _titles(OpeningPage.objects.listed()) == ["A", "B", "Later", "Never"]


def test_openings_are_listed_with_what_a_list_shows(add_opening, django_assert_num_queries):
    page = add_opening("Some", group=ResearchGroupFactory(names={"en": "Machines"}))
    page.supervisors.create(person=PersonFactory())
    page.save()
    (found,) = OpeningPage.objects.listed()
    with django_assert_num_queries(0):
        assert found.group.name == "Machines"
        assert len(found.supervisors.all()) == 1
        assert found.locale.language_code == "en"


def test_openings_concern_their_group_and_those_who_supervise_them(add_opening):
    group, person = ResearchGroupFactory(), PersonFactory()
    add_opening("Group", group=group)
    for title, supervisor in (("Own", person), ("Merged", PersonFactory(merged_into=person))):
        page = add_opening(title)
        page.supervisors.create(person=supervisor)
        page.save()
    assert _titles(OpeningPage.objects.concerning(group)) == ["Group"]
    assert set(_titles(OpeningPage.objects.concerning(person))) == {"Own", "Merged"}
    assert not OpeningPage.objects.concerning(PersonFactory()).exists()
