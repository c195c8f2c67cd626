"""The topic index and the pages of topics."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from groups.topics.counts import topic_counts
from groups.topics.related_topics import MOST, related_topics
from labportal.base.models import Topic
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
)
from tests.portal import SiteTree, World, makes_renditions

pytestmark = makes_renditions


def counts() -> dict[str, tuple[int, int, int]]:
    """Return how many people, publications and groups there are by topic."""
    return {
        one.topic.name: (one.people, one.publications, one.groups)
        for one in topic_counts(list(Topic.objects.all()))
    }


def test_topics_are_sorted_as_they_are_called(site_tree: SiteTree, get: Any) -> None:
    for name in ("zebras", "Überlegen", "Ufer"):
        TopicFactory(name=name, texts={"en": (name, ""), "de": (f"Z{name}", "")})
    titles = [text for level, text in get("/topics/").headings if level == 2]
    assert titles == ["Überlegen", "Ufer", "zebras"]


def test_the_index_says_how_much_there_is_on_each_topic(world: World, get: Any) -> None:
    PublicationFactory(topics=[world.topic])
    TopicFactory(name="Nothing yet")
    items = [item.text for item in get("/topics/").main.one("ul", "topic-list").all("li")]
    assert "Privacy Keeping secrets. 2 people 2 publications One group" in items
    assert "Nothing yet" in items


def test_a_person_counts_once_on_a_topic_and_while_at_the_lab(world: World) -> None:
    topic = world.topic
    chose = PersonFactory(topics=[topic])
    MembershipFactory(person=chose, group=world.group)
    MembershipFactory(person=world.lead, group=world.group, role=RoleFactory())
    MembershipFactory(person=PersonFactory(topics=[topic]), end="2021")
    MembershipFactory(person=PersonFactory(topics=[topic]), start="2999")
    MembershipFactory(person=PersonFactory(topics=[topic], merged_into=chose))
    PublicationFactory(topics=[topic], public=False)
    group = ResearchGroupFactory(topics=[topic], end="2021")
    MembershipFactory(group=group, person=chose, end="2021")
    assert counts() == {"Privacy": (3, 1, 1)}


def test_a_topic_counts_those_whom_its_page_shows(world: World, get: Any) -> None:
    MembershipFactory(person=PersonFactory(topics=[world.topic]))
    shown = get("/topics/privacy/").main.all("p", "person-name")
    assert len(shown) == counts()["Privacy"][0] == 3


def test_counting_asks_three_times_however_many_topics_there_are(world: World) -> None:
    for _number in range(5):
        TopicFactory()
    with CaptureQueriesContext(connection) as captured:
        counts()
    assert len(captured) == 4  # with the topics themselves


def test_a_topic_page_shows_who_works_on_it_and_what_came_of_it(world: World, get: Any) -> None:
    former = PersonFactory(given="Early", family="Bird", topics=[world.topic])
    MembershipFactory(person=former, start="2010", end="2012", destination="Turin")
    PublicationFactory(title="On cards", issued_year=2020, topics=[world.topic])
    page = get("/topics/privacy/")
    assert page.headings == [
        (1, "Privacy"),
        (2, "People"),
        (2, "Publications"),
        (3, "2024"),
        (3, "2020"),
        (2, "Alumni"),
    ]
    assert page.main.one("p", "lead").text == "Keeping secrets."
    cards = [card.text for card in page.main.all("div", "person-card")]
    assert sorted(cards) == [
        "CB Charles Babbage Doctoral researcher",
        "Prof. Dr. Ada Lovelace Professor of Engines Doctoral researcher",
    ]
    alumni = page.main.one("ul", "alumni").text
    assert alumni == "Early Bird Doctoral researcher, 2010–2012 Afterwards: Turin"
    for text in ("Machines", "On engines", "On cards", "Early Bird"):
        assert text in page.links


def test_a_role_in_two_groups_is_named_once(world: World, get: Any) -> None:
    role = world.member.memberships.get().role
    group = ResearchGroupFactory(topics=[world.topic])
    MembershipFactory(person=world.member, group=group, role=role)
    cards = [card.text for card in get("/topics/privacy/").main.all("div", "person-card")]
    assert "CB Charles Babbage Doctoral researcher" in cards


def test_a_topic_with_many_publications_leads_to_all_of_them(world: World, get: Any) -> None:
    for _number in range(21):
        PublicationFactory(topics=[world.topic])
    page = get("/topics/privacy/")
    assert len(page.main.all("p", "citation")) == 20
    assert page.links["See all 22 publications"] == "/publications/?topic=privacy"


def test_who_published_most_on_a_topic_comes_first_and_eight_are_shown(
    world: World, get: Any
) -> None:
    role = RoleFactory(order=0)
    for number in range(8):
        person = PersonFactory(given=f"A{number}", family="Chose", topics=[world.topic])
        MembershipFactory(person=person, role=role)
    PublicationFactory(topics=[world.topic], authors=[world.member, world.lead])
    PublicationFactory(topics=[world.topic], authors=[world.member])
    PublicationFactory(topics=[world.topic], authors=[world.member])
    PublicationFactory(topics=[world.topic], authors=[person, person], public=False)
    PublicationFactory(authors=[person])
    MembershipFactory(person=world.member, role=role)
    page = get("/topics/privacy/")
    shown, folded = page.main.all("ul", "people")
    names = [one.text for one in shown.all("p", "person-name")]
    assert names[:3] == ["Charles Babbage", "Prof. Dr. Ada Lovelace", "A0 Chose"]
    assert len(names) == 8
    assert [one.text for one in folded.all("p", "person-name")] == ["A6 Chose", "A7 Chose"]
    assert "2 more" in [one.text for one in page.main.all("summary")]


def test_a_topic_without_anything_promises_nothing(site_tree: SiteTree, get: Any) -> None:
    TopicFactory(name="New")
    page = get("/topics/new/")
    assert page.headings == [(1, "New")]
    assert not page.main.all("p", "empty")


def test_related_topics_are_those_that_share_most(
    world: World, get: Any, django_assert_num_queries: Any
) -> None:
    topic = world.topic
    by_people, by_works, unrelated = (TopicFactory() for _number in range(3))
    for _number in range(2):
        PublicationFactory(topics=[topic, by_works])
    PublicationFactory(topics=[topic, unrelated], public=False)
    PersonFactory(topics=[topic, by_people])
    PersonFactory(topics=[topic, unrelated], merged_into=world.lead)
    with django_assert_num_queries(2):  # the texts are the second
        assert [one.label for one in related_topics(topic)] == [by_works.name, by_people.name]
    assert "Related topics" in [text for _level, text in get("/topics/privacy/").headings]
    for _number in range(MOST):
        PublicationFactory(topics=[topic, TopicFactory()])
    assert len(related_topics(topic)) == MOST
