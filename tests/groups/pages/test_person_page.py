"""The pages of people."""

from datetime import date
from typing import Any

from groups.people.co_authors import co_authors_of
from groups.people.timeline import timeline
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    RoleFactory,
    TopicFactory,
    as_editor,
    portrait,
)
from tests.groups.pages.people_lists import member
from tests.portal import SiteTree, World, makes_renditions

pytestmark = makes_renditions


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
        (2, "At the lab"),
        (2, "Publications"),
        (3, "2024"),
        (3, "2022"),
        (2, "Co-authors at the lab"),
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
    PublicationFactory(authors=[ada, as_editor(hidden)])
    PublicationFactory(authors=[as_editor(ada), as_editor(hidden)])
    with django_assert_num_queries(1):
        found = [(one, one.joint_publications) for one in co_authors_of(ada)]
    assert found == [(charles, 2), (rare, 1)]
    assert list(co_authors_of(hidden)) == []


def test_edited_works_stand_apart_from_what_a_person_wrote(world: World, get: Any) -> None:
    ada = world.lead
    PublicationFactory(title="Written", authors=[ada])
    for number in range(22):
        editors = [as_editor(ada), as_editor(world.member)]
        PublicationFactory(title=f"Volume {number}", issued_year=1990, authors=editors)
    PublicationFactory(title="Hidden volume", authors=[as_editor(ada)], public=False)
    page = get("/people/ada-lovelace/")
    texts = [text for level, text in page.headings if level == 2]
    assert texts[texts.index("Publications") + 1] == "Edited works"
    assert page.links["See all 22 publications"] == "/publications/?editor=ada-lovelace"
    assert "Hidden volume" not in page.main.text
    written, edited = page.main.text.split("Edited works")
    assert "Written" in written
    assert "Volume" not in written
    assert "Volume 0" in edited
    assert "Co-authors" not in edited
    german = get("/de/people/ada-lovelace/")
    assert (2, "Herausgegebene Werke") in german.headings


def test_who_only_edited_has_no_publications_and_who_only_wrote_no_edited_works(
    site_tree: SiteTree, get: Any
) -> None:
    PublicationFactory(authors=[PersonFactory(given="Ada", family="Of")])
    PublicationFactory(authors=[as_editor(PersonFactory(given="Ed", family="Of"))])
    assert [text for level, text in get("/people/ada-of/").headings if level == 2] == [
        "Publications"
    ]
    assert [text for level, text in get("/people/ed-of/").headings if level == 2] == [
        "Edited works"
    ]


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


def test_a_former_member_of_unknown_dates_is_called_one(world: World, get: Any) -> None:
    world.member.memberships.update(start="", end="", former=True)
    page = get(f"/people/{world.member.slug}/")
    assert "Former member" in page.main.one("header").text
    assert "formerly" in page.main.text
    assert "Year unknown" in get("/people/").main.text
