"""Entrances from the home page: the records of each kind, with their number."""

import pytest
from django.utils import timezone, translation

from labportal.entrances import ways_in
from tests.factories import MembershipFactory, PersonFactory, PublicationFactory, TopicFactory


@pytest.fixture
def enter(site_tree, rf):
    """A function that returns label, address and number of each way from a home page."""

    def fetch(language="en", group_count=0):
        with translation.override(language):
            research = site_tree["research"][language]
            return [tuple(way) for way in ways_in(rf.get("/"), research, group_count)]

    return fetch


def test_a_kind_of_which_there_is_nothing_has_no_way(enter):
    assert enter() == []


def test_ways_lead_to_each_kind_with_its_number_in_either_language(enter):
    MembershipFactory()
    TopicFactory()
    PublicationFactory()
    PublicationFactory()
    assert enter(group_count=3) == [
        ("Research groups", "/research/", 3),
        ("People", "/people/", 1),
        ("Topics", "/topics/", 1),
        ("Publications", "/publications/", 2),
    ]
    assert enter("de", group_count=3)[0] == ("Forschungsgruppen", "/de/research/", 3)
    assert [url for _label, url, _number in enter("de")] == [
        "/de/people/",
        "/de/topics/",
        "/de/publications/",
    ]


def test_only_those_who_are_at_the_lab_today_and_what_visitors_see_is_counted(enter):
    person = MembershipFactory().person
    MembershipFactory(person=person)
    MembershipFactory(end="2021")
    MembershipFactory(person=PersonFactory(merged_into=person))
    PersonFactory()
    PublicationFactory(public=False)
    PublicationFactory(retired_at=timezone.now())
    assert enter() == [("People", "/people/", 1)]


def test_there_is_no_way_to_where_there_is_no_page(site_tree, rf):
    TopicFactory()
    PublicationFactory()
    site_tree["publications"]["en"].unpublish()
    site_tree["publications"]["de"].unpublish()
    assert [way.label for way in ways_in(rf.get("/"), None, 3)] == ["Topics"]
