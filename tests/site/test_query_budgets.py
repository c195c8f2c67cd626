"""Numbers of queries: a page asks the database as often for thirty rows as for three."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents.models import Document

from labportal.models import (
    ConcernedGroup,
    ConcernedPerson,
    ConcernedPublication,
    Menu,
    MenuItem,
    NewsPage,
    OpeningPage,
    OpeningSupervisor,
    SocialLink,
)
from people.models import PersonLink
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
    portrait,
)
from tests.portal import SiteTree, makes_renditions

pytestmark = makes_renditions

FEW, MANY = 3, 15
SEARCH = "/search/?q=alike"

#: Queries of a page in German, which needs one more than English. Eleven are the same for all:
#: content stamp, site, language, way to the page, settings with their texts and links, menu, pages
#: to link.
BUDGETS = {
    "/": 43,  # the ways in are counted, a query each
    "/research/": 27,
    "/research/group/": 42,
    "/people/": 25,
    "/people/?by=group": 25,
    "/people/person/": 40,
    "/topics/": 20,  # people, publications and groups are counted in one query each
    "/topics/topic/": 35,  # members and alumni with their roles, and related topics
    "/publications/": 27,
    "/publications/publication/": 34,  # people with portraits, groups, related, news, styles, links
    "/news/": 30,
    "/news/feed.atom": 14,  # the lab with its links, which are kept with it
    "/news/alike-0/": 32,  # its picture has a rendition for those who share it, and its node
    "/openings/": 21,
    "/openings/alike-0/": 22,
    SEARCH: 32,
}


class Lab:
    """A lab that grows by one of everything at a time."""

    def __init__(self, tree: SiteTree) -> None:
        self.tree = tree
        self.topic = TopicFactory(name="Topic", slug="topic")
        self.group = ResearchGroupFactory(slug="group", topics=[self.topic])
        self.person = PersonFactory(
            slug="person", given="Ada", family="Alike", photo=portrait(size=40)
        )
        self.role = RoleFactory()
        self.menu = Menu.objects.create(site=tree.site, place="main", language="en")
        MembershipFactory(person=self.person, group=self.group, role=self.role, lead=True)
        tree.add_group_pages(self.group)
        self.publication = PublicationFactory(slug="publication", title="Alike", issued_year=2030)

    def grow(self, number: int) -> None:
        """Add one of everything."""
        topic = TopicFactory(name=f"Alike {number}", texts={"en": ("Alike", "x")})
        group = ResearchGroupFactory(topics=[self.topic, topic])
        self.group.topics.add(topic)
        self.group.save()
        person = PersonFactory(
            family="Alike", photo=portrait(size=40), topics=[self.topic], texts={"en": ("x", "")}
        )
        PersonLink.objects.create(person=self.person, label="x", url="https://example.org")
        MembershipFactory(person=person, group=self.group, role=self.role)
        MembershipFactory(person=person, group=group, role=RoleFactory(), lead=True)
        MembershipFactory(person=self.person, group=group, role=self.role, end="2022")
        MembershipFactory(person__photo=portrait(size=40), group=group, role=self.role, end="2022")
        pdf = Document.objects.create(title="x", file=ContentFile(b"%PDF", name="x.pdf"))
        publication = PublicationFactory(
            title=f"Alike {number}",
            issued_year=2000 + number,
            authors=[self.person, person],
            topics=[self.topic, topic],
            pdf=pdf,
        )
        self.publication.topics.add(topic)
        self.publication.save()
        KeyPublicationFactory(group=self.group, publication=publication)
        KeyPublicationFactory(group=group, publication=self.publication)
        pages = self.tree.add_group_pages(
            group, title=f"Alike {number}", picture=portrait(size=40, shape="thumbnail")
        )
        MenuItem.objects.create(menu=self.menu, page=pages["en"], sort_order=number)
        self.announce(number, group, person, publication)
        SocialLink.objects.create(
            settings=self.tree.site.labsettings, label="x", url="https://example.org"
        )

    def announce(self, number: int, *records: Any) -> None:
        """Add news with a picture and an opening, and one more of everything to the first."""
        group, person, publication = records
        picture = portrait(size=40, shape="thumbnail")
        fields = {"title": f"Alike {number}", "slug": f"alike-{number}"}
        news = self.tree.add(self.tree["news"], NewsPage, picture=picture, **fields)
        openings = self.tree.add(
            self.tree["openings"], OpeningPage, kind="phd", group=self.group, **fields
        )
        for language, page in news.items():
            first = NewsPage.objects.child_of(self.tree["news"][language]).first()
            for one in {page, first}:
                ConcernedGroup.objects.create(page=one, group=group)
                ConcernedPerson.objects.create(page=one, person=person)
                ConcernedPublication.objects.create(page=one, publication=publication)
            ConcernedGroup.objects.create(page=page, group=self.group)
            ConcernedPerson.objects.create(page=page, person=self.person)
        for language, page in openings.items():
            first = OpeningPage.objects.child_of(self.tree["openings"][language]).first()
            for one in {page, first}:
                OpeningSupervisor.objects.create(page=one, person=person)
            OpeningSupervisor.objects.create(page=page, person=self.person)


@pytest.fixture
def count(client: Client) -> Callable[[str], int]:
    """Return a function that counts the queries of a page that has been asked for before."""

    def queries(path: str) -> int:
        assert client.get(path).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    return queries


def test_no_page_asks_more_often_for_many_rows_than_for_few(
    site_tree: SiteTree, count: Callable[[str], int]
) -> None:
    lab = Lab(site_tree)
    for number in range(FEW):
        lab.grow(number)
    few = {path: count(path) for path in BUDGETS}
    for number in range(FEW, MANY):
        lab.grow(number)
    many = {path: count(path) for path in BUDGETS}
    # Where not all results are shown, the search counts them: pages always, three other kinds.
    few[SEARCH] += 3
    assert few == many


def test_every_page_keeps_within_its_budget(
    site_tree: SiteTree, count: Callable[[str], int]
) -> None:
    lab = Lab(site_tree)
    for number in range(FEW):
        lab.grow(number)
    for path, budget in BUDGETS.items():
        for address in (path, f"/de{path}"):
            count(address)  # The first visitor's citations are rendered.
            assert count(address) <= budget, address


def test_the_page_of_what_was_not_found_asks_little(
    site_tree: SiteTree, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get("/nowhere/")
    # Two of them look for the page in another language, one asks for people who were erased.
    with django_assert_max_num_queries(15):
        client.get("/nowhere/")
