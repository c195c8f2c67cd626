"""The pages of research groups, and which groups are listed where."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from groups.models import ResearchGroup, ResearchGroupPage
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
)
from tests.html import Html
from tests.portal import SiteTree, World, makes_renditions

pytestmark = makes_renditions


def add_group(tree: SiteTree, name: str, **fields: Any) -> ResearchGroup:
    """Return a new group that has pages."""
    group = ResearchGroupFactory(slug=name.lower(), names={"en": name}, **fields)
    tree.add_group_pages(group, title=name)
    return group


@pytest.fixture
def groups(site_tree: SiteTree) -> SiteTree:
    """Return a portal with a group of today, one that ended, and one that is to come."""
    add_group(site_tree, "Now", order=2)
    add_group(site_tree, "Ended", order=1, start="2001-04", end="2012-03")
    add_group(site_tree, "Coming", order=0, start="2999")
    return site_tree


def cards(page: Html) -> list[str]:
    """Return the groups that a page lists as those of today."""
    return [card.one("h3").text for card in page.main.all("li", "card")]


def jumps(page: Html) -> dict[str, str]:
    """Return where the links to the sections of a page lead."""
    return {link.text: link["href"] for link in page.main.one("nav", "jumps").all("a")}


# Which groups are listed


def test_home_and_research_page_list_the_groups_of_today(groups: SiteTree, get: Any) -> None:
    for path in ("/", "/research/", "/de/", "/de/research/"):
        assert cards(get(path)) == ["Now"], path
    assert "1 Research groups" in get("/").main.text


def test_groups_that_ended_stand_after_those_of_today_the_latest_first_with_their_years(
    groups: SiteTree, get: Any
) -> None:
    add_group(groups, "Older", end="2005")
    page = get("/research/")
    assert [text for level, text in page.headings if level == 2] == [
        "Research groups",
        "Former groups",
    ]
    former = page.main.one("ul", "alumni").all("li")
    assert [one.text for one in former] == ["Ended 2001–2012", "Older until 2005"]
    assert page.links["Ended"] == "/research/ended/"
    assert "Coming" not in page.main.text


def test_the_day_of_groups_is_an_argument(groups: SiteTree) -> None:
    pages = ResearchGroupPage.objects.child_of(groups["research"]["en"])

    def titles(found: Any) -> list[str]:
        return [page.title for page in found]

    assert titles(pages.listed(date(2012, 3, 31))) == ["Ended", "Now"]
    assert titles(pages.former(date(2012, 3, 31))) == []
    assert titles(pages.former(date(2012, 4, 1))) == ["Ended"]
    assert titles(pages.upcoming(date(2998, 12, 31))) == ["Coming"]
    assert titles(pages.listed(date(2999, 1, 1))) == ["Coming", "Now"]
    assert titles(pages.upcoming(date(2999, 1, 1))) == []


def test_a_group_that_is_to_come_is_neither_found_nor_suggested_nor_in_the_site_map(
    groups: SiteTree, get: Any, client: Client
) -> None:
    assert "Coming" not in get("/search/?q=Coming").links
    assert client.get("/search/suggest/", {"q": "Comi"}).json() == {"suggestions": []}
    assert "Ended" in get("/search/?q=Ended").links
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/research/ended/" in sitemap
    assert "/research/coming/" not in sitemap


# The page of a group


def test_the_page_of_a_group_that_ended_says_its_years_and_who_was_in_it(
    groups: SiteTree, get: Any
) -> None:
    group = ResearchGroup.objects.get(slug="ended")
    student = RoleFactory(names={"en": ("Student", "Students")})
    ada = PersonFactory(given="Ada", family="Of")
    MembershipFactory(group=group, person=ada, role=student, start="2001-04", lead=True)
    left = PersonFactory(given="Left", family="Of")
    MembershipFactory(group=group, person=left, role=student, start="2003", end="2005")
    page = get("/research/ended/")
    assert "Former research group, 2001–2012" in page.main.text
    assert page.headings == [(1, "Ended"), (2, "Led by"), (2, "Members")]
    assert [one.text for one in page.main.one("ul", "alumni").all("li")] == [
        "Ada Of Student, 2001–2012",
        "Left Of Student, 2003–2005",
    ]
    assert jumps(page) == {"Members 2": "#alumni"}
    assert not page.main.all("p", "empty")


def test_who_left_a_group_stands_after_its_members_and_who_stayed_does_not(
    world: World, get: Any
) -> None:
    elsewhere = MembershipFactory().person
    role = world.member.memberships.get().role
    MembershipFactory(group=world.group, person=elsewhere, role=role, start="2015", end="2018")
    MembershipFactory(group=world.group, person=world.member, role=role, start="2010", end="2012")
    MembershipFactory(group=world.group, person__given="Soon", start="2999")
    page = get("/research/machines/")
    section = page.main.one("ul", "alumni")
    assert [one.text for one in section.all("li")] == [
        f"{elsewhere.name} Doctoral researcher, 2015–2018"
    ]
    assert "Soon" not in page.main.text


def test_twelve_who_left_are_shown_and_the_rest_on_demand(world: World, get: Any) -> None:
    for _number in range(14):
        MembershipFactory(group=world.group, end="2022")
    page = get("/research/machines/")
    shown, folded = page.main.all("ul", "alumni")
    assert (len(shown.all("li")), len(folded.all("li"))) == (12, 2)
    assert "2 more" in [one.text for one in page.main.all("summary")]


def test_links_lead_to_the_sections_that_are_there(world: World, get: Any) -> None:
    assert jumps(get("/research/machines/")) == {
        "Key publications": "#key-publications",
        "Members 1": "#members",
    }
    PublicationFactory(authors=[world.lead])
    MembershipFactory(group=world.group, end="2022")
    world.add_news()
    world.add_opening()
    page = get("/research/machines/")
    assert jumps(page) == {
        "Key publications": "#key-publications",
        "Further publications": "#publications",
        "Members 1": "#members",
        "Alumni 1": "#alumni",
        "Open theses and positions": "#openings",
        "News": "#news",
    }
    ids = {element["id"] for element in page.all()}
    assert {target[1:] for target in jumps(page).values()} <= ids


def test_publications_are_further_ones_only_beside_key_publications(
    site_tree: SiteTree, get: Any
) -> None:
    group = add_group(site_tree, "Looms")
    PublicationFactory(authors=[MembershipFactory(group=group).person])
    headings = [(1, "Looms"), (2, "Members"), (2, "Publications")]
    assert get("/research/looms/").headings == headings
    KeyPublicationFactory(group=group)
    assert (2, "Further publications") in get("/research/looms/").headings


def test_a_group_that_has_anything_to_show_shows_no_empty_sections(
    site_tree: SiteTree, get: Any
) -> None:
    group = add_group(site_tree, "Looms")
    assert not get("/research/looms/").main.all("p", "empty")
    MembershipFactory(group=group, lead=True)
    page = get("/research/looms/")
    assert page.headings == [(1, "Looms"), (2, "Led by")]
    assert not page.main.all("p", "empty")
    assert not page.main.all("nav", "jumps")
