"""A piece of news, and whom and what it concerns."""

from datetime import timedelta

import pytest
from django.utils import timezone

from labportal.models.news_page import NewsPage
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "to_come"), [(-1, False), (0, False), (1, True)])
def test_news_are_to_come_until_their_day(days, to_come):
    page = NewsPage(date=timezone.localdate() + timedelta(days=days))
    assert page.is_embargoed == to_come


def test_news_are_of_the_day_on_which_they_are_written():
    assert NewsPage().date == timezone.localdate()


def test_news_stand_under_their_index_and_nothing_under_them():
    assert [model.__name__ for model in NewsPage.allowed_parent_page_models()] == ["NewsIndexPage"]
    assert NewsPage.allowed_subpage_models() == []


def test_the_page_shows_whom_and_what_it_concerns_as_it_is_now(site_tree, rf):
    page = site_tree["news"]["en"].add_child(instance=NewsPage(title="It runs", slug="it-runs"))
    group, person, publication = ResearchGroupFactory(), PersonFactory(), PublicationFactory()
    page.concerned_groups.create(group=group)
    page.concerned_people.create(person=PersonFactory(merged_into=person))
    page.concerned_publications.create(publication=publication)
    page.concerned_publications.create(publication=PublicationFactory(public=False))
    page.save()
    item = page.get_context(rf.get("/"))["item"]
    assert item == (page, [group], [person], [publication])
