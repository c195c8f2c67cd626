"""The index page of people."""

from datetime import date
from typing import Any

import pytest

from groups.models import Membership
from groups.people.alumni import alumni
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    ResearchGroupFactory,
    RoleFactory,
)
from tests.groups.pages.people_lists import member
from tests.html import Element, Html
from tests.portal import SiteTree, World, makes_renditions

pytestmark = makes_renditions


BY_GROUP = "/people/?by=group"


def names(element: Element) -> list[str]:
    """Return the names on the cards in an element."""
    return [name.text.removesuffix(" Of") for name in element.all("p", "person-name")]


def sections(page: Html) -> dict[str, Element]:
    """Return the sections of a page by their headings."""
    found = [section for section in page.main.all("section") if section.all("h2")]
    return {section.one("h2").text: section for section in found}


def alumni_lines(page: Html) -> dict[str, list[str]]:
    """Return what stands of alumni under each year."""
    years = sections(page)["Alumni"].all("div", "alumni-year")
    return {part.one("h3").text: [one.text for one in part.all("li")] for part in years}


def test_members_stand_under_their_roles_in_the_order_of_roles(
    site_tree: SiteTree, get: Any
) -> None:
    student = RoleFactory(order=2, names={"en": ("Student", "Students")})
    head = RoleFactory(order=1, names={"en": ("Head", "")})
    member("Zoe", role=student, group=None)
    member("Amy", role=student, group=None)
    member("Ada", role=head, group=None)
    page = get("/people/")
    assert {role: names(part) for role, part in sections(page).items()} == {
        "Head": ["Ada"],
        "Students": ["Amy", "Zoe"],
    }
    assert list(sections(page)) == ["Head", "Students"]


def test_members_stand_under_each_of_their_groups_the_chair_first_and_leads_before_others(
    site_tree: SiteTree, get: Any
) -> None:
    looms = ResearchGroupFactory(order=2, names={"en": "Looms"})
    engines = ResearchGroupFactory(order=1, names={"en": "Engines"})
    role = RoleFactory(order=1)
    both = member("Both", role=role, group=engines)
    MembershipFactory(person=both, role=RoleFactory(order=3), group=engines)
    MembershipFactory(person=both, role=role, group=looms)
    member("Chief", role=RoleFactory(order=9), group=looms, lead=True)
    member("Office", role=role, group=None)
    site_tree.add_group_pages(looms, title="Looms")
    page = get(BY_GROUP)
    assert [(name, names(part)) for name, part in sections(page).items()] == [
        ("The chair itself", ["Office"]),
        ("Engines", ["Both"]),
        ("Looms", ["Chief Of Lead", "Both"]),
    ]
    assert page.links["Looms"] in {f"/research/{looms.slug}/", f"#researchgroup-{looms.pk}"}
    assert sections(page)["Looms"].one("h2").all("a")[0]["href"] == f"/research/{looms.slug}/"


@pytest.mark.parametrize("query", ["", "?by=role", "?by=colour", "?by=%00", "?by=group&by=x"])
def test_the_order_is_by_role_unless_by_group_is_asked_for(
    world: World, get: Any, query: str
) -> None:
    page = get(f"/people/{query}")
    assert list(sections(page)) == ["Doctoral researchers"]
    current = [link.text for link in page.main.all("a") if link["aria-current"]]
    assert current == ["By role"]


def test_the_order_by_group_stays_in_the_other_language(world: World, get: Any) -> None:
    page = get(BY_GROUP)
    assert [link.text for link in page.main.all("a") if link["aria-current"]] == ["By group"]
    assert page.links["Deutsch"] == f"/de{BY_GROUP}"
    assert "Maschinen" in sections(get(f"/de{BY_GROUP}"))


def test_alumni_stand_under_the_year_they_left_with_where_they_went(
    site_tree: SiteTree, get: Any
) -> None:
    role = RoleFactory(names={"en": ("Student", "Students")})
    member("Early", role=role, start="2012", end="2014-03-31")
    member("Late", role=role, start="2015", end="2018-03", destination="Turin")
    member("Brief", role=role, start="2018-02", end="2018-10")
    member("Unknown", role=role, start="", end="2018")
    assert alumni_lines(get("/people/")) == {
        "2018": [
            "Brief Of Student, 2018",
            "Late Of Student, 2015–2018 Afterwards: Turin",
            "Unknown Of Student, until 2018",
        ],
        "2014": ["Early Of Student, 2012–2014"],
    }


def test_who_was_there_several_times_is_listed_once_with_what_they_were_last(
    site_tree: SiteTree, get: Any
) -> None:
    first = RoleFactory(names={"en": ("Student", "Students")})
    last = RoleFactory(names={"en": ("Engineer", "Engineers")})
    person = member("Ada", role=last, start="2016", end="2019", destination="Turin")
    MembershipFactory(person=person, role=first, start="2013", end="2015", destination="Pisa")
    MembershipFactory(person=person, role=first, start="2014", end="2019-02")
    assert alumni_lines(get("/people/")) == {
        "2019": ["Ada Of Engineer, 2016–2019 Afterwards: Turin"]
    }


def test_who_is_there_today_is_no_alumnus_and_who_is_to_come_is_nowhere(
    site_tree: SiteTree, get: Any
) -> None:
    back = member("Back", start="2020")
    MembershipFactory(person=back, start="2010", end="2012")
    left = member("Left", start="2010", end="2012")
    MembershipFactory(person=left, start="2999")
    member("Future", start="2999-01")
    PersonFactory(given="Nobody", family="Of")
    for path in ("/people/", BY_GROUP):
        page = get(path)
        assert names(page.main) == ["Back"]
        assert [line.split()[0] for line in alumni_lines(page)["2012"]] == ["Left"]
        assert "Future" not in page.main.text
        assert "Nobody" not in page.main.text


def test_merged_people_are_neither_members_nor_alumni(world: World, get: Any) -> None:
    for end in ("", "2015"):
        gone = PersonFactory(given="Gone", merged_into=world.lead)
        MembershipFactory(person=gone, start="2010", end=end)
    for path in ("/people/", BY_GROUP):
        assert "Gone" not in get(path).main.text


def test_a_lab_of_alumni_alone_lists_them(site_tree: SiteTree, get: Any) -> None:
    member("Late", end="2022")
    page = get("/people/")
    assert not page.main.all("p", "empty")
    assert list(alumni_lines(page)) == ["2022"]
    assert not page.main.all("nav", "choice")


def test_links_lead_to_the_sections_where_there_are_many(site_tree: SiteTree, get: Any) -> None:
    for number in range(3):
        member(f"Ada{number}", group=None)
    member("Late", end="2022", group=None)
    assert not get("/people/").main.all("nav", "jumps")
    member("Grace", group=None)
    page = get("/people/")
    targets = [link["href"][1:] for link in page.main.one("nav", "jumps").all("a")]
    assert len(targets) == 5
    assert targets[-1] == "alumni"
    assert set(targets) <= {element["id"] for element in page.all()}


def test_years_lead_to_the_alumni_of_a_long_list(site_tree: SiteTree, get: Any) -> None:
    for year in ("2012", "2014", "2015"):
        member("Late", start="", end=year)
    assert not get("/people/").main.all("nav", "jumps")
    member("Last", start="", end="2016")
    page = get("/people/")
    links = page.main.one("nav", "jumps").all("a")
    assert [link.text for link in links] == ["2016", "2015", "2014", "2012"]
    ids = {element["id"] for element in page.all()}
    assert {link["href"][1:] for link in links} <= ids


def test_the_day_of_alumni_is_an_argument(db: None) -> None:
    person = member("Ada", start="2010", end="2012-05")
    MembershipFactory(person=person, start="2014", end="2015")

    def on(day: date) -> list[str]:
        return [one.left for one in alumni(Membership.objects.of_alumni(day))]

    assert on(date(2012, 5, 31)) == []
    assert on(date(2012, 6, 1)) == ["2012"]
    assert on(date(2014, 6, 1)) == []
    assert on(date(2016, 1, 1)) == ["2015"]
