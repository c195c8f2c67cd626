"""Facets: what a list can be narrowed to, and how many there are of each."""

from collections.abc import Iterator
from io import StringIO
from itertools import combinations, product
from random import Random
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from groups.models import GroupPublication, ResearchGroup
from groups.works.facets import LabFacets, lab_facets
from groups.works.ownership import LabPublicationFilter, groups_of, publications_of
from publications.models import Publication
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
)
from tests.portal import SiteTree, World

TYPES = ("article-journal", "chapter", "thesis")


@pytest.fixture
def many(db: None) -> Random:
    """Make publications, people, groups and topics at random, the same in each run."""
    random = Random(5)  # noqa: S311 - no secret
    people = [PersonFactory(given=f"P{n}", slug=f"p{n}") for n in range(4)]
    topics = [TopicFactory(name=f"T{n}", slug=f"t{n}") for n in range(3)]
    groups = [ResearchGroupFactory(slug=f"g{n}") for n in range(3)]
    for person, group in product(people, groups):
        if random.random() < 0.6:
            start, end = random.choice(
                [("", ""), ("2020", "2021-03"), ("2021-06", ""), ("", "2019")]
            )
            MembershipFactory(person=person, group=group, start=start, end=end)
    for number in range(60):
        publication = PublicationFactory(
            title=f"Paper {'odd' if number % 2 else 'even'} {number}",
            type=random.choice(TYPES),
            issued_year=random.choice([None, 2019, 2020, 2021, 2022]),
            authors=["Some Body", *random.sample(people, random.randint(0, 3))],
            topics=random.sample(topics, random.randint(0, 2)),
            open_access=random.random() < 0.3,
            public=number % 10 > 0,
        )
        if random.random() < 0.3:
            publication.authorships.create(
                position=9, role="editor", person=people[0], family="Twice", linked_by="editor"
            )
        if random.random() < 0.2:
            KeyPublicationFactory(group=random.choice(groups), publication=publication)
        if random.random() < 0.4:
            GroupPublication.objects.create(
                group=random.choice(groups),
                publication=publication,
                included=random.random() < 0.5,
            )
    return random


def facets(**asked: str) -> LabFacets:
    """Return the facets of the public publications."""
    return lab_facets(Publication.objects.visible(), LabPublicationFilter(**asked))


def counts(name: str, **asked: str) -> dict[str, int]:
    """Return how many there are of each value of one facet."""
    (facet,) = (facet for facet in facets(**asked).facets if facet.name == name)
    return {choice.value: choice.count for choice in facet.choices}


def some_filters() -> Iterator[dict[str, str]]:
    """Yield filters of none, one, two and all parameters."""
    values = {
        "year": "2021",
        "type": "chapter",
        "topic": "t1",
        "group": "g1",
        "person": "p0",
        "access": "open",
        "q": "odd",
    }
    for size in (0, 1, 2, len(values)):
        for names in combinations(values, size):
            yield {name: values[name] for name in names}


def test_a_number_is_how_many_are_listed_where_it_leads(many: Random) -> None:
    checked = 0
    for asked in some_filters():
        found = facets(**asked)
        visible = Publication.objects.visible()
        assert found.total == LabPublicationFilter(**asked).apply(visible).count(), asked
        for facet in found.facets:
            for choice in facet.choices:
                there = LabPublicationFilter(**{**asked, facet.name: choice.value})
                assert choice.count == there.apply(visible).count(), (asked, facet.name, choice)
                assert (
                    choice.query
                    == (
                        LabPublicationFilter(**{**asked, facet.name: ""})
                        if choice.chosen
                        else there
                    ).query
                )
                checked += choice.count > 0
    assert checked > 100


def test_two_people_narrow_a_list_to_their_joint_works(
    site_tree: SiteTree, get: Any, client: Client
) -> None:
    ada, bob, cyd = (PersonFactory(given=name, family="Of") for name in ("Ada", "Bob", "Cyd"))
    PublicationFactory(title="Joint", authors=[ada, bob])
    PublicationFactory(title="Of Ada", authors=[ada, cyd])
    PublicationFactory(title="Of Bob", authors=[bob])
    address = "/publications/?person=bob-of&person=ada-of"
    page = get(address)
    assert [one.text for one in page.main.all("span", "citation-title")] == ["Joint"]
    chips = page.main.one("ul", "active-filters").all("a", "chip")
    assert {chip.text: chip["href"] for chip in chips} == {
        "Take off: Person: Ada Of": "/publications/?person=bob-of#results",
        "Take off: Person: Bob Of": "/publications/?person=ada-of#results",
    }
    people = [link for link in page.main.all("a") if "Cyd Of" in link.text]
    assert [link["href"] for link in people] == ["/publications/?person=cyd-of#results"]
    kept = [field["value"] for field in page.main.all("input") if field["name"] == "person"]
    assert kept == ["bob-of", "ada-of"]
    (canonical,) = (link for link in page.all("link") if link["rel"] == "canonical")
    assert canonical["href"].endswith("/publications/?person=ada-of&person=bob-of")
    for file in ("export.bib", "feed.atom"):
        text = client.get(address.replace("?", f"{file}?")).getvalue().decode()
        assert "Joint" in text, file
        assert "Of Ada" not in text, file


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("person=a&person=a", ("a", "")),
        ("person=&person=b", ("b", "")),
        ("person=a&person=b&person=c", ("a", "b")),
        ("with_person=x", ("", "")),
    ],
)
def test_a_filter_holds_two_people_at_most_each_once(query: str, people: tuple[str, str]) -> None:
    asked = LabPublicationFilter.from_query(QueryDict(query))
    assert (asked.person, asked.with_person) == people


def test_within_a_facet_one_can_switch(many: Random) -> None:
    assert counts("year", year="2021") == counts("year")
    assert counts("type", year="2021") != counts("type")
    assert set(counts("type", type="poem")) == {*counts("type"), "poem"}


def test_publications_of_a_group_groups_of_a_publication_and_numbers_agree(many: Random) -> None:
    groups = ResearchGroup.objects.all()
    by_group = {group.slug: set(publications_of(group.slug)) for group in groups}
    assert all(by_group.values())
    for publication in Publication.objects.all():
        assert {group.slug for group in groups_of(publication)} == {
            slug for slug, works in by_group.items() if publication in works
        }
        for group in groups_of(publication):
            assert group.is_key == group.key_publications.filter(publication=publication).exists()
    assert counts("group") == {
        slug: sum(publication.public for publication in works) for slug, works in by_group.items()
    }


@pytest.mark.parametrize(
    ("start", "end", "year", "month", "belongs"),
    [
        ("", "", None, None, True),
        ("2020", "", None, None, False),
        ("2020-06", "", 2020, 5, False),
        ("2020-06", "", 2020, 6, True),
        ("2020-06", "", 2020, None, True),
        ("2020-06", "", 2019, None, False),
        ("", "2020-06", 2021, 6, True),
        ("", "2020-06", 2021, 7, False),
        ("", "2020-06", 2021, None, True),
        ("", "2020", 2021, 12, True),
        ("", "2020", 2022, 1, False),
        ("2020-01-31", "2020-02-01", 2021, 2, True),
    ],
)
def test_a_membership_counts_to_the_month_and_twelve_months_on(
    db: None, start: str, end: str, year: int | None, month: int | None, belongs: bool
) -> None:
    membership = MembershipFactory(start=start, end=end, group__slug="g")
    PublicationFactory(authors=[membership.person], issued_year=year, issued_month=month)
    edited = {"person": membership.person, "role": "editor", "family": "x", "linked_by": "editor"}
    PublicationFactory(authors=[edited], issued_year=year, issued_month=month)
    assert publications_of("g").count() == belongs


def test_membership_in_no_group_makes_no_works_of_groups(db: None) -> None:
    membership = MembershipFactory(group=None)
    publication = PublicationFactory(authors=[membership.person])
    assert not groups_of(publication)
    assert counts("group") == {}


def test_open_access_is_what_everybody_may_read(db: None) -> None:
    root = Collection.get_first_root_node()
    assert root is not None
    closed = root.add_child(instance=Collection(name="Staff"))
    under_closed = closed.add_child(instance=Collection(name="Drafts"))
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")

    def pdf(name: str, collection: Collection) -> Document:
        file = ContentFile(b"%PDF", name=name)
        return Document.objects.create(title="x", file=file, collection=collection)

    PublicationFactory(title="by the publisher", open_access=True)
    PublicationFactory(title="preprint", arxiv_id="2501.04284")
    PublicationFactory(title="here", pdf=pdf("a.PDF", root))
    PublicationFactory(title="for staff", pdf=pdf("b.pdf", closed))
    PublicationFactory(title="for staff below", pdf=pdf("c.pdf", under_closed))
    PublicationFactory(title="no PDF", pdf=pdf("d.zip", root))
    PublicationFactory(title="nothing", doi="10.1000/1")
    readable = Publication.objects.open_access().order_by("title")
    assert [one.title for one in readable] == ["by the publisher", "here", "preprint"]
    assert counts("access") == {"open": 3}


def test_what_is_open_access_says_so_in_every_list(world: World, get: Any) -> None:
    assert not get("/publications/").main.all("li", "badge-open")
    world.publication.open_access = True
    world.publication.save()
    for name in ("publications", "publication", "person", "topic", "group"):
        assert get(world.paths[name]).main.all("li", "badge-open"), name


def test_access_narrows_exports_and_feed(world: World, client: Client) -> None:
    PublicationFactory(title="Behind a wall")
    world.publication.open_access = True
    world.publication.save()
    for ending in ("export.bib", "export.ris", "export.json", "feed.atom"):
        response = client.get(f"/publications/{ending}?access=open")
        text = b"".join(response) if response.streaming else response.content
        assert b"On engines" in text, ending
        assert b"Behind a wall" not in text, ending
    assert b"Publications, Open access" in client.get("/publications/feed.atom?access=open").content
    written = StringIO()
    call_command("export_publications", "--access", "open", stdout=written)
    assert "On engines" in written.getvalue()
    assert "Behind a wall" not in written.getvalue()


def test_the_chosen_value_is_marked_and_leads_back(world: World, get: Any) -> None:
    page = get("/publications/?topic=privacy&year=2024")
    chosen = [link for link in page.main.all("nav")[0].all("a") if link["aria-current"] == "true"]
    assert [link["href"] for link in chosen] == [
        "/publications/?topic=privacy#results",
        "/publications/?year=2024#results",
    ]
    assert [link.one("span", "visually-hidden").text for link in chosen] == [
        "(chosen; take it off)"
    ] * 2
    assert all(link["rel"] == "nofollow" for link in page.main.all("nav")[0].all("a"))
    assert "(2)" in page.main.one("details", "facets").one("summary").text


def test_facets_name_records_in_the_language_of_the_page(world: World, get: Any) -> None:
    for prefix, names in (("", ("Machines", "Privacy")), ("/de", ("Maschinen", "Datenschutz"))):
        text = get(f"{prefix}/publications/").main.all("nav")[0].text
        for name in (*names, "Ada Lovelace"):
            assert name in text
        assert "Luigi Menabrea" not in text


def test_people_who_have_no_page_are_not_offered(site_tree: SiteTree, get: Any) -> None:
    heir = PersonFactory(given="Now", family="Here")
    gone = PersonFactory(given="Once", family="There", merged_into=heir)
    PublicationFactory(authors=[heir, gone])
    assert counts("person") == {heir.slug: 1}


def test_of_a_long_facet_the_first_are_shown_and_the_rest_folded(
    site_tree: SiteTree, get: Any
) -> None:
    for year in range(2001, 2013):
        PublicationFactory(issued_year=year, authors=[])
    topics = [TopicFactory(name=f"Topic {n:02}") for n in range(10)]
    for number, topic in enumerate(topics):
        for _ in range(number + 1):
            PublicationFactory(issued_year=None, authors=[], topics=[topic])
    lists = get("/publications/").main.all("nav")[0].all("ul", "facet")
    labels = [[link.all("span")[0].text for link in one.all("a")] for one in lists]
    assert labels[0] == [str(year) for year in range(2012, 2004, -1)]
    assert labels[1] == ["2004", "2003", "2002", "2001"]
    assert labels[3][:2] == ["Topic 09", "Topic 08"]
    assert labels[4] == ["Topic 01", "Topic 00"]
    chosen = get("/publications/?topic=topic-00").main.all("nav")[0].all("ul", "facet")
    assert any(one.all("a")[0].text.startswith("Topic 00") for one in chosen)


def test_no_more_than_a_hundred_records_are_offered(db: None) -> None:
    for number in range(103):
        PublicationFactory(authors=[PersonFactory(given=f"No{number}")])
    busy = PersonFactory(given="Busy", slug="busy")
    for _ in range(2):
        PublicationFactory(authors=[busy])
    assert len(counts("person")) == 100
    assert next(iter(counts("person"))) == "busy"
    rare = next(slug for slug in counts("person", q="nothing at all") or ["no102-lovelace"])
    assert rare in counts("person", person=rare)


@pytest.mark.django_db(transaction=True)
def test_numbers_are_counted_again_after_something_was_written() -> None:
    cache.clear()

    def asks_for_numbers() -> bool:
        with CaptureQueriesContext(connection) as captured:
            counts("type")
        return any("WITH found" in query["sql"] for query in captured)

    def soon(asks: bool) -> bool:
        # PostgreSQL writes to its own tables now and then.
        return any(asks_for_numbers() == asks for _ in range(5))

    publication = PublicationFactory(type="book")
    assert counts("type") == {"book": 1}
    assert soon(asks=False)
    Publication.objects.filter(pk=publication.pk).update(type="chapter")
    assert counts("type") == {"chapter": 1}
    with transaction.atomic():
        publication.delete()
        assert counts("type") == {}
        PublicationFactory(type="thesis")
        assert counts("type") == {"thesis": 1}
        transaction.set_rollback(True)
    assert counts("type") == {"chapter": 1}


def test_facets_cost_no_more_queries_whatever_is_chosen(
    site_tree: SiteTree, client: Client, many: Random
) -> None:
    def queries(query: str) -> int:
        client.get(f"/publications/?{query}")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/publications/?{query}").status_code == 200
        return len(captured)

    for address in ("access=open", "group=g1", "topic=t1&year=2021&person=p0"):
        assert queries(address) <= queries("")
