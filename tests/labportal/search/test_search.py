"""Searching the whole portal: which records and pages match."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from labportal.base.models import Topic
from labportal.models import NewsPage, OpeningPage, StandardPage
from labportal.search.search import clean_query, pages_matching, search, topics_matching
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory, TopicFactory


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [("  engines \n", "engines"), ("a\0b", "ab"), ("\0", ""), ("a" * 300, "a" * 200)],
)
def test_a_query_is_short_and_without_what_postgresql_refuses(typed, cleaned):
    assert clean_query(typed) == cleaned


def test_a_query_that_was_cut_does_not_end_in_a_space():
    assert clean_query("a" * 199 + " " + "b") == "a" * 199


@pytest.fixture
def topics(db):
    TopicFactory(
        name="Privacy",
        texts={"en": ("Privacy", "Keeping secrets"), "de": ("Datenschutz", "Geheimnisse")},
    )
    TopicFactory(name="Secret sharing")
    return Topic.objects


@pytest.mark.parametrize(
    ("text", "options", "names"),
    [
        ("privacy", {}, ["Privacy"]),
        ("PRIV", {}, ["Privacy"]),
        ("datenschutz", {}, ["Privacy"]),
        ("secret", {}, ["Privacy", "Secret sharing"]),
        ("secret", {"names_only": True}, ["Secret sharing"]),
        ("geheimnisse", {"names_only": True}, []),
        ("secret sharing", {}, ["Secret sharing"]),
        ("privcay", {}, ["Privacy"]),
        ("privcay", {"forgive": False}, []),
        ("engines", {}, []),
    ],
)
def test_topics_match_by_every_word_of_their_texts(topics, text, options, names):
    assert [topic.name for topic in topics_matching(text, **options)] == names


def _page(tree, title, parent="home", language="en", model=StandardPage, **fields):
    fields = {"slug": title.lower().replace(" ", "-"), **fields}
    return tree[parent][language].add_child(instance=model(title=title, **fields))


def _titles(text, **options):
    return [page.title for page in pages_matching(text, **options)]


def test_pages_are_found_by_their_words_in_the_active_language(site_tree):
    _page(site_tree, "Rooms", lead="A library of engines")
    _page(site_tree, "Räume", language="de", slug="rooms", lead="Bibliothek")
    assert _titles("library") == ["Rooms"]
    assert _titles("bibliothek") == []
    with translation.override("de"):
        assert _titles("bibliothek") == ["Räume"]


def test_titles_are_found_as_they_are_typed_and_with_a_mistake(site_tree):
    _page(site_tree, "Rooms")
    _page(site_tree, "Roof", lead="Bibliography")
    assert _titles("roo", names_only=True) == ["Roof", "Rooms"]
    assert _titles("bibliography", names_only=True) == []
    assert _titles("roosm") == ["Rooms"]
    assert _titles("roosm", forgive=False) == []


def test_pages_that_visitors_do_not_see_are_not_found(site_tree):
    today = timezone.localdate()
    _page(site_tree, "Engine draft", live=False)
    private = _page(site_tree, "Engine private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    tomorrow = today + timedelta(days=1)
    _page(site_tree, "Engine to come", "news", model=NewsPage, date=tomorrow)
    fields = {"model": OpeningPage, "kind": "phd"}
    _page(site_tree, "Engine filled", "openings", filled=True, **fields)
    _page(site_tree, "Engine over", "openings", deadline=today - timedelta(days=1), **fields)
    site_tree.add_group_pages(
        ResearchGroupFactory(start="2999", names={"en": "Engine group", "de": "Gruppe"})
    )
    _page(site_tree, "Engine today", "news", model=NewsPage, date=today)
    _page(site_tree, "Engine open", "openings", deadline=today, **fields)
    for options in ({}, {"names_only": True}):
        assert set(_titles("engine", **options)) == {"Engine today", "Engine open"}


def test_nothing_is_found_under_a_home_page_that_is_closed(site_tree):
    _page(site_tree, "Räume", language="de", slug="rooms")
    site_tree["home"]["de"].unpublish()
    with translation.override("de"):
        assert _titles("räume") == []


@pytest.fixture
def find(site_tree, rf):
    """A function that searches as a visitor of a page does."""

    def found(text, **options):
        return search(text, rf.get("/"), **options)

    return found


def _numbers(found):
    return tuple(kind.count() for kind in found)


def test_every_kind_is_found(site_tree, find):
    PersonFactory(family="Engine")
    PersonFactory(family="Engine", merged_into=PersonFactory())
    TopicFactory(name="Engines")
    PublicationFactory(title="On engines")
    PublicationFactory(title="Hidden engines", public=False)
    _page(site_tree, "Engine rooms")
    assert _numbers(find("engine")) == (1, 1, 1, 1)


@pytest.mark.parametrize("text", ["", "  ", "…", "?!"])
def test_text_without_a_word_asks_for_nothing(find, text):
    assert find(text) is None


def test_records_are_found_where_their_index_page_is_to_be_seen(site_tree, find):
    PersonFactory(family="Engine")
    TopicFactory(name="Engines")
    PublicationFactory(title="On engines")
    for kind in ("people", "topics", "publications"):
        for page in site_tree[kind].values():
            page.unpublish()
    assert _numbers(find("engine")) == (0, 0, 0, 0)


def test_names_are_forgiven_a_mistake_where_nothing_has_the_word(site_tree, find):
    PersonFactory(family="Lovelace")
    assert _numbers(find("lovelcae")) == (1, 0, 0, 0)
    PublicationFactory(title="On the word lovelcae")
    assert _numbers(find("lovelcae")) == (0, 0, 0, 1)
    TopicFactory(name="Lovelcae")
    assert _numbers(find("lovelcae")) == (0, 1, 0, 1)
