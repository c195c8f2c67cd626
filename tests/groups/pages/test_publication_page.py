"""The page of one publication."""

import json
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents.models import Document

from groups.models import GroupPublication
from publications.lists.related_publications import MOST, related_to
from publications.models import Publication
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
)
from tests.html import Html
from tests.portal import SiteTree, World


def section(page: Any, name: str) -> Any:
    """Return the section that the heading with this id names."""
    (found,) = (one for one in page.main.all("section") if one["aria-labelledby"] == name)
    return found


def test_a_publication_page_shows_all_that_is_known(world: World, get: Any) -> None:
    PublicationFactory(
        title="A whole record",
        authors=["Ada Lovelace", {"given": "Ed", "family": "Itor", "role": "editor"}],
        type="chapter",
        container_title="Handbook",
        issued_month=2,
        issued_day=3,
        volume="4",
        issue="5",
        page="6–7",
        publisher="Press",
        publisher_place="Turin",
        edition="2",
        event_title="Congress",
        isbn="978-3-16-148410-0",
        award="Best paper",
        note="With a foreword.",
        abstract="One.\n\nTwo.",
        arxiv_id="hep-th/9901001",
        pmid="123",
        url="https://example.org/whole",
        slug="whole",
    )
    page = get("/publications/whole/")
    details = {row.one("dt").text: row.one("dd").text for row in page.main.one("dl").all("div")}
    assert details == {
        "Type": "Book chapter",
        "Published in": "Handbook",
        "Edited by": "Ed Itor",
        "Date": "3 February 2024",
        "Volume": "4",
        "Issue": "5",
        "Pages": "6–7",
        "Edition": "2",
        "Publisher": "Press, Turin",
        "Event": "Congress",
        "Award": "Best paper",
        "arXiv": "hep-th/9901001",
        "PubMed": "123",
        "ISBN": "978-3-16-148410-0",
        "Web address": "https://example.org/whole",
        "Note": "With a foreword.",
    }
    assert page.links["hep-th/9901001"] == "https://arxiv.org/abs/hep-th/9901001"
    assert [p.text for p in page.main.one("div", "prose").all("p")] == ["One.", "Two."]


def test_the_abstract_comes_first_and_the_rest_in_its_order(world: World, get: Any) -> None:
    world.publication.abstract = "Of engines."
    world.publication.save()
    PublicationFactory(title="Another", authors=[world.lead])
    world.add_news()
    assert get(world.paths["publication"]).headings == [
        (1, "On engines"),
        (2, "Abstract"),
        (2, "Cite as"),
        (2, "Versions"),
        (2, "People of the lab"),
        (2, "Research groups"),
        (2, "Topics"),
        (2, "Details"),
        (2, "Related publications"),
        (2, "News"),
    ]


def test_people_stand_in_the_order_in_which_they_are_printed(world: World, get: Any) -> None:
    editor = {"family": "Babbage", "role": "editor", "person": world.member, "linked_by": "editor"}
    PublicationFactory(slug="both", authors=["Some One", world.lead, editor, world.lead])
    people = section(get("/publications/both/"), "people").all("p", "person-name")
    assert [one.one("a")["href"] for one in people] == [
        "/people/ada-lovelace/",
        "/people/charles-babbage/",
    ]


def test_all_groups_whose_publication_it_is_are_named_and_key_ones_marked(
    world: World, get: Any
) -> None:
    added, left_out = (
        ResearchGroupFactory(slug=slug, names={"en": slug.title()}) for slug in ("added", "out")
    )
    for group in (added, left_out):
        world.tree.add_group_pages(group, title=group.slug.title())
    MembershipFactory(person=world.lead, group=left_out)
    KeyPublicationFactory(
        group=ResearchGroupFactory(names={"en": "Others"}), publication=PublicationFactory()
    )
    exceptions = GroupPublication.objects
    exceptions.create(group=added, publication=world.publication)
    exceptions.create(group=left_out, publication=world.publication, included=False)
    groups = section(get(world.paths["publication"]), "groups")
    assert [one.text for one in groups.all("li")] == ["Machines (key publication)", "Added"]
    assert groups.all("a")[0]["href"] == "/research/machines/"


def test_versions_lead_to_the_record_the_preprint_and_what_is_here(
    site_tree: SiteTree, get: Any
) -> None:
    pdf = Document.objects.create(title="x", file=ContentFile(b"%PDF", name="a.pdf"))
    PublicationFactory(slug="three", doi="10.1000/1", arxiv_id="2501.04284", pdf=pdf)
    versions = section(get("/publications/three/"), "versions")
    assert [one.text for one in versions.all("li")] == [
        "Version of record: doi.org/10.1000/1",
        "Preprint: arXiv:2501.04284",
        "Here: PDF",
    ]
    assert versions.all("a")[0]["href"] == "https://doi.org/10.1000/1"
    PublicationFactory(slug="none")
    assert "Versions" not in get("/publications/none/").main.text


def test_a_long_list_of_authors_is_folded_and_members_stay_in_sight(
    site_tree: SiteTree, get: Any
) -> None:
    member = PersonFactory(given="Ada", family="Visible")
    others = [f"Otto Other{number}" for number in range(29)]
    PublicationFactory(slug="many", authors=[*others[:19], member, *others[19:]])
    header = get("/publications/many/").main.one("header")
    short, full = header.all("p", "publication-names")
    assert short.text == "Otto Other0, Otto Other1, Otto Other2, Otto Other3, …, Ada Visible, …"
    assert short.one("a")["href"] == f"/people/{member.slug}/"
    details = header.one("details")
    assert details.one("summary").text == "All 30 names"
    assert details.one("p").text == full.text
    assert full.text.count("Other") == 29
    PublicationFactory(slug="few", authors=others[:12])
    assert not get("/publications/few/").main.one("header").all("details")


def test_machines_are_told_that_everybody_may_read_it(world: World, get: Any) -> None:
    def told() -> Any:
        scripts = get(world.paths["publication"]).all("script")
        (data,) = (one.children[0] for one in scripts if one["type"] == "application/ld+json")
        return json.loads(str(data))["@graph"][0].get("isAccessibleForFree")

    assert told() is None
    world.publication.arxiv_id = "2501.04284"
    world.publication.save()
    assert told() is True


def test_signs_on_names_are_explained_once(site_tree: SiteTree, get: Any) -> None:
    names = [
        {"family": "First", "equal_contribution": True},
        {"family": "Second", "equal_contribution": True, "corresponding": True},
    ]
    PublicationFactory(slug="signed", authors=names)
    page = get("/publications/signed/")
    assert page.main.one("p", "publication-names").text == "First*, Second*✉"
    assert [one.text for one in page.main.all("p", "legend")] == [
        "* These authors contributed equally.",
        "✉ Corresponding author.",
    ]


def test_a_title_in_another_language_says_so_wherever_it_is_printed(
    site_tree: SiteTree, get: Any
) -> None:
    person = PersonFactory()
    for title in ("Über Maschinen", "Noch etwas"):
        PublicationFactory(
            title=title, slug=title.split()[-1].lower(), authors=[person], language="de"
        )
    page = get("/publications/maschinen/")
    assert page.main.one("h1")["lang"] == "de"
    assert section(page, "related").one("p", "work-title")["lang"] == "de"
    assert not get("/de/publications/maschinen/").main.one("h1")["lang"]


def test_related_publications_share_topics_and_people(db: None) -> None:
    topics = [TopicFactory() for _ in range(2)]
    people = [PersonFactory() for _ in range(2)]
    publication = PublicationFactory(issued_year=2020, topics=topics, authors=people)
    expected = [
        PublicationFactory(title="all", topics=topics, authors=people),
        PublicationFactory(title="topics", topics=topics, authors=["Some One"]),
        PublicationFactory(title="one and one", topics=topics[:1], authors=people[:1]),
        PublicationFactory(title="near", issued_year=2021, authors=people),
        PublicationFactory(title="far", issued_year=1999, authors=people),
    ]
    PublicationFactory(title="one person", authors=people[:1])
    PublicationFactory(title="hidden", topics=topics, authors=people, public=False)
    PublicationFactory(title="gone", topics=topics, authors=people, retired_at=timezone.now())
    PublicationFactory(title="nothing in common", authors=["Some One"])
    assert related_to(publication) == expected
    assert len(expected) == MOST


def test_nothing_is_related_to_what_shares_nothing(world: World, get: Any) -> None:
    alone = PublicationFactory(slug="alone", issued_year=None, authors=["Some One"])
    assert related_to(alone) == []
    assert related_to(Publication(title="never saved")) == []
    assert "Related publications" not in get("/publications/alone/").main.text


def test_news_that_concern_a_publication_stand_on_its_page(world: World, get: Any) -> None:
    world.add_news()
    assert get(world.paths["publication"]).links["It runs"] == "/news/it-runs/"
    assert get(f"/de{world.paths['publication']}").links["Sie läuft"] == "/de/news/it-runs/"
    heir = PublicationFactory(slug="heir")
    merged = {"merged_into": heir, "retired_at": timezone.now()}
    Publication.objects.filter(pk=world.publication.pk).update(**merged)
    assert get("/publications/heir/").links["It runs"] == "/news/it-runs/"


@pytest.mark.parametrize(
    ("last", "status"),
    [({"public": False}, 404), ({"retired_at": timezone.now()}, 410), ({}, 301)],
)
def test_a_chain_of_merged_publications_leads_to_its_end_or_tells_nothing(
    world: World, client: Client, last: dict[str, Any], status: int
) -> None:
    end = PublicationFactory(slug="end", title="Unheard of", **last)
    then = timezone.now()
    middle = PublicationFactory(slug="middle", merged_into=end, retired_at=then)
    PublicationFactory(slug="first", merged_into=middle, retired_at=then)
    for slug in ("first", "middle"):
        for ending in ("/", ".bib"):
            response = client.get(f"/publications/{slug}{ending}")
            assert response.status_code == status
            assert response.get("Location", "/publications/end" + ending) == (
                "/publications/end" + ending
            )
            assert "unheard" not in response.content.decode().lower()


def test_a_chain_of_merged_people_leads_to_its_end(world: World, client: Client) -> None:
    end = PersonFactory(given="Last", slug="end")
    middle = PersonFactory(slug="middle", merged_into=end)
    PersonFactory(slug="first", merged_into=middle)
    assert client.get("/people/first/").headers["Location"] == "/people/end/"
    for page in world.add_news().values():
        page.concerned_people.create(person=middle.merged_from.get())
        page.concerned_publications.create(
            publication=PublicationFactory(
                retired_at=timezone.now(),
                merged_into=PublicationFactory(
                    retired_at=timezone.now(), merged_into=PublicationFactory(title="The end")
                ),
            )
        )
        page.save()
    links = Html(client.get("/news/it-runs/").content.decode()).links
    assert links["Last Lovelace"] == "/people/end/"
    assert "The end" in links
