"""The site map for search engines."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from labportal.models import NewsPage, StandardPage
from labportal.navigation.sitemaps import PortalSitemap
from tests.factories import ResearchGroupFactory


@pytest.fixture
def sitemap(site_tree, rf):
    return PortalSitemap(rf.get("/sitemap.xml"))


def _slugs(sitemap):
    return [page.slug for page in sitemap.items()]


def test_all_pages_of_every_language_are_there_in_their_order(site_tree, sitemap):
    indexes = [kind for kind in site_tree.pages if kind != "home"]
    assert _slugs(sitemap) == ["home-en", *indexes, "home-de", *indexes]
    assert {type(page) for page in sitemap.items()} == {
        type(pages["en"]) for pages in site_tree.pages.values()
    }


def test_drafts_and_what_is_private_are_not_there_nor_what_is_under_it(site_tree, sitemap):
    site_tree["people"]["en"].unpublish()
    private = site_tree["home"]["en"].add_child(instance=StandardPage(title="A", slug="private"))
    private.add_child(instance=StandardPage(title="B", slug="under-it"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    site_tree["home"]["de"].unpublish()
    slugs = _slugs(sitemap)
    assert {"private", "under-it", "people", "home-de"}.isdisjoint(slugs)
    assert "research" in slugs


@pytest.mark.parametrize(("days", "listed"), [(0, True), (1, False)])
def test_news_are_there_from_their_day_on(site_tree, sitemap, days, listed):
    day = timezone.localdate() + timedelta(days=days)
    site_tree["news"]["en"].add_child(instance=NewsPage(title="A", slug="runs", date=day))
    assert ("runs" in _slugs(sitemap)) == listed


@pytest.mark.parametrize(("start", "listed"), [("2020", True), ("", True), ("2999", False)])
def test_groups_are_there_once_they_begin(site_tree, sitemap, start, listed):
    site_tree.add_group_pages(ResearchGroupFactory(slug="machines", start=start))
    assert _slugs(sitemap).count("machines") == 2 * listed


def test_pages_of_another_tree_are_not_there(sitemap):
    root = Page.get_first_root_node()
    root.add_child(instance=StandardPage(title="Elsewhere", slug="elsewhere"))
    assert "elsewhere" not in _slugs(sitemap)


def test_a_host_without_a_site_has_none(site_tree, rf):
    site_tree.site.is_default_site = False
    site_tree.site.save()
    with pytest.raises(Http404):
        PortalSitemap(rf.get("/sitemap.xml", headers={"host": "localhost"})).items()
