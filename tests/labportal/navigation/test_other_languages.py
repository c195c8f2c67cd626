"""Pages and records that are missing in the visitor's language and exist in another."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from labportal.models import NewsPage, StandardPage
from labportal.navigation.other_languages import same_elsewhere
from tests.factories import PersonFactory, PublicationFactory


@pytest.fixture
def elsewhere(site_tree, rf):
    """A function that returns label, address and language of what a path names elsewhere."""

    def find(path, language="en", **headers):
        with translation.override(language):
            found = same_elsewhere(rf.get(path, **headers))
        return found and (found.label, found.url, found.language)

    return find


def _german(site_tree, parent="home", model=StandardPage, **fields):
    fields = {"title": "Räume", "slug": "rooms", **fields}
    return site_tree[parent]["de"].add_child(instance=model(**fields))


def test_a_page_of_one_language_is_found_from_the_other(site_tree, elsewhere):
    _german(site_tree)
    assert elsewhere("/rooms/") == ("Räume", "/de/rooms/", "de")
    english = StandardPage(title="Rooms", slug="places")
    site_tree["home"]["en"].add_child(instance=english)
    assert elsewhere("/de/places/", "de") == ("Rooms", "/places/", "en")


def test_what_there_is_in_no_language_is_not_found(elsewhere):
    assert elsewhere("/rooms/") is None
    assert elsewhere("/people/nobody/") is None


def test_a_record_is_found_under_its_index_by_its_own_name(site_tree, elsewhere):
    PersonFactory(given="Ada", family="King")
    PublicationFactory(title="On engines", slug="engines")
    site_tree["people"]["en"].unpublish()
    site_tree["publications"]["en"].unpublish()
    assert elsewhere("/people/ada-king/") == ("Ada King", "/de/people/ada-king/", "de")
    found = elsewhere("/publications/engines/")
    assert found == ("On engines", "/de/publications/engines/", "de")
    assert elsewhere("/people/nobody/") is None


def test_a_record_that_visitors_have_none_of_is_not_found_either(site_tree, elsewhere):
    PublicationFactory(slug="engines", public=False)
    site_tree["publications"]["en"].unpublish()
    assert elsewhere("/publications/engines/") is None


def test_where_the_visitors_own_language_has_the_page_something_else_is_missing(elsewhere):
    assert elsewhere("/people/") is None
    assert elsewhere("/de/people/", "de") is None


@pytest.mark.parametrize("closed", ["draft", "private", "closed home"])
def test_what_nobody_may_see_is_not_found(site_tree, elsewhere, closed):
    page = _german(site_tree, live=closed != "draft")
    if closed == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    if closed == "closed home":
        site_tree["home"]["de"].unpublish()
    assert elsewhere("/rooms/") is None


def test_news_of_a_day_to_come_are_not_found_until_then(site_tree, elsewhere):
    today = timezone.localdate()
    page = _german(site_tree, "news", NewsPage, date=today + timedelta(days=1))
    assert elsewhere("/news/rooms/") is None
    NewsPage.objects.filter(pk=page.pk).update(date=today)
    assert elsewhere("/news/rooms/") == ("Räume", "/de/news/rooms/", "de")


def test_neither_a_nul_nor_a_host_without_a_site_breaks_the_search(site_tree, elsewhere):
    _german(site_tree)
    assert elsewhere("/rooms\0/") is None
    site_tree.site.is_default_site = False
    site_tree.site.save()
    assert elsewhere("/rooms/", headers={"host": "localhost"}) is None
