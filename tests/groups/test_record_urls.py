"""Addresses of the pages of records."""

from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import Site

from groups.record_urls import RecordUrls
from labportal.base.database.content_stamp import known
from people.models import Role
from publications.models import Publication
from tests.factories import ResearchGroupFactory
from tests.portal import World


def test_records_have_their_page_in_the_language_asked_for(world: World) -> None:
    for language, prefix in (("en", ""), ("de", "/de")):
        urls = RecordUrls(language)
        assert urls.of(world.lead) == f"{prefix}/people/ada-lovelace/"
        assert urls.of(world.topic) == f"{prefix}/topics/privacy/"
        assert urls.of(world.publication) == prefix + world.paths["publication"]
        assert urls.of(world.group) == f"{prefix}/research/machines/"
        assert urls.of_index(Publication) == f"{prefix}/publications/"


def test_records_that_nobody_may_see_have_none(world: World) -> None:
    urls = RecordUrls("en")
    world.publication.public = False
    assert urls.of(world.publication) == ""
    world.publication.public, world.publication.retired_at = True, timezone.now()
    assert urls.of(world.publication) == ""
    assert urls.of(Publication(title="unsaved")) == ""
    assert urls.of(ResearchGroupFactory()) == ""


def test_what_is_no_record_with_a_page_is_refused(world: World) -> None:
    with pytest.raises(TypeError, match="no record that has a page"):
        RecordUrls("en").of(Role())


def test_a_request_asks_once_for_index_pages_and_once_for_groups(
    world: World, django_assert_num_queries: Any
) -> None:
    request = RequestFactory().get("/")
    Site.find_for_request(request)  # serving a page has asked for it already
    RecordUrls("de", RequestFactory().get("/")).of(world.lead)  # Wagtail caches the sites' roots
    # Of each request the content stamp is known.
    with translation.override("en"), known(None), django_assert_num_queries(2):
        for record in (world.lead, world.member, world.topic, world.publication, world.group) * 3:
            assert RecordUrls.for_request(request).of(record)


def test_languages_do_not_mix_within_a_request(world: World) -> None:
    request = RequestFactory().get("/")
    for language, url in (("en", "/topics/privacy/"), ("de", "/de/topics/privacy/")):
        with translation.override(language):
            assert RecordUrls.for_request(request).of(world.topic) == url
