"""The content of each kind of page, in order."""

import itertools
from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import reverse

from labportal.models import HomePage, StandardPage
from tests.data_blocks import assert_scripts_are_files_or_data
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    portrait,
)
from tests.html import Html
from tests.portal import INDEX_PAGES, SiteTree, World, makes_renditions


def pages_of_every_kind(world: World, get: Any) -> Iterator[tuple[str, Html]]:
    """Fetch a page of every kind in both languages."""
    world.add_news(picture=portrait())
    world.add_opening()
    world.add_opening(slug="gone", filled=True)
    added = ("/news/it-runs/", "/openings/count/", "/openings/gone/")
    for prefix in ("", "/de"):
        for path in (*world.paths.values(), *added):
            yield prefix + path, get(prefix + path)


@makes_renditions
def test_a_page_has_one_h1_and_no_heading_skips_a_level(world: World, get: Any) -> None:
    for path, page in pages_of_every_kind(world, get):
        levels = [level for level, _text in page.headings]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), path


@makes_renditions
def test_a_page_has_landmarks_a_skip_link_a_title_and_its_language(world: World, get: Any) -> None:
    for path, page in pages_of_every_kind(world, get):
        german = path.startswith("/de/")
        assert page.one("html")["lang"] == ("de" if german else "en"), path
        assert page.one("title").text.endswith(" – Testlabor" if german else " – Test Lab"), path
        assert page.main["id"] == "main", path
        assert page.all("a")[0]["href"] == "#main", path
        assert {"header", "footer"} <= {element.tag for element in page.one("body").all()}, path


@makes_renditions
def test_no_page_holds_inline_styles_or_scripts(world: World, get: Any) -> None:
    for path, page in pages_of_every_kind(world, get):
        assert not page.all("style"), path
        assert_scripts_are_files_or_data(page, path)
        for element in page.all():
            assert not [name for name in element.attributes if name.startswith(("on", "style"))]


@makes_renditions
def test_ids_are_unique_and_labels_lead_to_fields(world: World, get: Any) -> None:
    for path, page in pages_of_every_kind(world, get):
        ids = [element["id"] for element in page.all() if element["id"]]
        assert len(ids) == len(set(ids)), path
        assert {label["for"] for label in page.all("label")} <= set(ids), path
        labelled = {element["aria-labelledby"] for element in page.all()} - {""}
        assert labelled <= set(ids), path


@makes_renditions
def test_a_page_asks_no_other_host_for_anything(world: World, get: Any) -> None:
    for path, page in pages_of_every_kind(world, get):
        loaded = [element["src"] for element in page.all() if element["src"]]
        loaded += [e["href"] for e in page.all("link") if e["rel"] in {"stylesheet", "icon"}]
        assert loaded, path
        assert all(address.startswith("/") for address in loaded), path


def test_the_home_page_shows_headline_groups_and_recent_publications(
    world: World, get: Any
) -> None:
    home = world.tree["home"]["en"]
    home.headline, home.lead = "Engines for all", "What we do."
    home.save()
    page = get("/")
    assert page.headings == [
        (1, "Engines for all"),
        (2, "Research groups"),
        (3, "Machines"),
        (2, "Recent key publications"),
    ]
    assert page.main.one("p", "lead").text == "What we do."
    assert page.links["Machines"] == "/research/machines/"
    assert "Led by Ada Lovelace" in page.main.text
    assert page.links["On engines"] == world.paths["publication"]


def test_recent_key_publications_are_the_five_latest_of_all_groups_each_once(
    site_tree: SiteTree, get: Any
) -> None:
    groups = [ResearchGroupFactory(), ResearchGroupFactory()]
    for year in range(2015, 2023):
        publication = PublicationFactory(title=f"Of {year}", issued_year=year)
        for group in groups:
            KeyPublicationFactory(group=group, publication=publication)
    PublicationFactory(title="Key to nobody", issued_year=2024)
    titles = [element.text for element in get("/").main.all("p", "work-title")]
    assert titles == ["Of 2022", "Of 2021", "Of 2020", "Of 2019", "Of 2018"]


def test_the_research_page_lists_groups_in_their_order_with_those_who_lead_them(
    site_tree: SiteTree, get: Any
) -> None:
    groups = [ResearchGroupFactory(order=order, names={"en": f"G{order}"}) for order in (2, 1, 3)]
    for group in groups:
        site_tree.add_group_pages(group, title=group.name)
    MembershipFactory(group=groups[0], person=PersonFactory(given="Ada"), lead=True)
    MembershipFactory(group=groups[0], person=PersonFactory(given="Old"), lead=True, end="2021-12")
    page = get("/research/")
    assert [card.one("h3").text for card in page.main.all("li", "card")] == ["G1", "G2", "G3"]
    assert page.main.all("li", "card")[1].text.endswith("Led by Ada Lovelace")


def test_a_group_page_shows_text_key_publications_members_topics_and_further_publications(
    world: World, get: Any
) -> None:
    PublicationFactory(title="On further engines", authors=[world.lead])
    page = get("/research/machines/")
    assert page.headings == [
        (1, "Machines"),
        (2, "Led by"),
        (2, "Aims"),
        (3, "First"),
        (2, "Members"),
        (2, "Topics"),
        (2, "Key publications"),
        (2, "Further publications"),
    ]
    assert len(page.main.all("p", "citation")) == 2
    assert page.links["Prof. Dr. Ada Lovelace"] == "/people/ada-lovelace/"
    assert page.links["Charles Babbage"] == "/people/charles-babbage/"
    assert page.links["Privacy"] == "/topics/privacy/"
    assert "To compute." in page.main.text


def test_a_group_page_without_anything_promises_nothing(site_tree: SiteTree, get: Any) -> None:
    group = ResearchGroupFactory(slug="new", names={"en": "New"})
    site_tree.add_group_pages(group, title="New")
    page = get("/research/new/")
    assert page.headings == [(1, "New")]
    assert not page.main.all("p", "empty")


def test_an_empty_portal_says_what_is_not_there(site_tree: SiteTree, get: Any) -> None:
    # These two are silent of groups: a lab may have none.
    for path in ("/", "/research/"):
        assert not get(path).main.all("p", "empty"), path
    for path in (f"/{kind}/" for kind in INDEX_PAGES if kind != "research"):
        assert get(path).main.all("p", "empty"), path
        assert get(f"/de{path}").main.all("p", "empty"), path


def test_a_person_is_listed_as_their_record_says(site_tree: SiteTree, get: Any) -> None:
    person = PersonFactory(
        given="Huaqi", preferred_given="Harvey", particle="van der", family="Qiu", suffix="Jr."
    )
    MembershipFactory(person=person)
    assert "Huaqi (Harvey) van der Qiu Jr." in get("/people/").links
    assert get(f"/people/{person.slug}/").headings[0] == (1, "Huaqi (Harvey) van der Qiu Jr.")


def test_a_person_without_a_portrait_has_initials(world: World, get: Any) -> None:
    page = get("/people/charles-babbage/")
    assert not page.main.all("img")
    assert page.main.one("span", "portrait").text == "CB"


def test_a_person_with_many_publications_leads_to_all_of_them(
    site_tree: SiteTree, get: Any
) -> None:
    person = PersonFactory(given="Ada", family="Busy")
    for _number in range(22):
        PublicationFactory(authors=[person])
    page = get("/people/ada-busy/")
    assert len(page.main.all("p", "citation")) == 20
    assert page.links["See all 22 publications"] == "/publications/?person=ada-busy"
    assert "Person: Ada Busy" in get("/publications/?person=ada-busy").main.text


def test_a_standard_page_lists_the_pages_under_it_that_are_for_menus(
    world: World, get: Any
) -> None:
    parents = {
        page.locale.language_code: page for page in StandardPage.objects.select_related("locale")
    }
    world.tree.add(parents, StandardPage, title="Shown", slug="shown", show_in_menus=True)
    world.tree.add(parents, StandardPage, title="Hidden", slug="hidden")
    page = get("/imprint/")
    assert page.headings == [(1, "Imprint"), (2, "Aims"), (3, "First"), (2, "More on this")]
    assert page.main.one("nav").all("a")[0]["href"] == "/imprint/shown/"
    assert "Hidden" not in page.main.text


def test_the_way_back_leads_over_the_pages_above(world: World, get: Any) -> None:
    for path, trail in (
        ("/", []),
        ("/people/", []),
        ("/people/ada-lovelace/", ["Home", "People"]),
        ("/research/machines/", ["Home", "Research"]),
        ("/de/research/machines/", ["Start", "Forschung"]),
    ):
        crumbs = get(path).main.all("nav", "breadcrumbs")
        assert [link.text for nav in crumbs for link in nav.all("a")] == trail, path


def test_a_preview_of_a_block_for_editors_has_the_looks_of_the_portal(
    site_tree: SiteTree, admin_client: Client
) -> None:
    section = HomePage._meta.get_field("body").stream_block.child_blocks["section"]
    response = admin_client.get(
        reverse("wagtailadmin_block_preview"), {"id": section.definition_prefix}
    )
    page = Html(response.content.decode())
    assert page.headings == [(2, "What we work on")]
    assert any("layout.css" in link["href"] for link in page.all("link"))
