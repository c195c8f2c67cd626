"""The people index and the pages of people."""

from datetime import date
from typing import Any

import pytest

from groups.models import Membership
from groups.people.alumni import alumni
from groups.people.co_authors import co_authors_of
from groups.people.timeline import timeline
from people.models import Person
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
    portrait,
)
from tests.html import Element, Html
from tests.portal import SiteTree, World, makes_renditions

pytestmark = makes_renditions

BY_GROUP = "/people/?by=group"


def member(name: str, **fields: Any) -> Person:
    """Return a new member of the lab."""
    return MembershipFactory(person__given=name, person__family="Of", **fields).person


def names(element: Element) -> list[str]:
    """Return the names on the cards in an element."""
    return [name.text.removesuffix(" Of") for name in element.all("p", "person-name")]


def sections(page: Html) -> dict[str, Element]:
    """Return the sections of a page by their headings."""
    found = [section for section in page.main.all("section") if section.all("h2")]
    return {section.one("h2").text: section for section in found}


def alumni_lines(page: Html) -> dict[str, list[str]]:
    """Return what stands of alumni under each year."""
    years = sections(page)["Alumni"].all("div", "side-headed")
    return {part.one("h3").text: [one.text for one in part.all("li")] for part in years}


# The index


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


def test_a_lab_of_alumni_alone_says_that_people_will_come(site_tree: SiteTree, get: Any) -> None:
    member("Late", end="2022")
    page = get("/people/")
    assert page.main.one("p", "empty").text == "The people of the lab will appear here."
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


# The page of a person


def test_a_person_page_has_facts_first_and_then_what_visitors_come_for(
    world: World, get: Any
) -> None:
    world.lead.orcid = "0000-0002-1825-0097"
    world.lead.save()
    PublicationFactory(title="On looms", issued_year=2022, authors=[world.lead, world.member])
    world.add_news()
    world.add_opening()
    page = get("/people/ada-lovelace/")
    assert page.headings == [
        (1, "Prof. Dr. Ada Lovelace"),
        (2, "About"),
        (2, "Topics"),
        (2, "Publications"),
        (3, "2024"),
        (3, "2022"),
        (2, "Co-authors at the lab"),
        (2, "At the lab"),
        (2, "Open theses and positions"),
        (2, "News"),
    ]
    assert page.main.one("p", "lead").text == "Professor of Engines"
    header = page.main.one("header")
    assert "Doctoral researcher, Machines" in header.text
    assert header.all("a")[0]["href"] == "/research/machines/"
    assert page.links["0000-0002-1825-0097"] == "https://orcid.org/0000-0002-1825-0097"
    assert "since April 2015 Doctoral researcher, Machines Lead" in page.main.text


def test_folded_topics_are_not_counted_as_people(site_tree: SiteTree, get: Any) -> None:
    member("Ada", person__topics=[TopicFactory(name=f"T{number:02}") for number in range(12)])
    assert get("/people/ada-of/").main.one("summary").text == "2 more"
    assert get("/de/people/ada-of/").main.one("summary").text == "2 weitere Einträge"


def test_topics_that_somebody_published_on_most_come_first_and_ten_are_shown(
    site_tree: SiteTree, get: Any
) -> None:
    topics = [TopicFactory(name=f"T{number:02}") for number in range(12)]
    ada = member("Ada", person__topics=topics[:9])
    for number in range(3):
        PublicationFactory(authors=[ada], topics=topics[11 - number :])
    PublicationFactory(authors=["Grace Hopper"], topics=topics[:3])
    shown, folded = get("/people/ada-of/").main.all("ul", "topics")
    assert [one.text for one in shown.all("li")] == [
        "T11",
        "T10",
        "T09",
        *(f"T0{n}" for n in range(7)),
    ]
    assert [one.text for one in folded.all("li")] == ["T07", "T08"]


def test_a_person_of_whom_nothing_is_known_has_a_page(site_tree: SiteTree, get: Any) -> None:
    PersonFactory(given="Ada", family="New")
    assert get("/people/ada-new/").headings == [(1, "Ada New")]


def test_a_page_of_somebody_who_left_says_so(site_tree: SiteTree, get: Any) -> None:
    member("Ada", start="2010", end="2012-03", destination="Turin")
    page = get("/people/ada-of/")
    assert "At the lab until 2012 Afterwards: Turin" in page.main.one("header").text
    assert "2010 – March 2012" in page.main.one("ol", "timeline").text
    assert "Afterwards: Turin" in page.main.one("ol", "timeline").text


def test_the_timeline_begins_with_today_and_goes_back(site_tree: SiteTree, get: Any) -> None:
    person = member("Ada", start="2010", end="2012")
    for start, end in (("2020", ""), ("2012-06", "2013"), ("2013", "2013-05"), ("2999", "")):
        MembershipFactory(person=person, start=start, end=end)
    page = get("/people/ada-of/")
    periods = [one.all("span")[0].text for one in page.main.one("ol", "timeline").all("li")]
    assert periods == ["since 2020", "June 2012 – 2013", "2013 – May 2013", "2010 – 2012"]
    first = RoleFactory(order=0, names={"en": ("Head", "")})
    MembershipFactory(person=person, role=first, start="2015")
    page = get("/people/ada-of/")
    periods = [one.all("span")[0].text for one in page.main.one("ol", "timeline").all("li")]
    assert periods[:2] == ["since 2020", "since 2015"]
    assert page.main.one("header").all("li")[0].text.startswith("Head")
    roles = timeline(person.memberships.begun(date(2011, 1, 1)), on=date(2011, 1, 1))
    assert ([one.start for one in roles.current], roles.past) == (["2010"], [])


def test_what_somebody_does_without_dates_is_told_once(site_tree: SiteTree, get: Any) -> None:
    member("Ada", start="", group=None)
    page = get("/people/ada-of/")
    assert page.main.text.count("Doctoral researcher") == 1


def test_co_authors_are_counted_by_joint_visible_publications(
    world: World, django_assert_num_queries: Any
) -> None:
    ada, charles = world.lead, world.member
    rare, hidden, gone = PersonFactory(), PersonFactory(), PersonFactory(merged_into=ada)
    PublicationFactory(authors=[ada, charles, rare, gone])
    PublicationFactory(authors=[charles, ada, charles, "Somebody Else"])
    PublicationFactory(authors=[ada, hidden], public=False)
    PublicationFactory(authors=[charles, rare])
    edited = {**hidden.parts._asdict(), "person": hidden, "linked_by": "exact", "role": "editor"}
    PublicationFactory(authors=[ada, edited])
    with django_assert_num_queries(1):
        found = [(one, one.joint_publications) for one in co_authors_of(ada)]
    assert found == [(charles, 2), (rare, 1)]
    assert list(co_authors_of(hidden)) == []


def test_twelve_co_authors_are_shown_and_the_rest_on_demand(
    world: World, get: Any, django_assert_num_queries: Any
) -> None:
    others = [PersonFactory(given="A", family=f"Co{number:02}") for number in range(14)]
    PublicationFactory(authors=[world.lead, *others])
    page = get("/people/ada-lovelace/")
    shown, folded = page.main.all("ul", "co-authors")
    assert len(shown.all("li")) == 12
    assert folded.all("a")[0].text == "A Co12"
    assert [one.text for one in page.main.all("summary")][-1] == "2 more"
    assert page.links["A Co00"] == f"/people/{others[0].slug}/"
    joint = f"/publications/?person=ada-lovelace&person={others[0].slug}"
    assert page.links["one joint publication with A Co00"] == joint


def test_portraits_come_in_three_sizes_and_late_but_for_the_page_s_own(
    world: World, get: Any
) -> None:
    own = get("/people/ada-lovelace/").main.one("img")
    assert (own["alt"], own["loading"]) == ("Portrait of Ada Lovelace", "")
    assert (own["width"], own["height"]) == ("400", "400")
    listed = get("/people/").main.one("img")
    assert (listed["alt"], listed["loading"], listed["decoding"]) == ("", "lazy", "async")
    assert [part.split()[1] for part in listed["srcset"].split(",")] == ["160w", "320w", "400w"]
    assert listed["sizes"]


def test_a_portrait_that_is_small_comes_in_one_size(site_tree: SiteTree, get: Any) -> None:
    member("Ada", person__photo=portrait(size=90))
    for path in ("/people/", "/people/ada-of/"):
        image = get(path).main.one("img")
        assert (image["width"], image["srcset"]) == ("90", "")


def test_a_phone_number_can_be_called(site_tree: SiteTree, get: Any) -> None:
    PersonFactory(slug="ada", phone="+49 (0) 89 / 99998-110", phone_visibility="public")
    assert get("/people/ada/").links["+49 (0) 89 / 99998-110"] == "tel:+498999998110"
