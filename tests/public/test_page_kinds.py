"""What each kind of page shows, in order."""

import itertools
from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import reverse

from labportal.models import HomePage, StandardPage
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
    portrait,
)
from tests.public.conftest import INDEX_PAGES, SiteTree, World, makes_renditions
from tests.public.data_blocks import assert_scripts_are_files_or_data
from tests.public.html import Html


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
        (2, "Recent publications"),
    ]
    assert page.main.one("p", "lead").text == "What we do."
    assert page.links["Machines"] == "/research/machines/"
    assert "Led by Ada Lovelace" in page.main.text
    assert page.links["On engines"] == world.paths["publication"]


def test_recent_publications_are_the_five_latest(site_tree: SiteTree, get: Any) -> None:
    for year in range(2015, 2023):
        PublicationFactory(title=f"Of {year}", issued_year=year)
    titles = [element.text for element in get("/").main.all("span", "citation-title")]
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


def test_a_group_page_shows_text_key_publications_members_topics_and_publications(
    world: World, get: Any
) -> None:
    page = get("/research/machines/")
    assert page.headings == [
        (1, "Machines"),
        (2, "Led by"),
        (2, "Aims"),
        (3, "First"),
        (2, "Key publications"),
        (2, "Members"),
        (3, "Doctoral researchers"),
        (2, "Topics"),
        (2, "Recent publications"),
    ]
    assert page.links["Prof. Dr. Ada Lovelace"] == "/people/ada-lovelace/"
    assert page.links["Charles Babbage"] == "/people/charles-babbage/"
    assert page.links["Privacy"] == "/topics/privacy/"
    assert "To compute." in page.main.text


def test_a_group_page_without_anything_says_what_will_be_there(
    site_tree: SiteTree, get: Any
) -> None:
    group = ResearchGroupFactory(slug="new", names={"en": "New"})
    site_tree.add_group_pages(group, title="New")
    page = get("/research/new/")
    assert page.headings == [(1, "New"), (2, "Key publications"), (2, "Members")]
    assert [element.text for element in page.main.all("p", "empty")] == [
        "What this group works on will appear here.",
        "The group’s key publications will appear here.",
        "The members of the group will appear here.",
    ]


def test_an_empty_portal_says_what_will_be_there(site_tree: SiteTree, get: Any) -> None:
    for path in ("/", *(f"/{kind}/" for kind in INDEX_PAGES)):
        assert get(path).main.all("p", "empty"), path
        assert get(f"/de{path}").main.all("p", "empty"), path


def test_the_people_page_lists_by_role_and_then_alumni(site_tree: SiteTree, get: Any) -> None:
    head = RoleFactory(order=1, names={"en": ("Head", "")})
    student = RoleFactory(order=2, names={"en": ("Student", "Students")})
    MembershipFactory(role=student, person__given="Zoe", person__family="Adams")
    MembershipFactory(role=student, person__given="Amy", person__family="Zhou")
    MembershipFactory(role=head, person__given="Ada", group=None)
    group = ResearchGroupFactory(names={"en": "Looms"})
    MembershipFactory(
        role=student,
        group=group,
        person__given="Al",
        start="2015",
        end="2018-03",
        destination="Turin",
    )
    MembershipFactory(role=student, person__given="Future", start="2999")
    page = get("/people/")
    assert page.headings[1:] == [(2, "Head"), (2, "Students"), (2, "Alumni")]
    names = [element.text for element in page.main.all("p", "person-name")]
    assert names == ["Ada Lovelace", "Zoe Adams", "Amy Zhou", "Al Lovelace"]
    assert "Student, Looms, 2015 – March 2018 Afterwards: Turin" in page.main.text


def test_a_person_is_listed_as_their_record_says(site_tree: SiteTree, get: Any) -> None:
    person = PersonFactory(
        given="Huaqi", preferred_given="Harvey", particle="van der", family="Qiu", suffix="Jr."
    )
    MembershipFactory(person=person)
    assert "Huaqi (Harvey) van der Qiu Jr." in get("/people/").links
    assert get(f"/people/{person.slug}/").headings[0] == (1, "Huaqi (Harvey) van der Qiu Jr.")


def test_a_person_page_shows_roles_text_topics_and_publications(world: World, get: Any) -> None:
    world.lead.orcid = "0000-0002-1825-0097"
    world.lead.save()
    page = get("/people/ada-lovelace/")
    assert page.headings == [
        (1, "Prof. Dr. Ada Lovelace"),
        (2, "At the lab"),
        (2, "About"),
        (2, "Topics"),
        (2, "Publications"),
        (3, "2024"),
    ]
    assert page.main.one("p", "lead").text == "Professor of Engines"
    assert page.links["ORCID 0000-0002-1825-0097"] == "https://orcid.org/0000-0002-1825-0097"
    assert "Doctoral researcher, Machines, since April 2015" in page.main.text
    assert page.links["Machines"] == "/research/machines/"
    image = page.main.one("img")
    assert image["alt"] == "Portrait of Ada Lovelace"
    assert (image["width"], image["height"]) == ("320", "320")


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
    assert "By Ada Busy only" in get("/publications/?person=ada-busy").main.text


def test_topics_are_listed_by_name(site_tree: SiteTree, get: Any) -> None:
    for name in ("zebras", "Apes", "Mice"):
        TopicFactory(name=name)
    assert [text for level, text in get("/topics/").headings if level == 2] == [
        "Apes",
        "Mice",
        "zebras",
    ]


def test_a_topic_page_shows_groups_people_and_publications(world: World, get: Any) -> None:
    page = get("/topics/privacy/")
    assert page.headings == [
        (1, "Privacy"),
        (2, "Research groups"),
        (2, "People"),
        (2, "Publications"),
    ]
    assert page.main.one("p", "lead").text == "Keeping secrets."
    for text in ("Machines", "Prof. Dr. Ada Lovelace", "Charles Babbage", "On engines"):
        assert text in page.links


def test_publications_are_listed_by_year(site_tree: SiteTree, get: Any) -> None:
    for year in (2020, None, 2022, 2020):
        PublicationFactory(issued_year=year)
    page = get("/publications/")
    assert page.headings[1:] == [(2, "2022"), (2, "2020"), (2, "Without a year")]
    assert "4 publications" in page.main.text


def test_the_filter_form_keeps_what_was_chosen(world: World, get: Any) -> None:
    query = "year=2024&type=article-journal&topic=privacy&group=machines&sort=oldest&q=engines"
    page = get(f"/publications/?{query}")
    form = page.main.one("form")
    assert form["method"] == "get"
    assert form["action"] == "/publications/"
    chosen = {
        select["name"]: option["value"] or option.text
        for select in form.all("select")
        for option in select.all("option")
        if "selected" in option.attributes
    }
    assert chosen == {
        "year": "2024",
        "type": "article-journal",
        "topic": "privacy",
        "group": "machines",
        "sort": "oldest",
    }
    assert [field["value"] for field in form.all("input")] == ["engines"]
    assert page.links["On engines"] == world.paths["publication"]


def test_a_filter_that_nothing_fits_gives_an_empty_list(world: World, get: Any) -> None:
    for query in ("year=0", "year=MMXX", "year=²", "type=poem", "topic=x", "group=x", "person=x"):
        page = get(f"/publications/?{query}")
        assert page.main.one("p", "empty").text.startswith("No publication fits"), query
        assert page.links["Show all publications"] == "/publications/", query


def test_a_filter_of_nothing_but_nul_is_no_filter(world: World, get: Any) -> None:
    assert "One publication" in get("/publications/?q=%00&year=%00").main.text


def test_a_long_list_has_pages_that_keep_the_filter(site_tree: SiteTree, get: Any) -> None:
    for _number in range(51):
        PublicationFactory(authors=[])
    page = get("/publications/?year=2024&sort=title")
    assert len(page.main.all("p", "citation")) == 50
    assert page.links["Next page"] == "?year=2024&sort=title&page=2"
    last = get("/publications/?year=2024&sort=title&page=2")
    assert len(last.main.all("p", "citation")) == 1
    assert last.links["Previous page"] == "?year=2024&sort=title&page=1"
    assert "Page 2 of 2" in last.main.text


def test_a_page_of_the_list_that_there_is_not_is_not_found(world: World, get: Any) -> None:
    for number in ("2", "0", "-1", "last", "9" * 30):
        get(f"/publications/?page={number}", status=404)


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
        "Date": "Feb. 3, 2024",
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


def test_a_publication_page_names_the_groups_whose_key_publication_it_is(
    world: World, get: Any
) -> None:
    page = get(world.paths["publication"])
    assert page.headings == [
        (1, "On engines"),
        (2, "Details"),
        (2, "Cite as"),
        (2, "Topics"),
        (2, "Key publication of"),
    ]
    assert page.links["Machines"] == "/research/machines/"


def test_publications_can_be_downloaded_from_where_they_are_shown(world: World, get: Any) -> None:
    path = world.paths["publication"].rstrip("/")
    assert get(f"{path}/").links["BibTeX"] == f"{path}.bib"
    assert get(f"/de{path}/").links["BibTeX"] == f"/de{path}.bib"
    assert get("/publications/").links["BibTeX"] == "/publications/export.bib"
    assert (
        get("/publications/?q=engines&page=1").links["BibTeX"]
        == "/publications/export.bib?q=engines"
    )


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
    assert any("components.css" in link["href"] for link in page.all("link"))
